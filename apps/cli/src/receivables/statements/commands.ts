import { today } from "@foyer/db/properties/queries";
import { accountRecipients } from "@foyer/db/receivables/recipients/queries";
import { recordStatements } from "@foyer/db/receivables/statements/batch/mutations";
import { clientByReference, statementOf } from "@foyer/db/receivables/statements/queries";
import { writeCsv } from "@foyer/documents/csv-out";
import { pdf } from "@foyer/documents/pdf";
import { laidOut } from "@foyer/documents/pdf-layout";
import { writeXlsx } from "@foyer/documents/xlsx-out";
import { Currency } from "@foyer/domain/kernel/money";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { type Language, languages } from "@foyer/domain/kernel/words";
import { accountTable, statementPaper } from "@foyer/domain/receivables/statements/paper/rules";
import { accountIn } from "@foyer/domain/receivables/statements/rules";
import {
  OneStatement,
  type Statement,
  StatementFormat,
  statementKinds,
} from "@foyer/domain/receivables/statements/schema";
import { command, oneOf } from "../../kernel/command.ts";
import { writeOut } from "../../kernel/write-out.ts";

async function* paper(statement: Statement, language: Language, hotel: string): AsyncGenerator<Uint8Array> {
  const { title, asOf, blocks } = statementPaper(statement, language);
  yield await pdf({ hotel, asOf, blocks: laidOut(blocks) }, { title, language });
}

const table = (statement: Statement, language: Language, currency: Currency | undefined) =>
  accountTable(statement, accountIn(statement, currency), language);

export const statementsCommands = [
  command({
    name: "report statement",
    options: {
      property: "text",
      client: "text",
      "as-of": "text",
      kind: "text?",
      from: "text?",
      format: "text",
      language: "text?",
      currency: "text?",
      out: "text?",
    },
    positionals: [],
    run: async (ctx, { property, client, kind, from, format, language, currency, out, ...options }) => {
      const asFile = oneOf(format, StatementFormat.options);
      const spoken = language === undefined ? undefined : oneOf(language, languages);
      const wanted = currency === undefined ? undefined : oneOf(currency, Currency.options);
      const { statement, hotel, own } = await ctx.atProperty(
        property,
        async (trx) => {
          refuseUnless(trx.actor, "receivables:export");
          const clientId = await clientByReference(trx, client);
          const question = OneStatement.parse({
            clientId,
            asOf: options["as-of"],
            kind: oneOf(kind ?? "open-item", statementKinds),
            ...(from === undefined ? {} : { from }),
          });
          return {
            statement: await statementOf(trx, question, today(trx, ctx.now)),
            hotel: trx.property.name,
            own: (await accountRecipients(trx, [clientId])).get(clientId)?.language,
          };
        },
        { readOnly: true },
      );
      const chosen = spoken ?? own ?? "zh-Hans";
      const pieces =
        asFile === "pdf"
          ? paper(statement, chosen, hotel)
          : asFile === "csv"
            ? writeCsv(table(statement, chosen, wanted))
            : writeXlsx({ ...table(statement, chosen, wanted), name: statement.reference });
      await ctx.atProperty(property, (trx) => recordStatements(trx, [statement.clientId], ctx.now));
      await writeOut(ctx, out, pieces);
    },
  }),
];
