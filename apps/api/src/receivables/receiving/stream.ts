import type { Readable } from "node:stream";
import { checkStatement, keepStatement } from "@foyer/db/receivables/receiving/bank/mutations";
import { openBankAccount } from "@foyer/db/receivables/receiving/bank/queries";
import { readFileBlocks } from "@foyer/documents/file-in";
import type { Problem } from "@foyer/documents/problem";
import { layoutFor, readStatement } from "@foyer/domain/receivables/receiving/bank/layout/rules";
import { refuseUnclear, type StatementProblem } from "@foyer/domain/receivables/receiving/bank/rules";
import { mostBankLines, SentStatement, statementFileLimit } from "@foyer/domain/receivables/receiving/bank/schema";
import { type BankRecord, bankTable } from "@foyer/domain/receivables/receiving/bank/table/rules";
import { upload } from "../../kernel/stream.ts";

interface ReadFile {
  readonly header: readonly string[];
  readonly records: readonly BankRecord[];
  readonly problems: readonly StatementProblem[];
}

/** What is wrong with a file is said in the words that imports have for it. */
const spoken = ({ line, column, value, code }: Problem): StatementProblem => ({
  line,
  column,
  value,
  code: code.replace(/^(csv|xlsx)\./, "imports."),
});

/** The whole of a file that a person can read, records of any length: no more of them than a year of a busy account has. */
async function readWhole(body: Readable): Promise<ReadFile> {
  const file = await readFileBlocks(body, { csv: { maxBytes: statementFileLimit } });
  const records: BankRecord[] = [];
  const problems: StatementProblem[] = file.problems.map(spoken);
  for await (const block of file.blocks) {
    records.push(...block.rows);
    for (const { cells, ...problem } of block.problems)
      if (cells) records.push({ line: problem.line, values: cells });
      else problems.push(spoken(problem));
    // one more than may be, so that the reader of lines names it
    if (records.length > mostBankLines || problems.length > mostBankLines) {
      await file.close();
      break;
    }
  }
  return { header: file.header, records: records.toSorted((a, b) => a.line - b.line), problems };
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
      const { header, rows, problems: ragged } = bankTable(file.header, file.records, account.layout);
      const layout = layoutFor(header, { asked: sent.layout, remembered: account.layout });
      const head = { header, account, layout, sample: rows.slice(0, sampled).map((row) => row.values) };
      if (layout === null) return { ...head, problems: file.problems.slice(0, shown), check: null, kept: null };
      const read = readStatement(rows, { header, layout, currency: account.currency });
      const statement = {
        accountId: account.id,
        fileName: sent.name,
        layout,
        entries: read.entries,
        through: sent.through,
        older: sent.older,
      };
      const unread = [...file.problems, ...ragged, ...read.problems].toSorted((a, b) => a.line - b.line);
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
