import { createHmac } from "node:crypto";
import type { Cell, CellAnswer, ChangeSet, ChangeSetAnswer, MadeRow } from "@foyer/domain/changes/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { Trx } from "../../kernel/fence.ts";
import { shown } from "../../kernel/sealed.ts";
import type { Grid, NewRowAnswer, PlannedCell, PlannedField } from "../grid.ts";
import { type ChangedField, madeRow, recordChange } from "../mutations.ts";
import { gridNamed } from "../registered/queries.ts";
import { cellKey, changeSetById, editsSince, type LaterEdit, oneAtATime } from "./queries.ts";

/** With the installation's key, for a phone number can be guessed from a bare hash. */
const hashOfContent = (trx: Trx, { grid, scope, rows, cells }: ChangeSet) =>
  createHmac("sha256", trx.key)
    .update(JSON.stringify(rows.length === 0 ? [grid, scope, cells] : [grid, scope, cells, rows]))
    .digest();

function answerOf(planned: PlannedCell, edits: ReadonlyMap<string, LaterEdit>): CellAnswer {
  const { row, field, new: yours } = planned.cell;
  if ("refused" in planned)
    return { row, field, outcome: "refused", code: planned.refused, ...(planned.hint ? { hint: planned.hint } : {}) };
  const edit =
    edits.size === 0
      ? undefined
      : planned.fields.map((each) => edits.get(cellKey(each))).find((each) => each !== undefined);
  if (edit)
    return {
      row,
      field,
      outcome: "conflict",
      yours,
      theirs: planned.stands ?? shown(edit.after),
      by: edit.by,
      at: edit.at,
      base: edit.number,
    };
  return { row, field, outcome: "applied", value: planned.shown === undefined ? yours : planned.shown };
}

/** In a sum-bound grid one cell that cannot be applied keeps all others from it. */
export const together = (answers: CellAnswer[]): CellAnswer[] =>
  answers.every((answer) => answer.outcome === "applied")
    ? answers
    : answers.map((answer) =>
        answer.outcome === "applied"
          ? { row: answer.row, field: answer.field, outcome: "refused", code: "changes.not-together" }
          : answer,
      );

interface NewRowsAnswer {
  readonly answers: readonly CellAnswer[];
  readonly rows: readonly MadeRow[];
}

function answersOfRow({ tempId, cells }: { tempId: string; cells: readonly Cell[] }, made: NewRowAnswer | undefined) {
  if (made && "row" in made)
    return cells.map(({ field, new: typed }): CellAnswer => {
      const value = made.values.get(field);
      return { row: tempId, field, outcome: "applied", value: value === undefined ? typed : value };
    });
  const why = new Map(made?.refused.map(({ field, code }) => [field, code]));
  const unmade = made ? "changes.row-not-made" : "changes.no-new-rows";
  const fields = new Set([...cells.map(({ field }) => field), ...why.keys()]);
  return [...fields].map(
    (field): CellAnswer => ({ row: tempId, field, outcome: "refused", code: why.get(field) ?? unmade }),
  );
}

/** Makes the rows that can be made whole: a row of which one cell is refused is not made at all. */
async function addRows(trx: Trx, { grid, set }: { grid: Grid; set: ChangeSet }, now: Instant): Promise<NewRowsAnswer> {
  if (set.rows.length === 0) return { answers: [], rows: [] };
  const cellsOf = Map.groupBy(set.cells, ({ row }) => row);
  const asked = set.rows.map(({ tempId }) => ({ tempId, cells: cellsOf.get(tempId) ?? [] }));
  const made = grid.adds ? await grid.adds.make(trx, asked, now) : [];
  return {
    answers: asked.flatMap((row, at) => answersOfRow(row, made[at])),
    rows: asked.flatMap(({ tempId }, at) => {
      const each = made[at];
      return each && "row" in each ? [{ tempId, row: String(each.row) }] : [];
    }),
  };
}

/** Answers of a retry: those that were kept, and for all other cells that they were applied as they were sent. */
function answersAgain(cells: readonly Cell[], kept: readonly CellAnswer[]): CellAnswer[] {
  const of = new Map(kept.map((answer) => [`${answer.row}\n${answer.field}`, answer]));
  const sent = new Set(cells.map(({ row, field }) => `${row}\n${field}`));
  return [
    ...cells.map(
      ({ row, field, new: value }): CellAnswer =>
        of.get(`${row}\n${field}`) ?? { row, field, outcome: "applied", value },
    ),
    ...kept.filter(({ row, field }) => !sent.has(`${row}\n${field}`)),
  ];
}

interface Answered {
  readonly cells: readonly Cell[];
  readonly answers: readonly CellAnswer[];
  readonly planned: readonly PlannedCell[];
}

/** What a retry cannot know by itself. What was typed in clear into a protected cell is kept nowhere. */
function worthKeeping({ cells, answers, planned }: Answered): CellAnswer[] {
  const sent = new Map(cells.map(({ row, field, new: value }) => [`${row}\n${field}`, value]));
  return answers.flatMap((answer, at): CellAnswer[] => {
    if (answer.outcome === "applied")
      return sent.get(`${answer.row}\n${answer.field}`) === answer.value ? [] : [answer];
    const plan = planned[at];
    if (answer.outcome === "refused" || plan === undefined || !("shown" in plan)) return [answer];
    return [{ ...answer, yours: plan.shown ?? null }];
  });
}

/**
 * Applies a grid's edits and answers each cell: applied, in conflict with what somebody else changed since the grid was
 * read, or refused. The same id with the same content gets the first answer; with other content it is refused.
 */
export async function applyChangeSet(trx: Trx, set: ChangeSet, now: Instant): Promise<ChangeSetAnswer> {
  const grid = gridNamed(trx, set.grid);
  const contentHash = hashOfContent(trx, set);
  await oneAtATime(trx, set.id);
  const earlier = await changeSetById(trx, set.id);
  if (earlier) {
    if (!earlier.contentHash.equals(contentHash)) throw new Refusal("conflict", "changes.id-taken", { id: set.id });
    const rows = earlier.made.map(([tempId, row]) => ({ tempId, row }));
    return { number: earlier.number, answers: answersAgain(set.cells, earlier.answers), rows };
  }
  const fresh = new Set(set.rows.map(({ tempId }) => tempId));
  const cells = fresh.size === 0 ? set.cells : set.cells.filter(({ row }) => !fresh.has(row));
  const planned = cells.length === 0 ? [] : await grid.plan(trx, { cells, scope: set.scope }, now);
  const fields = planned.flatMap((each) => ("fields" in each ? each.fields : []));
  const edits = await editsSince(trx, { subject: grid.subject, fields, base: set.base });
  const single = planned.map((each) => answerOf(each, edits));
  const judged = grid.together ? together(single) : single;
  const standing = planned.flatMap((each, at) =>
    judged[at]?.outcome === "applied" && "fields" in each ? each.fields : [],
  );
  const added = await addRows(trx, { grid, set }, now);
  const answers = [...judged, ...added.answers];
  const made = added.rows.map(({ row }) => madeRow(grid.subject, Number(row)));
  const number = await store(trx, grid, { act: `${set.grid}.edit`, fields: standing, made, now });
  await trx
    .insertInto("changeSet")
    .values({
      propertyId: trx.propertyId,
      id: set.id,
      grid: set.grid,
      contentHash,
      number,
      answers: JSON.stringify(worthKeeping({ cells: set.cells, answers, planned })),
      made: JSON.stringify(added.rows.map(({ tempId, row }) => [tempId, row])),
    })
    .execute();
  return { number, answers, rows: added.rows };
}

interface Stored {
  readonly act: string;
  readonly fields: readonly PlannedField[];
  /** Rows that were made along. */
  readonly made?: readonly ChangedField[];
  readonly undoes?: number;
  readonly now: Instant;
}

/** Writes fields and records them; the number of the change, or nothing where all of them stood already. */
export async function store(
  trx: Trx,
  grid: Grid,
  { act, fields, made = [], undoes, now }: Stored,
): Promise<number | null> {
  const changed = fields.filter((field) => field.before !== field.after);
  if (changed.length + made.length === 0) return null;
  if (changed.length > 0) await grid.write(trx, changed, now);
  return recordChange(trx, {
    act,
    at: now,
    ...(undoes === undefined ? {} : { undoes }),
    fields: [...made, ...changed.map((field) => ({ subject: grid.subject, ...field }))],
  });
}
