import { createHash } from "node:crypto";
import type { CellAnswer, CellValue, ChangeSet, ChangeSetAnswer } from "@foyer/domain/changes/schema";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { type GridName, grids } from "../../grids.ts";
import type { Trx } from "../../kernel/fence.ts";
import type { Grid, PlannedCell, PlannedField } from "../grid.ts";
import { recordChange } from "../mutations.ts";
import { lastChangeNumber } from "../queries.ts";
import { cellKey, changeSetById, editsSince, fieldsOfChange, type LaterEdit, oneAtATime } from "./queries.ts";

function gridNamed(trx: Trx, name: string): Grid {
  const grid = Object.hasOwn(grids, name) ? grids[name as GridName] : undefined;
  const known = found(grid, "changes.unknown-grid", { grid: name });
  refuseUnless(trx.actor, known.act);
  return known;
}

const hashOfContent = (set: ChangeSet) =>
  createHash("sha256")
    .update(JSON.stringify([set.grid, set.scope, set.cells]))
    .digest();

function answerOf(planned: PlannedCell, edits: ReadonlyMap<string, LaterEdit>): CellAnswer {
  const { row, field, new: yours } = planned.cell;
  if ("refused" in planned)
    return { row, field, outcome: "refused", code: planned.refused, ...(planned.hint ? { hint: planned.hint } : {}) };
  const edit = planned.fields.map((each) => edits.get(cellKey(each))).find((each) => each !== undefined);
  if (edit)
    return {
      row,
      field,
      outcome: "conflict",
      yours,
      theirs: planned.stands ?? edit.after,
      by: edit.by,
      at: edit.at,
      base: edit.number,
    };
  return { row, field, outcome: "applied", value: yours };
}

/** In a sum-bound grid one cell that cannot be applied keeps all others from it. */
const together = (answers: CellAnswer[]): CellAnswer[] =>
  answers.every((answer) => answer.outcome === "applied")
    ? answers
    : answers.map((answer) =>
        answer.outcome === "applied"
          ? { row: answer.row, field: answer.field, outcome: "refused", code: "changes.not-together" }
          : answer,
      );

interface Applied {
  readonly act: string;
  readonly fields: readonly PlannedField[];
  readonly undoes?: number;
}

async function store(
  trx: Trx,
  grid: Grid,
  { applied, now }: { applied: Applied; now: Instant },
): Promise<number | null> {
  const fields = applied.fields.filter((field) => field.before !== field.after);
  if (fields.length === 0) return null;
  await grid.write(trx, fields, now);
  return recordChange(trx, {
    act: applied.act,
    at: now,
    ...(applied.undoes === undefined ? {} : { undoes: applied.undoes }),
    fields: fields.map((field) => ({ subject: grid.subject, ...field })),
  });
}

/**
 * Applies a grid's edits and answers each cell: applied, in conflict with what somebody else changed since the grid was
 * read, or refused. The same id with the same content gets the first answer; with other content it is refused.
 */
export async function applyChangeSet(trx: Trx, set: ChangeSet, now: Instant): Promise<ChangeSetAnswer> {
  const grid = gridNamed(trx, set.grid);
  const contentHash = hashOfContent(set);
  await oneAtATime(trx, set.id);
  const earlier = await changeSetById(trx, set.id);
  if (earlier) {
    if (!earlier.contentHash.equals(contentHash)) throw new Refusal("conflict", "changes.id-taken", { id: set.id });
    return { number: earlier.number, answers: earlier.answers };
  }
  const planned = await grid.plan(trx, set, now);
  const fields = planned.flatMap((each) => ("fields" in each ? each.fields : []));
  const edits = await editsSince(trx, { subject: grid.subject, fields, base: set.base });
  const single = planned.map((each) => answerOf(each, edits));
  const answers = grid.together ? together(single) : single;
  const standing = planned.flatMap((each, index) =>
    answers[index]?.outcome === "applied" && "fields" in each ? each.fields : [],
  );
  const number = await store(trx, grid, { applied: { act: `${set.grid}.edit`, fields: standing }, now });
  await trx
    .insertInto("changeSet")
    .values({
      propertyId: trx.propertyId,
      id: set.id,
      grid: set.grid,
      contentHash,
      number,
      answers: JSON.stringify(answers),
    })
    .execute();
  return { number, answers };
}

async function turnBack(
  trx: Trx,
  id: string,
  { now, again }: { now: Instant; again: boolean },
): Promise<ChangeSetAnswer> {
  await oneAtATime(trx, id);
  const set = found(await changeSetById(trx, id), "changes.unknown-set", { id });
  const grid = gridNamed(trx, set.grid);
  if (set.number === null || (set.undoneBy === null) === again)
    throw new Refusal("conflict", again ? "changes.not-undone" : "changes.already-undone", { id });
  const source = again ? set.undoneBy : set.number;
  const fields = await fieldsOfChange(trx, source ?? set.number);
  const back = fields.map((field) => ({ row: field.row, field: field.field, value: field.before as CellValue }));
  const current = await grid.current(trx, back, now);
  const seen = await lastChangeNumber(trx);
  const answers: CellAnswer[] = fields.map((field, index) => {
    const cell = { row: String(field.row), field: field.field };
    const value = field.before as CellValue;
    const theirs = current[index];
    if (theirs === undefined) return { ...cell, outcome: "refused", code: "changes.out-of-reach" };
    return theirs === field.after
      ? { ...cell, outcome: "applied", value }
      : { ...cell, outcome: "conflict", yours: value, theirs, by: null, at: now, base: seen };
  });
  const judged = grid.together ? together(answers) : answers;
  const standing = fields.flatMap((field, index) =>
    judged[index]?.outcome === "applied"
      ? [{ row: field.row, field: field.field, before: field.after as CellValue, after: field.before as CellValue }]
      : [],
  );
  const act = `${set.grid}.${again ? "redo" : "undo"}`;
  const number = await store(trx, grid, { applied: { act, fields: standing, undoes: source ?? set.number }, now });
  if (number !== null)
    await trx
      .updateTable("changeSet")
      .set(again ? { undoneBy: null, number } : { undoneBy: number })
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", id)
      .execute();
  return { number, answers: judged };
}

/** Takes a change set back, cell by cell; what somebody else has changed since is answered as a conflict and left alone. */
export const undoChangeSet = (trx: Trx, id: string, now: Instant) => turnBack(trx, id, { now, again: false });

/** Does again what undo took back. */
export const redoChangeSet = (trx: Trx, id: string, now: Instant) => turnBack(trx, id, { now, again: true });
