import { addDays, type CalendarDate } from "../../kernel/time.ts";
import type { ClientClass, Tier } from "../schema.ts";
import type { FileItem } from "./schema.ts";

const company = ["owner", "industry", "city", "address", "contact", "decisionMaker", "phone", "mail"] as const;
const guest = ["owner", "city", "contact", "phone", "mail", "birthday", "preferences"] as const;

/** The items a file needs, by what the client comes for: nobody asks a casual guest for a decision maker. (A2.1, A3) */
export const neededBy: Readonly<Record<ClientClass, readonly FileItem[]>> = {
  business: [...company, "preferences"],
  conference: [...company, "specialNeeds"],
  government: company,
  association: company,
  "travel-agency": company,
  "long-stay": [...company.filter((item) => item !== "decisionMaker"), "birthday", "preferences", "specialNeeds"],
  "leisure-group": ["owner", "city", "contact", "decisionMaker", "phone", "mail", "specialNeeds"],
  "leisure-individual": guest,
  casual: ["contact", "phone", "mail", "preferences"],
};

export type Weights = Readonly<Record<FileItem, number>>;

/** A file's completeness in whole percent, never rounded up to what it is not; what it lacks, the weightiest first. */
export function completeness(
  filled: Readonly<Record<FileItem, boolean>>,
  clientClass: ClientClass,
  weights: Weights,
): { percent: number; missing: FileItem[] } {
  const needed = neededBy[clientClass].filter((item) => weights[item] > 0);
  const sum = (items: readonly FileItem[]) => items.reduce((total, item) => total + weights[item], 0);
  const missing = needed.filter((item) => !filled[item]).toSorted((a, b) => weights[b] - weights[a]);
  const total = sum(needed);
  return { percent: total === 0 ? 100 : Math.floor((100 * (total - sum(missing))) / total), missing };
}

/** Days after which a file wants looking at again, per tier. */
export type StaleAfter = Readonly<Record<Tier, number>>;

export interface Verifiable {
  readonly tier: Tier;
  readonly verifiedOn: CalendarDate | null;
  /** A new file counts as seen on the day it was opened. */
  readonly createdOn: CalendarDate;
}

/** The day from which a file is stale: so many days have then passed since somebody confirmed it. (A2.7, B1.2) */
export const staleOn = ({ tier, verifiedOn, createdOn }: Verifiable, after: StaleAfter): CalendarDate =>
  addDays(verifiedOn ?? createdOn, after[tier]);

export const isStale = (file: Verifiable, after: StaleAfter, today: CalendarDate): boolean =>
  staleOn(file, after) <= today;

export interface ToVerify {
  readonly status: "active" | "archived";
  readonly house: boolean;
  readonly verifiedOn: CalendarDate | null;
  /** When somebody of the client was last reached. */
  readonly reachedOn: CalendarDate | null;
}

/**
 * Why a file cannot be confirmed as unchanged today, if it cannot: somebody there must have been reached lately enough to
 * have said so. (B1.2)
 */
export function whyNotVerified(
  { status, house, verifiedOn, reachedOn }: ToVerify,
  within: number,
  today: CalendarDate,
): string | undefined {
  if (house) return "clients.house-not-kept";
  if (status === "archived") return "clients.is-archived";
  if (verifiedOn === today) return "clients.verified-today";
  return reachedOn === null || reachedOn < addDays(today, -within) ? "clients.not-reached" : undefined;
}
