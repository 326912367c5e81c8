import { ClientClass } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { type CalendarDate, firstDay, lastDay, type Month, monthsOfYear } from "@foyer/domain/kernel/time";
import { type TargetMetric, type TargetsAsked, targetRowId } from "@foyer/domain/targets/schema";
import { sql } from "kysely";
import { lastChangeNumber } from "../changes/queries.ts";
import type { Trx } from "../kernel/fence.ts";
import { reachedStaff } from "../staff/queries.ts";
import { type Actual, actuals } from "./actuals/queries.ts";

/** One rep in one class: twelve months of target, of what came of it, and of last year. */
export interface TargetLine {
  readonly class: ClientClass;
  readonly staffId: StaffId | null;
  readonly name: string | null;
  /** By which reps are ordered: the mail address; empty for nobody. */
  readonly code: string;
  readonly target: readonly number[];
  readonly actual: readonly number[];
  readonly lastYear: readonly number[];
  /** The months until the rep leaves: a split gives to no later ones. */
  readonly takes: readonly boolean[];
}

interface Rep {
  readonly staffId: StaffId | null;
  readonly name: string | null;
  readonly code: string;
  readonly takes: readonly boolean[];
}

const yearOfDays = (year: number) => ({ from: firstDay(`${year}-01` as Month), to: lastDay(`${year}-12` as Month) });

const nobody: Rep = { staffId: null, name: null, code: "", takes: Array.from({ length: 12 }, () => false) };

/**
 * Everybody who ever had a role here, and the months of the year that they may be given: a rep's, until that role ends.
 * Who joins during the year may be given its earlier months, or the year in which a hotel begins could not be planned whole.
 */
async function repsOf(trx: Trx, year: number): Promise<Rep[]> {
  const months = monthsOfYear(year);
  const rows = await trx
    .selectFrom("staffRole")
    .innerJoin("staff", "staff.id", "staffRole.staffId")
    .select(["staff.id", "staff.name", "staff.email", "staffRole.role", "staffRole.fromDate", "staffRole.toDate"])
    .where("staffRole.propertyId", "=", trx.propertyId)
    .orderBy("staff.email")
    .execute();
  const asRep = (id: StaffId, month: Month) =>
    rows.some(
      (row) =>
        row.id === id && row.role === "rep" && row.fromDate <= yearOfDays(year).to && row.toDate > firstDay(month),
    );
  const people = new Map(rows.map((row) => [row.id, row]));
  return [...people.values()].map(({ id, name, email }) => ({
    staffId: id,
    name,
    code: email,
    takes: months.map((month) => asRep(id, month)),
  }));
}

/** The months that hold a target, each with its line. */
export const storedMonths = (trx: Trx, { year, metric }: TargetsAsked) =>
  trx
    .selectFrom("target")
    .innerJoin("targetMonth", (join) =>
      join.on("targetMonth.propertyId", "=", trx.propertyId).onRef("targetMonth.targetId", "=", "target.id"),
    )
    .select([
      "target.id",
      "target.class",
      "target.staffId",
      sql<number>`target_month.month - 1`.as("month"),
      "targetMonth.amount",
    ])
    .where("target.propertyId", "=", trx.propertyId)
    .where("target.year", "=", year)
    .where("target.metric", "=", metric)
    .execute();

type Monthly = ReadonlyMap<string, readonly number[]>;

function monthly(cells: readonly Actual[]): Monthly {
  const rows = new Map<string, number[]>();
  for (const { class: clientClass, staffId, month, amount } of cells) {
    const key = targetRowId({ kind: "rep", class: clientClass, staffId });
    const months = rows.get(key) ?? Array.from({ length: 12 }, () => 0);
    months[month] = (months[month] ?? 0) + amount;
    rows.set(key, months);
  }
  return rows;
}

const none: readonly number[] = Array.from({ length: 12 }, () => 0);

/** The lines of a year that the actor sees: every rep of the year in every class, and whoever else has figures there. */
export async function targetLines(trx: Trx, asked: TargetsAsked, on: CalendarDate): Promise<TargetLine[]> {
  const reached = await reachedStaff(trx, "targets:read", on);
  const reps = [...(await repsOf(trx, asked.year)), nobody];
  const target = monthly(await storedMonths(trx, asked));
  const actual = monthly(await actuals(trx, { metric: asked.metric, ...yearOfDays(asked.year) }));
  const lastYear = monthly(await actuals(trx, { metric: asked.metric, ...yearOfDays(asked.year - 1) }));
  return ClientClass.options.flatMap((clientClass) =>
    reps.flatMap(({ staffId, name, code, takes }) => {
      const key = targetRowId({ kind: "rep", class: clientClass, staffId });
      const figures = [target, actual, lastYear].map((rows) => rows.get(key));
      const shown = takes.some(Boolean) || figures.some((months) => months?.some((amount) => amount !== 0));
      const seen = reached === undefined || (staffId !== null && reached.includes(staffId));
      const [mine = none, came = none, before = none] = figures;
      return shown && seen
        ? [{ class: clientClass, staffId, name, code, takes, target: mine, actual: came, lastYear: before }]
        : [];
    }),
  );
}

/** The same lines with their targets as they are now: read again under the lock, when another spread may just have been committed. */
export async function withTargetsNow(
  trx: Trx,
  asked: TargetsAsked,
  lines: readonly TargetLine[],
): Promise<TargetLine[]> {
  const target = monthly(await storedMonths(trx, asked));
  return lines.map((line) => ({ ...line, target: target.get(targetRowId({ kind: "rep", ...line })) ?? none }));
}

/** The year grid, with the number of the last change it has seen. (A5.1) */
export async function targetGrid(trx: Trx, asked: TargetsAsked, on: CalendarDate) {
  const base = await lastChangeNumber(trx);
  const lines = await targetLines(trx, asked, on);
  return { ...asked, base, rows: lines.map(({ takes: _, code: __, ...line }) => line) };
}

/** Target and actual of each rep in one month, over all classes: what scores and rewards read. */
export async function repAttainment(trx: Trx, { metric, month }: { metric: TargetMetric; month: Month }) {
  const [year, index] = [Number(month.slice(0, 4)), Number(month.slice(5)) - 1];
  const target = (await storedMonths(trx, { year, metric })).filter((cell) => cell.month === index);
  const actual = await actuals(trx, { metric, from: firstDay(month), to: lastDay(month) });
  const staffIds = [...new Set([...target, ...actual].map((cell) => cell.staffId))];
  const sum = (cells: readonly Actual[], staffId: StaffId | null) =>
    cells.reduce((total, cell) => (cell.staffId === staffId ? total + cell.amount : total), 0);
  return staffIds.map((staffId) => ({ staffId, target: sum(target, staffId), actual: sum(actual, staffId) }));
}
