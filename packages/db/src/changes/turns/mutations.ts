import type { CellAnswer, CellValue, ChangeSetAnswer } from "@foyer/domain/changes/schema";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { Trx } from "../../kernel/fence.ts";
import { shown } from "../../kernel/sealed.ts";
import type { Grid, PlannedField } from "../grid.ts";
import { lastChangeNumber } from "../queries.ts";
import { gridNamed } from "../registered/queries.ts";
import { store, together } from "../sets/mutations.ts";
import { changeSetById, fieldsOfChange, oneAtATime, rowsChangedSince } from "../sets/queries.ts";

interface Turn {
  readonly grid: Grid;
  /** The change to be taken back. */
  readonly source: number;
}

interface TurnedField extends PlannedField {
  /** The row was made by the change, and somebody else has changed it since. */
  readonly kept: boolean;
}

/** What has to be written to take a change back: each field's value before, and of a row that it made, what takes the row away. */
async function turnedFields(trx: Trx, { grid, source }: Turn): Promise<TurnedField[]> {
  const lines = await fieldsOfChange(trx, source);
  const made = lines.filter(({ field }) => field === "").map(({ row }) => row);
  const changed = await rowsChangedSince(trx, { subject: grid.subject, rows: made, base: source });
  const takenBack = grid.adds?.takenBack ?? [];
  return lines.flatMap(({ row, field, before, after }): TurnedField[] =>
    field === ""
      ? takenBack.map((each) => ({
          row,
          field: each.field,
          before: each.made,
          after: each.gone,
          kept: changed.has(row),
        }))
      : [{ row, field, before: after as CellValue, after: before as CellValue, kept: false }],
  );
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
  const source = again && set.undoneBy !== null ? set.undoneBy : set.number;
  const fields = await turnedFields(trx, { grid, source });
  const asked = fields.map(({ row, field, after: value }) => ({ row, field, value }));
  const current = await grid.current(trx, asked, now);
  const whyNot = (await grid.whyNotBack?.(trx, asked, now)) ?? [];
  const seen = await lastChangeNumber(trx);
  const answers: CellAnswer[] = fields.map(({ row, field, before, after, kept }, at) => {
    const cell = { row: String(row), field };
    const theirs = current[at];
    if (theirs === undefined) return { ...cell, outcome: "refused", code: "changes.out-of-reach" };
    if (kept) return { ...cell, outcome: "refused", code: "changes.row-changed-since" };
    if (theirs !== before)
      return {
        ...cell,
        outcome: "conflict",
        yours: shown(after),
        theirs: shown(theirs),
        by: null,
        at: now,
        base: seen,
      };
    const code = whyNot[at];
    return code === undefined
      ? { ...cell, outcome: "applied", value: shown(after) }
      : { ...cell, outcome: "refused", code };
  });
  const judged = grid.together ? together(answers) : answers;
  const standing = fields
    .filter((_, at) => judged[at]?.outcome === "applied")
    .map(({ row, field, before, after }) => ({ row, field, before, after }));
  const act = `${set.grid}.${again ? "redo" : "undo"}`;
  const number = await store(trx, grid, { act, fields: standing, undoes: source, now });
  if (number !== null)
    await trx
      .updateTable("changeSet")
      .set(again ? { undoneBy: null, number } : { undoneBy: number })
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", id)
      .execute();
  return { number, answers: judged, rows: [] };
}

/** Takes a change set back, cell by cell, and the rows it made; what somebody else has changed since is answered as a conflict and left alone. */
export const undoChangeSet = (trx: Trx, id: string, now: Instant) => turnBack(trx, id, { now, again: false });

/** Does again what undo took back. */
export const redoChangeSet = (trx: Trx, id: string, now: Instant) => turnBack(trx, id, { now, again: true });
