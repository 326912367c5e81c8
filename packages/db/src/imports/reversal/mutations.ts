import { mayBeReversed } from "@foyer/domain/imports/rules";
import { type ImportId, type ImportReversal, keptShown } from "@foyer/domain/imports/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { importers } from "../../imports.ts";
import { startJob } from "../../jobs/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { jsonOrNull } from "../../kernel/json.ts";
import { type Journal, openJournal, recordJournal } from "../journal/mutations.ts";
import type { ImportedTable, KeptRow, PutBack } from "../kept/mutations.ts";
import { lockOwn } from "../mutations.ts";
import { lockImport } from "../queue/mutations.ts";
import { changedBlocks, madeBlocks } from "./queries.ts";

/** Has an import taken back. Twice is refused. */
export async function startReversal(trx: Trx, { id }: { id: ImportId }, now: Instant): Promise<void> {
  const of = await lockOwn(trx, id);
  mayBeReversed(of);
  const jobId = await startJob(trx, { name: "imports.reverse", payload: { importId: id } }, now);
  await trx
    .updateTable("import")
    .set({ status: "reversing", jobId })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
}

interface Reversing {
  readonly id: ImportId;
  /** Told how many rows have been looked at, after each block; answers whether to go on. */
  readonly onBlock?: (rows: number) => Promise<boolean>;
}

interface Work {
  readonly trx: Trx;
  readonly now: Instant;
  readonly number: number;
  readonly journal: Journal;
  readonly report: ImportReversal;
  readonly step: (rows: number) => Promise<void>;
}

/** Kept rows are reported by name, field by field where single fields are meant. */
async function keep(work: Work, table: ImportedTable, rows: readonly (KeptRow & { field?: string })[]): Promise<void> {
  const { report } = work;
  report.kept += rows.length;
  const listed = rows.slice(0, keptShown - report.rows.length);
  const names = await table.names(
    work.trx,
    listed.map((each) => each.row),
  );
  for (const { row, code, field } of listed)
    report.rows.push({ subject: table.subject, row, name: names.get(row) ?? String(row), field: field ?? null, code });
}

const count = (counts: Record<string, number>, subject: string, rows: number): void => {
  if (rows > 0) counts[subject] = (counts[subject] ?? 0) + rows;
};

/** Which rows can be put back whole, which fields of others, and which were edited since. */
async function putBack(work: Work, table: ImportedTable): Promise<void> {
  const { trx, number, now, journal, report } = work;
  for await (const block of changedBlocks(trx, { number, subject: table.subject })) {
    const whole: number[] = [];
    const fields = new Map<string, number[]>();
    const kept: (KeptRow & { field: string })[] = [];
    for (const { row, field, editedRow, editedField, hasImage } of block) {
      const edited = table.together ? editedRow : editedField;
      if (edited || !hasImage)
        kept.push({ row, field, code: edited ? "imports.edited-since" : "imports.nothing-kept" });
      else if (!editedRow) whole.push(row);
      else fields.set(field, [...(fields.get(field) ?? []), row]);
    }
    const back: PutBack = { number, whole: [...new Set(whole)], fields };
    await table.putBack(trx, back, now);
    const stays = new Set(kept.map(({ row, field }) => `${row} ${field}`));
    journal.changed(
      block
        .filter(({ row, field }) => !stays.has(`${row} ${field}`))
        .map(({ row, field, before, after }) => ({ subject: table.subject, row, field, before: after, after: before })),
    );
    count(report.putBack, table.subject, new Set([...back.whole, ...[...fields.values()].flat()]).size);
    await keep(work, table, kept);
    await work.step(block.length);
  }
}

async function takeAway(work: Work, table: ImportedTable, ids: readonly number[]): Promise<KeptRow[]> {
  const { trx, now, journal, report } = work;
  const names = await table.names(trx, ids);
  const { taken, kept, changed = [], made = [] } = await table.takeAway(trx, { number: work.number, ids }, now);
  journal.changed(changed);
  for (const { subject, row } of made) journal.created(subject, [row]);
  const gone = made.length > 0 ? [] : taken;
  journal.changed(
    gone.map((row) => ({
      subject: table.subject,
      row,
      field: "taken-back",
      before: names.get(row) ?? null,
      after: null,
    })),
  );
  count(report.takenAway, table.subject, taken.length);
  return [...kept];
}

/** Takes away what the import made; what something else names is asked again once all others have gone. */
async function takeAllAway(work: Work, table: ImportedTable): Promise<void> {
  let pending: KeptRow[] = [];
  for await (const block of madeBlocks(work.trx, { number: work.number, subject: table.subject })) {
    const edited = block.filter((each) => each.edited).map(({ row }) => ({ row, code: "imports.edited-since" }));
    await keep(work, table, edited);
    const untouched = block.filter((each) => !each.edited).map(({ row }) => row);
    if (untouched.length > 0) pending.push(...(await takeAway(work, table, untouched)));
    await work.journal.flush();
    await work.step(block.length);
  }
  for (let before = -1; pending.some(isNamed) && before !== pending.length; ) {
    before = pending.length;
    const settled = pending.filter((each) => !isNamed(each));
    pending = settled.concat(
      await takeAway(
        work,
        table,
        pending.filter(isNamed).map(({ row }) => row),
      ),
    );
  }
  await keep(work, table, pending);
}

const isNamed = ({ code }: KeptRow): boolean => code === "imports.in-use";

/**
 * Takes an import back, all or nothing: changed fields are put back as they were, rows that it made go, what was edited or
 * used since stays and is reported. Safe to run twice: one that is over answers with its report.
 */
export async function runReversal(trx: Trx, { id, onBlock }: Reversing, now: Instant): Promise<ImportReversal> {
  const of = await lockImport(trx, id);
  if (of.reversal !== null) return of.reversal;
  // a job that comes again after its reversal was given up has nothing to do
  if (of.status !== "reversing") throw new Refusal("conflict", "imports.stopped");
  const { act, tables } = importers[of.kind];
  let rows = 0;
  const step = async (some: number) => {
    rows += some;
    if (onBlock && !(await onBlock(rows))) throw new Refusal("conflict", "imports.stopped");
  };
  const report: ImportReversal = { putBack: {}, takenAway: {}, kept: 0, rows: [] };
  const journal = await openJournal(trx);
  const work: Work = { trx, now, number: of.changeNumber ?? 0, journal, report, step };
  for (const table of tables) await putBack(work, table);
  for (const table of tables) await takeAllAway(work, table);
  await journal.flush();
  const reversed = await recordJournal(trx, {
    journal,
    act: `${act}-taken-back`,
    at: now,
    staffId: of.staffId,
    undoes: of.changeNumber,
  });
  await trx
    .updateTable("import")
    .set({ status: "reversed", reversal: jsonOrNull(report), reversedBy: reversed })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  return report;
}

/** Takes an import back while one waits, as the command does. */
export async function reverseNow(trx: Trx, id: ImportId, now: Instant): Promise<ImportReversal> {
  mayBeReversed(await lockOwn(trx, id));
  await setReversing(trx, id, "reversing");
  return runReversal(trx, { id }, now);
}

/** A reversal that was stopped leaves the import applied. */
export const giveReversalUp = (trx: Trx, id: ImportId): Promise<void> => setReversing(trx, id, "applied");

async function setReversing(trx: Trx, id: ImportId, status: "reversing" | "applied"): Promise<void> {
  await trx
    .updateTable("import")
    .set({ status })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .where("status", "=", status === "applied" ? "reversing" : "applied")
    .execute();
}
