import { today } from "@foyer/db/properties/queries";
import { accountRecipients } from "@foyer/db/receivables/recipients/queries";
import { recordStatements } from "@foyer/db/receivables/statements/batch/mutations";
import { statementOf } from "@foyer/db/receivables/statements/queries";
import { laidOut } from "@foyer/documents/pdf-layout";
import { accountTable, statementPaper } from "@foyer/domain/receivables/statements/paper/rules";
import { accountIn, statementFileName } from "@foyer/domain/receivables/statements/rules";
import { StatementExport } from "@foyer/domain/receivables/statements/schema";
import { pdfFile } from "../../kernel/pdf-file.ts";
import { stream } from "../../kernel/stream.ts";
import { tableFile } from "../../kernel/table-file.ts";

export const statementsStreams = [
  /** A client's statement as a file, on record like everything that leaves the house. */
  stream({
    path: "/statement",
    act: "receivables:export",
    input: StatementExport,
    answer: async (ctx, { client: clientId, format, currency, language: wanted, ...question }) => {
      const { now, withTrx, writing } = ctx;
      const { statement, hotel, recipient } = await withTrx(async (trx) => ({
        statement: await statementOf(trx, { ...question, clientId }, today(trx, now)),
        hotel: trx.property.name,
        recipient: (await accountRecipients(trx, [clientId])).get(clientId),
      }));
      const language = wanted ?? recipient?.language ?? ctx.language;
      if (format === "pdf") {
        const paper = statementPaper(statement, language);
        const file = await pdfFile({ ...paper, blocks: laidOut(paper.blocks) }, { hotel, language });
        await writing((trx) => recordStatements(trx, [clientId], now));
        return { fileName: statementFileName(statement, ".pdf"), ...file };
      }
      const account = accountIn(statement, currency);
      await writing((trx) => recordStatements(trx, [clientId], now));
      return {
        fileName: statementFileName(statement, `-${account.currency}.${format}`),
        ...tableFile(format, { ...accountTable(statement, account, language), name: statement.reference }),
      };
    },
  }),
];
