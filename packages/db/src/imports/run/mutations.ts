import { hash } from "node:crypto";
import type { Mapping } from "@foyer/domain/imports/mapping/schema";
import type { Fields, RowOf } from "@foyer/domain/imports/row/schema";
import { type Line, type RowReader, rowReader } from "@foyer/domain/imports/rows/rules";
import { type ImportResult, type RefusedValue, refusedShown } from "@foyer/domain/imports/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { redactContacts } from "@foyer/domain/messages/rules";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { refreshStatistics } from "../../kernel/statistics.ts";
import { today } from "../../properties/queries.ts";
import type { BlockOutcome, ImportContext, ImportedRow, ImporterDefinition } from "../import.ts";
import { type Journal, openJournal, recordJournal } from "../journal/mutations.ts";

/** A file on its way in, as a reader of CSV or XLSX hands it over: block by block, read once. */
export interface LinesIn {
  readonly header: readonly string[];
  readonly problems: readonly RefusedValue[];
  readonly blocks: AsyncIterable<{ readonly rows: readonly Line[]; readonly problems: readonly RefusedValue[] }>;
}

export interface ImportAsked {
  readonly lines: LinesIn;
  readonly mapping: Mapping | undefined;
  readonly dryRun: boolean;
  /** Whom the change is recorded for; else the actor. */
  readonly staffId?: StaffId | null;
  /** Told how many rows have been read, after each block; answers whether to go on. */
  readonly onBlock?: (read: number) => Promise<boolean>;
}

export interface ImportOutcome {
  readonly result: ImportResult;
  /** The change that carries it; null when nothing was changed. */
  readonly change: number | null;
}

type Asked<F extends Fields> = ImportAsked & { readonly definition: ImporterDefinition<F> };

type Counts = { -readonly [K in keyof ImportResult]: ImportResult[K] };

const digest = (text: string): Uint8Array => hash("sha256", text, "buffer");

/** From so many rows on, what the planner knows of a table is out of date. */
const manyRows = 1_000;

/** Codes that quote a piece of a line, in which anybody's phone may stand. */
const quoting = /(?:quote|not-text|row-too-long)$/;

/** The reader of documents has names of its own for what it could not read. */
const spoken = (problem: RefusedValue): RefusedValue => ({
  ...problem,
  value: quoting.test(problem.code) ? redactContacts(problem.value) : problem.value,
  code: problem.code.replace(/^(csv|xlsx)\./, "imports."),
});

/** Lists what is wrong and answers in how many rows. */
function refuse(counts: Counts, values: readonly RefusedValue[]): number {
  counts.refusedValues += values.length;
  for (const value of values) if (counts.refused.length < refusedShown) counts.refused.push(value);
  return new Set(values.map((value) => value.line)).size;
}

/** Reads a block's lines: what can be applied, and what cannot be read. */
function readBlock<F extends Fields>(reader: RowReader<F>, lines: readonly Line[], counts: Counts) {
  const rows: ImportedRow<RowOf<F>>[] = [];
  const refused: RefusedValue[] = [];
  for (const line of lines) {
    const read = reader.read(line);
    if (read.kind === "row") rows.push({ line: line.line, values: read.row });
    else if (read.kind === "skipped") counts.skipped += 1;
    else refused.push(...read.refused);
  }
  return { rows, refused };
}

interface Reading<F extends Fields> {
  readonly reader: RowReader<F>;
  readonly apply: (rows: readonly ImportedRow<RowOf<F>>[]) => Promise<BlockOutcome>;
  readonly journal: Journal;
  readonly counts: Counts;
}

async function readAll<F extends Fields>(
  { reader, apply, journal, counts }: Reading<F>,
  asked: Asked<F>,
): Promise<void> {
  for await (const { rows: lines, problems } of asked.lines.blocks) {
    counts.read += lines.length + new Set(problems.map((problem) => problem.line)).size;
    const { rows, refused } = readBlock(reader, lines, counts);
    const unread = problems.map(spoken).concat(refused);
    const outcome = rows.length === 0 ? undefined : await apply(rows);
    if (outcome) {
      counts.created += outcome.created;
      counts.updated += outcome.updated;
      counts.unchanged += outcome.unchanged;
      const at = new Map(outcome.refused.length === 0 ? [] : lines.map((line) => [line.line, line]));
      for (const { line, field, code } of outcome.refused) {
        const source = at.get(line);
        if (source) unread.push(reader.refusedAt(source, field, code));
      }
    }
    counts.refusedRows += refuse(
      counts,
      unread.toSorted((a, b) => a.line - b.line),
    );
    await journal.flush();
    if (asked.onBlock && !(await asked.onBlock(counts.read))) throw new Refusal("conflict", "imports.stopped");
  }
}

async function contextOf(
  trx: Trx,
  asked: ImportAsked,
  now: Instant,
): Promise<Omit<ImportContext, "created" | "changed">> {
  const { currency, startDate } = trx.property;
  return {
    now,
    today: today(trx, now),
    currency,
    startDate,
    createClients: asked.mapping?.createClients ?? [],
  };
}

/**
 * One pass within the caller's transaction: every row is read, checked and applied, block by block. Anything refused
 * takes all of it back, so does a dry run; the counts are the same either way. What it changed is one change.
 */
export async function runImport<F extends Fields>(trx: Trx, asked: Asked<F>, now: Instant): Promise<ImportOutcome> {
  const counts: Counts = {
    read: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    refusedRows: 0,
    refusedValues: 0,
    refused: [],
    ignored: [],
    applied: false,
  };
  const context = await contextOf(trx, asked, now);
  const { header, problems } = asked.lines;
  refuse(counts, problems.map(spoken));
  if (counts.refusedValues > 0) return { result: counts, change: null };
  const reader = rowReader(asked.definition.shape, {
    header,
    mapping: asked.mapping,
    currency: context.currency,
    digest,
  });
  refuse(counts, reader.refused);
  counts.ignored = [...reader.ignored];
  if (counts.refusedValues > 0) return { result: counts, change: null };

  await sql`savepoint before_import`.execute(trx);
  const journal = await openJournal(trx);
  const apply = asked.definition.open(trx, { ...context, created: journal.created, changed: journal.changed });
  await readAll({ reader, apply, journal, counts }, asked);
  if (asked.dryRun || counts.refusedValues > 0) {
    await sql`rollback to savepoint before_import`.execute(trx);
    return { result: counts, change: null };
  }
  counts.applied = true;
  const change = await recordJournal(trx, {
    journal,
    act: asked.definition.act,
    at: now,
    staffId: asked.staffId ?? null,
  });
  if (counts.created + counts.updated >= manyRows)
    await refreshStatistics(trx, [...(asked.definition.fills ?? []), "change_field"]);
  return { result: counts, change };
}
