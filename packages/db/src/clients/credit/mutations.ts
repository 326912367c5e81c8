import type { CreditGrade, CreditHold, CreditLimit, CreditTerm } from "@foyer/domain/clients/credit/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { Trx } from "../../kernel/fence.ts";
import { ofParts, setDated } from "../dated/mutations.ts";

/** What is decided about one client; what is not named stays, null ends it. */
export interface CreditDecision {
  readonly clientId: ClientId;
  readonly grade?: CreditGrade | null;
  readonly limit?: CreditLimit | null;
  readonly term?: CreditTerm | null;
  readonly hold?: { readonly hold: CreditHold; readonly reasons: readonly string[] } | null;
}

/** Writes decisions about clients' credit, in force from a day on. The change is recorded by whoever decides. */
export async function setCredit(
  trx: Trx,
  { from, decisions }: { from: CalendarDate; decisions: readonly CreditDecision[] },
): Promise<void> {
  const set = (
    aspect: "creditGrade" | "creditLimit" | "creditTerm" | "creditHold",
    valueOf: (decision: CreditDecision) => string | null | undefined,
  ) => {
    const values = decisions.flatMap((decision) => {
      const value = valueOf(decision);
      return value === undefined ? [] : [{ clientId: decision.clientId, value }];
    });
    return setDated(trx, { aspect, from, values });
  };
  await set("creditGrade", ({ grade }) => grade);
  await set("creditLimit", ({ limit }) => limit && ofParts(limit.limitMinor, limit.currency));
  await set("creditTerm", ({ term }) => term && ofParts(term.term, term.days));
  await set("creditHold", ({ hold }) => hold && ofParts(hold.hold, `{${hold.reasons.join(",")}}`));
}
