import { type Currency, decimal, type Minor, minor } from "../../kernel/money.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { StayStatus } from "../../stays/schema.ts";
import { enteredHere } from "../exposure/rules.ts";
import type { Standing } from "../holds/rules.ts";

/** Why a booking is held. */
export type HeldBecause = "overdue-hard" | "no-limit" | "cash-only" | "over-limit";

export interface Asked extends Standing {
  /** What is to be booked. */
  readonly amount: Minor;
  /** How much of it counts today: nothing beyond the horizon, less than all where it takes the place of what counts already. */
  readonly adds: Minor;
}

export type Verdict =
  | { readonly verdict: "passes" }
  /** Finance has to agree. */
  | { readonly verdict: "ask" }
  | { readonly verdict: "held"; readonly because: HeldBecause; readonly over: Minor };

const passes = { verdict: "passes" } as const;

/**
 * May so much more be booked? What only takes the place of something that counts already always passes: an invoice of a stay
 * is no new business. None granted and cash only differ: the one blocks where the house says so, the other always. What an
 * override covers passes whatever else is so. (A7.4, A7.5)
 */
export function mayBook({ limit, noneMeansCash, exposure, amount, adds, overdue, upTo }: Asked): Verdict {
  if (amount <= 0) return passes;
  const after = minor(exposure + adds);
  if (upTo !== null && after <= upTo) return passes;
  const most = limit === null ? upTo : minor(Math.max(limit, upTo ?? 0));
  const over = minor(most === null ? 0 : Math.max(0, after - most));
  const held = (because: HeldBecause): Verdict => ({ verdict: "held", because, over });
  if (overdue === "hard") return held("overdue-hard");
  if (limit === null && noneMeansCash) return held("no-limit");
  if (limit === 0) return held("cash-only");
  if (limit !== null && after > limit) return held("over-limit");
  return overdue === "soft" ? { verdict: "ask" } : passes;
}

export interface Figures {
  readonly client: string;
  readonly limit: Minor | null;
  readonly exposure: Minor;
  readonly amount: Minor;
  readonly overdueDays: number;
  readonly currency: Currency;
}

/** `1234567.50` as `1,234,567.50`. */
const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?=\.|$))/g, ",");

/** Refuses what is held by name, with the figures that its words need and, in them, what to do. */
export function refuseHeld(verdict: Verdict, figures: Figures): void {
  if (verdict.verdict !== "held") return;
  const { client, currency, overdueDays } = figures;
  const money = (amount: Minor) => `${currency} ${grouped(decimal(amount, currency))}`;
  const details = {
    client,
    days: overdueDays,
    amount: money(figures.amount),
    exposure: money(figures.exposure),
    limit: figures.limit === null ? null : money(figures.limit),
    over: money(verdict.over),
  };
  switch (verdict.because) {
    case "overdue-hard":
      throw new Refusal("conflict", "credit.overdue-hard", details);
    case "no-limit":
      throw new Refusal("conflict", "credit.no-limit", details);
    case "cash-only":
      throw new Refusal("conflict", "credit.cash-only", details);
    case "over-limit":
      throw new Refusal("conflict", "credit.over-limit", details);
  }
}

/** Documents that are business on credit; the others say what is owed already. */
const creditBusiness: readonly string[] = ["invoice", "debit-note"];
export const isCreditBusiness = (kind: string): boolean => creditBusiness.includes(kind);

/** Only what was entered here and is not over is changed here; what was billed stays as it was billed. */
export function refuseStayChange({
  source,
  status,
  billed,
}: {
  readonly source: string;
  readonly status: StayStatus;
  readonly billed: boolean;
}): void {
  if (source !== enteredHere) throw new Refusal("conflict", "credit.stay-not-here");
  if (status !== "tentative" && status !== "definite") throw new Refusal("conflict", "credit.stay-over");
  if (billed) throw new Refusal("conflict", "credit.stay-billed");
}
