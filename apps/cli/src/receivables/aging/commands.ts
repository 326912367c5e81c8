import { recordChange } from "@foyer/db/changes/mutations";
import { agingReport } from "@foyer/db/receivables/aging/across/queries";
import { writeCsv } from "@foyer/documents/csv-out";
import { pdf } from "@foyer/documents/pdf";
import { pdfTable } from "@foyer/documents/pdf-layout";
import { writeXlsx } from "@foyer/documents/xlsx-out";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { type Language, languages } from "@foyer/domain/kernel/words";
import { agingHead } from "@foyer/domain/receivables/aging/paper/rules";
import {
  AgingGroup,
  AgingQuestion,
  type AgingReport,
  AgingRule,
  agingSorts,
} from "@foyer/domain/receivables/aging/schema";
import { type AgingHeaders, agingTable, headersIn, writtenPieces } from "@foyer/domain/receivables/aging/written/rules";
import { command, oneOf } from "../../kernel/command.ts";
import { type Pieces, writeOut } from "../../kernel/write-out.ts";

const headers = (by: AgingGroup): AgingHeaders => ({
  label: by,
  name: "name",
  notDue: "not_due",
  bucket: ({ name }) => name.replace("over-", "over_"),
  unapplied: "unapplied",
  balance: "balance",
  disputed: "disputed",
  ownBalance: "own_balance",
  total: "total",
  row: ({ label }) => label,
});

/** On paper the columns are called as people call them. */
async function* onPaper(report: AgingReport, hotel: string, language: Language): AsyncGenerator<Uint8Array> {
  const { title, asOf, facts } = agingHead(report, language);
  const blocks = [{ kind: "facts", facts } as const, pdfTable(agingTable(report, headersIn(language, report)))];
  yield await pdf({ hotel, asOf, landscape: true, blocks }, { title, language });
}

const writers: Record<"json" | "csv" | "xlsx", (report: AgingReport) => Pieces> = {
  json: writtenPieces,
  csv: (report) => writeCsv(agingTable(report, headers(report.by))),
  xlsx: (report) => writeXlsx({ ...agingTable(report, headers(report.by)), name: `Aging ${report.asOf}` }),
};

export const agingCommands = [
  command({
    name: "report aging",
    options: {
      property: "text",
      "as-of": "text",
      "known-on": "text?",
      by: "text?",
      rule: "text?",
      buckets: "text?",
      currency: "text?",
      sort: "text?",
      format: "text",
      language: "text?",
      out: "text?",
    },
    positionals: [],
    run: async (ctx, { property, by, rule, buckets, currency, sort, format, language, out, ...options }) => {
      const asFile = oneOf(format, ["csv", "json", "xlsx", "pdf"]);
      const question = AgingQuestion.parse({
        asOf: options["as-of"],
        by: oneOf(by ?? "client", AgingGroup.options),
        rule: oneOf(rule ?? "due", AgingRule.options),
        sort: oneOf(sort ?? "name", agingSorts),
        buckets,
        currency,
        knownOn: options["known-on"],
      });
      const act = "receivables:export";
      const change = { act: "receivables.export-aging", at: ctx.now, fields: [] };
      const spoken = oneOf(language ?? "zh-Hans", languages);
      const { actor, hotel } = await ctx.atProperty(property, async (trx) => {
        refuseUnless(trx.actor, act);
        return { actor: trx.actor, hotel: trx.property.name };
      });
      const report = await agingReport(ctx.db, { actor, act, question }, ctx.now);
      await ctx.atProperty(property, (trx) => recordChange(trx, change));
      await writeOut(ctx, out, asFile === "pdf" ? onPaper(report, hotel, spoken) : writers[asFile](report));
    },
  }),
];
