import { z } from "zod";
import { ClientClass } from "../clients/schema.ts";
import { StaffId } from "../kernel/ids.ts";
import { type Currency, currencyExponents } from "../kernel/money.ts";

export const TargetId = z.int().positive().brand<"TargetId">();
export type TargetId = z.infer<typeof TargetId>;

export const targetMetrics = ["revenue", "room-nights", "new-clients", "visits", "contacts"] as const;
export const TargetMetric = z.enum(targetMetrics);
export type TargetMetric = z.infer<typeof TargetMetric>;

const TargetYear = z.int().min(2000).max(2999);

/** How a sum that was typed is split over the months and reps below it. */
export const spreads = ["last-year", "evenly"] as const;
export const Spread = z.enum(spreads);
export type Spread = z.infer<typeof Spread>;

export const TargetsAsked = z.strictObject({ year: TargetYear, metric: TargetMetric.default("revenue") });
export type TargetsAsked = z.infer<typeof TargetsAsked>;

/** What a change set of the target grid carries beside its cells. */
export const TargetScope = z.strictObject({
  year: TargetYear,
  metric: TargetMetric.default("revenue"),
  spread: Spread.default("last-year"),
});
export type TargetScope = z.infer<typeof TargetScope>;

/** The smallest step of a target: whole units of the currency, whole nights, whole visits. Revenue is held in minor units. */
export const grainOf = (metric: TargetMetric, currency: Currency): number =>
  metric === "revenue" ? 10 ** currencyExponents[currency] : 1;

/** A row of the grid: everything, a class, or one rep in a class; nobody's where the client had no owner. */
export type TargetRow =
  | { readonly kind: "all" }
  | { readonly kind: "class"; readonly class: ClientClass }
  | { readonly kind: "rep"; readonly class: ClientClass; readonly staffId: StaffId | null };

export function targetRowId(row: TargetRow): string {
  if (row.kind === "rep") return `${row.class}:${row.staffId ?? "none"}`;
  return row.kind === "all" ? "all" : row.class;
}

export function parseTargetRow(id: string): TargetRow | undefined {
  if (id === "all") return { kind: "all" };
  const [name, staff] = id.split(":");
  const clientClass = ClientClass.safeParse(name);
  if (!clientClass.success) return undefined;
  if (staff === undefined) return { kind: "class", class: clientClass.data };
  if (staff === "none") return { kind: "rep", class: clientClass.data, staffId: null };
  const staffId = StaffId.safeParse(Number(staff));
  return staffId.success ? { kind: "rep", class: clientClass.data, staffId: staffId.data } : undefined;
}

const months = Array.from({ length: 12 }, (_, index) => index);
export const monthField = (month: number): string => `m${String(month + 1).padStart(2, "0")}`;
/** The month of a month's column, 1 = January. */
export const monthOfField = (field: string): number => Number(field.slice(1));
export const quarterField = (quarter: number): string => `q${quarter + 1}`;

/** The columns of the grid and the months (0 = January) each is the sum of. */
export const targetFields: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ["year", months],
  ...[0, 1, 2, 3].map((quarter) => [quarterField(quarter), months.slice(quarter * 3, quarter * 3 + 3)] as const),
  ...months.map((month) => [monthField(month), [month]] as const),
]);
