import type { Readable } from "node:stream";
import { checkStatement, keepStatement } from "@foyer/db/receivables/receiving/bank/mutations";
import { openBankAccount } from "@foyer/db/receivables/receiving/bank/queries";
import { readFileBlocks } from "@foyer/documents/file-in";
import type { Problem } from "@foyer/documents/problem";
import { layoutFor, mendedRow, readStatement } from "@foyer/domain/receivables/receiving/bank/layout/rules";
import { refuseUnclear, type StatementProblem } from "@foyer/domain/receivables/receiving/bank/rules";
import { mostBankLines, SentStatement, statementFileLimit } from "@foyer/domain/receivables/receiving/bank/schema";
import { upload } from "../../kernel/stream.ts";

interface Row {
  readonly line: number;
  readonly values: readonly string[];
}

interface ReadFile {
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  readonly problems: readonly StatementProblem[];
}

/** What is wrong with a file is said in the words that imports have for it. */
const spoken = ({ line, column, value, code }: Problem): StatementProblem => ({
  line,
  column,
  value,
  code: code.replace(/^(csv|xlsx)\./, "imports."),
});

/** The whole of a file that a person can read: no more rows than a year of a busy account has. */
async function readWhole(body: Readable): Promise<ReadFile> {
  const file = await readFileBlocks(body, { csv: { maxBytes: statementFileLimit } });
  const rows: Row[] = [];
  const problems: StatementProblem[] = file.problems.map(spoken);
  for await (const block of file.blocks) {
    rows.push(...block.rows);
    for (const { cells, ...problem } of block.problems) {
      const mended = cells && mendedRow(cells, file.header.length);
      if (mended === undefined) problems.push(spoken(problem));
      else if (mended !== "no-line") rows.push({ line: problem.line, values: mended });
    }
    // one more than may be, so that the reader of lines names it
    if (rows.length > mostBankLines || problems.length > mostBankLines) {
      await file.close();
      break;
    }
  }
  return { header: file.header, rows: rows.toSorted((a, b) => a.line - b.line), problems };
}

const shown = 100;
const sampled = 8;

export const receivingStreams = [
  /** Takes a bank's statement: says how it would be read and what is new in it, or keeps it. */
  upload({
    path: "/bank-statements",
    input: SentStatement,
    act: () => "receivables:write",
    receive: async ({ inShort, writing, now }, sent, body) => {
      const file = await readWhole(body);
      const account = await inShort((trx) => openBankAccount(trx, sent.account));
      const { header } = file;
      const layout = layoutFor(header, { asked: sent.layout, remembered: account.layout });
      const head = { header, account, layout, sample: file.rows.slice(0, sampled).map((row) => row.values) };
      if (layout === null) return { ...head, problems: file.problems.slice(0, shown), check: null, kept: null };
      const read = readStatement(file.rows, { header, layout, currency: account.currency });
      const statement = {
        accountId: account.id,
        fileName: sent.name,
        layout,
        entries: read.entries,
        through: sent.through,
        older: sent.older,
      };
      const unread = [...file.problems, ...read.problems];
      if (sent.keep) {
        refuseUnclear(unread);
        const kept = await writing((trx) => keepStatement(trx, statement, now));
        return { ...head, problems: [], check: null, kept };
      }
      const { fresh, problems, ...check } = await inShort((trx) => checkStatement(trx, statement));
      const all = [...unread, ...problems];
      return {
        ...head,
        problems: all.slice(0, shown),
        check: { ...check, fresh: fresh.length, skipped: read.skipped, wrong: all.length },
        kept: null,
      };
    },
  }),
];
