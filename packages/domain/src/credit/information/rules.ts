import Fraction from "fraction.js";
import type { ClientStatus } from "../../clients/schema.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import type { YearAmount } from "./schema.ts";

type Amounts = Readonly<Record<YearAmount, number | null>>;

/** What an analyst reads first of a year's figures. */
export interface YearRatios {
  /** Of revenue. */
  readonly profitPercent: string | null;
  /** Debts of assets. */
  readonly debtPercent: string | null;
  /** Current assets ÷ current liabilities. */
  readonly liquidity: string | null;
}

const ratio = (part: number | null, whole: number | null, scale: number): string | null =>
  part === null || whole === null || whole === 0
    ? null
    : new Fraction(part, whole)
        .mul(scale)
        .round(scale === 1 ? 2 : 1)
        .toString();

export const yearRatios = (year: Amounts): YearRatios => ({
  profitPercent: ratio(year.profitMinor, year.revenueMinor, 100),
  debtPercent: ratio(year.liabilitiesMinor, year.assetsMinor, 100),
  liquidity: ratio(year.currentAssetsMinor, year.currentLiabilitiesMinor, 1),
});

/** The house account stands for bookings without a client, and an archived file is over: neither has a credit file. */
export function refuseClosedFile({ status, house }: { readonly status: ClientStatus; readonly house: boolean }): void {
  if (house || status === "archived") throw new Refusal("conflict", "credit.client-closed-file");
}

export function refuseFuture(date: CalendarDate | null, today: CalendarDate): void {
  if (date !== null && date > today) throw new Refusal("invalid", "credit.date-in-future");
}
