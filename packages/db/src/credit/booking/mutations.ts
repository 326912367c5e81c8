import type { ApprovalName, ApprovalPayload } from "@foyer/domain/approvals";
import type { ProposalId } from "@foyer/domain/approvals/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import { mayBook, refuseHeld } from "@foyer/domain/credit/booking/rules";
import type { Draw } from "@foyer/domain/credit/booking/schema";
import { type Minor, minor } from "@foyer/domain/kernel/money";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import { addDays, type CalendarDate, type Instant } from "@foyer/domain/kernel/time";
import { propose } from "../../approvals/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { standingOfLine } from "../holds/queries.ts";
import type { CreditLine } from "../exposure/lines/queries.ts";
import { type DrawnPart, drawnParts } from "./reservations/queries.ts";

export type CreditAct = Extract<ApprovalName, `credit.${"book-stay" | "change-stay" | "reserve" | "enter-invoice"}`>;

/** So much more of a client's limit. */
interface Use {
  readonly clientId: ClientId;
  readonly line: CreditLine;
  readonly amount: Minor;
  /** How much more of the limit is used once it is written. */
  readonly adds: Minor;
}

/** New business of a client, before it is written. */
export interface Business<Name extends CreditAct> extends Use {
  readonly act: Name;
  /** The day for which it is expected. */
  readonly from: CalendarDate;
  readonly reason: string | null;
  readonly payload: ApprovalPayload<Name>;
}

interface Agreement {
  /** Finance agreed to it already, though the client is on soft hold: what is left to judge is the limit. */
  readonly agreed?: true | undefined;
}
export type AsAgreed<Input> = Input & Agreement;

export type Written<T> =
  | ({ readonly outcome: "booked" } & T)
  | { readonly outcome: "asked"; readonly proposalId: ProposalId };

/** What is held is refused by name. Answers how the limit stands where finance has to agree; nothing where it passes. */
async function weigh(
  trx: Trx,
  { clientId, line, amount, adds }: Use,
  { on, agreed }: Agreement & { readonly on: CalendarDate },
) {
  const standing = await standingOfLine(trx, line, on);
  const overdue = agreed && standing.overdue === "soft" ? null : standing.overdue;
  const verdict = mayBook({ ...standing, overdue, amount, adds });
  if (verdict.verdict === "passes") return undefined;
  const { name } = await clientNamed(trx, clientId);
  const { limit, exposure, used } = standing;
  const { currency } = trx.property;
  refuseHeld(verdict, { client: name, limit, exposure, amount, overdueDays: used.overdueDays, currency });
  return { name, exposure, overdueDays: used.overdueDays };
}

const needsFinance = ({ name, overdueDays }: { readonly name: string; readonly overdueDays: number }) =>
  new Refusal("conflict", "credit.needs-finance", { client: name, days: overdueDays });

/** Refuses what would not pass by itself: nobody is asked. */
export async function refuseUnlessFree(trx: Trx, use: Use, on: CalendarDate): Promise<void> {
  const asks = await weigh(trx, use, { on });
  if (asks) throw needsFinance(asks);
}

/**
 * Judges new business against the limit whose lock the caller holds: it passes, is refused by name, or, where a debt is late
 * and a reason is given, is put before finance. (A7.5)
 */
export async function judge<Name extends CreditAct>(
  trx: Trx,
  business: Business<Name>,
  { now, on, agreed }: Agreement & { readonly now: Instant; readonly on: CalendarDate },
): Promise<ProposalId | undefined> {
  const { act, clientId, amount, adds, from, reason, payload } = business;
  const asks = await weigh(trx, business, { on, agreed });
  if (!asks) return undefined;
  if (reason === null) throw needsFinance(asks);
  const { name, exposure, overdueDays } = asks;
  return propose(
    trx,
    {
      act,
      row: clientId,
      about: name,
      before: { exposure, overdue: overdueDays },
      after: { exposure: minor(exposure + adds), amount, from },
      reason,
      payload,
    },
    now,
  );
}

async function clientNamed(trx: Trx, id: ClientId) {
  const row = await trx
    .selectFrom("client")
    .select("name")
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .executeTakeFirst();
  return found(row, "clients.not-found", { id });
}

/** Whether what is expected for a day counts today: beyond the horizon it will when its time comes. */
export const countsOn = (from: CalendarDate, { on, horizon }: { on: CalendarDate; horizon: number }): boolean =>
  from <= addDays(on, horizon);

/** Refuses drawing on what is not there any more, and answers how much of what is drawn counted until now. */
export async function drawable(
  trx: Trx,
  { clientId, draws }: { clientId: ClientId; draws: readonly Draw[] },
  window: { on: CalendarDate; horizon: number },
): Promise<{ counted: Minor; parts: readonly DrawnPart[] }> {
  const parts = await drawnParts(trx, { clientId, draws });
  const counted = parts.filter(({ expectedOn }) => countsOn(expectedOn, window));
  return { parts, counted: minor(counted.reduce((sum, { amountMinor }) => sum + amountMinor, 0)) };
}

/** Neither a file that was put away nor bookings without a client have credit. */
export function refuseClosed({ status, house }: { readonly status: string; readonly house: boolean }): void {
  if (house || status !== "active") throw new Refusal("conflict", "credit.client-closed");
}
