import { hash } from "node:crypto";
import { type FixOfLine, mendedBlock } from "@foyer/domain/imports/fixes/rules";
import type { Mapping } from "@foyer/domain/imports/mapping/schema";
import type { Fields, RowOf } from "@foyer/domain/imports/row/schema";
import { type Line, type RowReader, rowReader } from "@foyer/domain/imports/rows/rules";
import { type ImportResult, type RefusedValue, type Resembling, refusedKept } from "@foyer/domain/imports/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { redactContacts } from "@foyer/domain/messages/rules";
import { sql } from "kysely";
import type { ChangedField } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { refreshStatistics } from "../../kernel/statistics.ts";
import { today } from "../../properties/queries.ts";
import type { BlockOutcome, ImportContext, ImportedRow, ImporterDefinition, LookOut } from "../import.ts";
import { type Journal, listDifferences, openJournal, recordJournal } from "../journal/mutations.ts";

/** A file on its way in, as a reader of CSV or XLSX hands it over: block by block, read once. */
export interface LinesIn {
  readonly header: readonly string[];
  readonly problems: readonly ReadProblem[];
  readonly blocks: AsyncIterable<{ readonly rows: readonly Line[]; readonly problems: readonly ReadProblem[] }>;
}

/** What a reader could not read. It may carry the row's cells, which are nobody's to list. */
type ReadProblem = RefusedValue & { readonly cells?: readonly string[] };

export interface ImportAsked {
  readonly lines: LinesIn;
  readonly mapping: Mapping | undefined;
  readonly dryRun: boolean;
  /** What people mended of the file. */
  readonly fixes?: FixOfLine;
  /** Whom the change is recorded for; else the actor. */
  readonly staffId?: StaffId | null;
  /** Told how many rows have been read, after each block; answers whether to go on. */
  readonly onBlock?: (read: number) => Promise<boolean>;
}

export interface ImportOutcome {
  readonly result: ImportResult;
  /** The change that carries it; null when nothing was changed. */
  readonly change: number | null;
  /** What a check says would change, and whom its rows look like. */
  readonly differences: readonly ChangedField[];
  readonly resembling: readonly Resembling[];
}

type Asked<F extends Fields> = ImportAsked & { readonly definition: ImporterDefinition<F> };

type Counts = { -readonly [K in keyof ImportResult]: ImportResult[K] };

const digest = (text: string): Uint8Array => hash("sha256", text, "buffer");

/** From so many rows on, what the planner knows of a table is out of date. */
const manyRows = 1_000;

/** Codes that quote a piece of a line, in which anybody's phone may stand. */
const quoting = /(?:quote|not-text|row-too-long)$/;

/** The reader of documents has names of its own for what it could not read. */
const spoken = (problem: ReadProblem): RefusedValue => ({
  line: problem.line,
  column: problem.column,
  value: quoting.test(problem.code) ? redactContacts(problem.value) : problem.value,
  code: problem.code.replace(/^(csv|xlsx)\./, "imports."),
});

/** Lists what is wrong and answers in how many rows. */
function refuse(counts: Counts, values: readonly RefusedValue[]): number {
  counts.refusedValues += values.length;
  for (const value of values) if (counts.refused.length < refusedKept) counts.refused.push(value);
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
  /** Asked in a check only. */
  readonly lookOut: LookOut<F> | undefined;
}

/** So many rows that look like somebody known are listed. */
const resemblingShown = 500;
const nothingMended: FixOfLine = new Map();

async function readAll<F extends Fields>(
  { reader, apply, journal, counts, lookOut }: Reading<F>,
  asked: Asked<F>,
): Promise<void> {
  for await (const block of asked.lines.blocks) {
    const mended = mendedBlock(block, asked.fixes ?? nothingMended, asked.lines.header);
    const { rows: lines, problems, leftOut } = mended;
    counts.skipped += leftOut;
    counts.read += leftOut + lines.length + new Set(problems.map((problem) => problem.line)).size;
    const { rows, refused } = readBlock(reader, lines, counts);
    lookOut?.note(rows);
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

const nothingDone = (result: ImportResult): ImportOutcome => ({
  result,
  change: null,
  differences: [],
  resembling: [],
});

async function contextOf(
  trx: Trx,
  asked: ImportAsked,
  now: Instant,
): Promise<Omit<ImportContext, "created" | "changed" | "keep">> {
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
    differences: 0,
    ignored: [],
    applied: false,
  };
  const context = await contextOf(trx, asked, now);
  const { header, problems } = asked.lines;
  refuse(counts, problems.map(spoken));
  if (counts.refusedValues > 0) return nothingDone(counts);
  const reader = rowReader(asked.definition.shape, {
    header,
    mapping: asked.mapping,
    currency: context.currency,
    digest,
  });
  refuse(counts, reader.refused);
  counts.ignored = [...reader.ignored];
  if (counts.refusedValues > 0) return nothingDone(counts);

  await sql`savepoint before_import`.execute(trx);
  const journal = await openJournal(trx);
  const keep = async (subject: string, ids: readonly number[]) => {
    const table = asked.definition.tables.find((each) => each.subject === subject);
    if (table === undefined)
      throw new Error(`the importer of ${asked.definition.act} does not say that it changes ${subject}`);
    if (ids.length > 0 && !asked.dryRun) await journal.keep(subject, table.images(trx, ids));
  };
  const apply = asked.definition.open(trx, { ...context, created: journal.created, changed: journal.changed, keep });
  const lookOut = asked.dryRun ? asked.definition.resembling?.() : undefined;
  await readAll({ reader, apply, journal, counts, lookOut }, asked);
  const { total, fields } = await listDifferences(trx);
  counts.differences = total;
  if (asked.dryRun || counts.refusedValues > 0) {
    await sql`rollback to savepoint before_import`.execute(trx);
    const resembling = counts.refusedValues > 0 ? [] : ((await lookOut?.found(trx)) ?? []);
    return {
      result: counts,
      change: null,
      differences: asked.dryRun ? fields : [],
      resembling: resembling.slice(0, resemblingShown),
    };
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
  return { result: counts, change, differences: [], resembling: [] };
}
