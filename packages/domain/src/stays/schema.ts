import { z } from "zod";
import { ClientId } from "../clients/schema.ts";
import type { Minor } from "../kernel/money.ts";
import { CalendarDate } from "../kernel/time.ts";

export const StayId = z.int().positive().brand<"StayId">();
export type StayId = z.infer<typeof StayId>;

/** Tentative and definite are on the books; in-house and completed count as production. (B1.5) */
export const stayStatuses = ["tentative", "definite", "in-house", "completed", "cancelled", "no-show"] as const;
export const StayStatus = z.enum(stayStatuses);
export type StayStatus = z.infer<typeof StayStatus>;

export const producingStatuses = ["in-house", "completed"] as const satisfies readonly StayStatus[];

export const revenueKinds = ["room", "food", "meeting", "other"] as const;
export type RevenueKind = (typeof revenueKinds)[number];
export type Revenue = Readonly<Record<RevenueKind, Minor>>;

/** What a stay used and earned on one day. Amounts may be negative: corrections. */
export interface StayDay {
  readonly date: CalendarDate;
  readonly rooms: number;
  /** 0 on the one day of a day use, else 1. */
  readonly nights: 0 | 1;
  readonly revenue: Revenue;
}

/** Nobody books further ahead or stays longer; a larger number is a slip of the keyboard. */
export const longestStay = 1_100;
export const mostRooms = 5_000;

export const StaysOfClient = z.strictObject({
  clientId: ClientId,
  /** The last row of the page before. */
  after: z.strictObject({ arrival: CalendarDate, id: StayId }).optional(),
  limit: z.int().min(1).max(500).default(50),
});
export type StaysOfClient = z.infer<typeof StaysOfClient>;

export const StayById = z.strictObject({ id: StayId });

export const productionKeys = ["client", "rep", "month", "class", "channel"] as const;
export const ProductionBy = z.enum(productionKeys);
export type ProductionBy = z.infer<typeof ProductionBy>;

/** Nights and revenue by consumption date, first and last day included. */
const asked = z.strictObject({
  from: CalendarDate,
  to: CalendarDate,
  by: ProductionBy.default("client"),
  /** Only what makes up one row of another grouping: the clients behind a class, the months of a client. */
  within: z.strictObject({ by: ProductionBy, key: z.string().min(1).max(254) }).optional(),
});
const isRange = ({ from, to }: { from: string; to: string }) => from <= to;
export const ProductionAsked = asked.refine(isRange, { path: ["to"] });
export type ProductionAsked = z.infer<typeof ProductionAsked>;

export const ProductionExport = asked.extend({ format: z.enum(["csv", "xlsx"]) }).refine(isRange, { path: ["to"] });

/** The row of nights whose client had no class, owner or channel on the day. */
export const unassigned = "none";

export interface ProductionFigures {
  /** Different stays with a night or a day use in the range. */
  readonly stays: number;
  readonly roomNights: number;
  readonly revenue: Minor;
}

export interface ProductionRow extends ProductionFigures {
  /** What tells the row apart: the client's reference, a month, a class, a channel, a person's mail address. */
  readonly key: string;
  /** What it is called, where that is not its key. */
  readonly name: string;
  /** The client or person behind it, for a link. */
  readonly id: number | null;
}
