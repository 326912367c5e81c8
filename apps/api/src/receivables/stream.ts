import { Readable } from "node:stream";
import { recordChange } from "@foyer/db/changes/mutations";
import { today } from "@foyer/db/properties/queries";
import { aging } from "@foyer/db/receivables/aging/queries";
import { kernelWords } from "@foyer/domain/kernel/kernel-words";
import type { Language } from "@foyer/domain/kernel/words";
import { type AgingHeaders, agingTable, writtenPieces } from "@foyer/domain/receivables/aging/rules";
import { AgingExport, type AgingReport } from "@foyer/domain/receivables/aging/schema";
import { agingWords as words, bucketTitle } from "@foyer/domain/receivables/aging/words";
import { stream } from "../kernel/stream.ts";
import { tableFile } from "../kernel/table-file.ts";

const headersIn = (language: Language, { by, currency }: AgingReport): AgingHeaders => ({
  label: by === "client" ? words.reference[language] : words.groups[by][language],
  name: words.name[language],
  notDue: words.columns["not-due"][language],
  bucket: (bucket) => bucketTitle(bucket, language),
  unapplied: words.columns.unapplied[language],
  balance: `${words.balance[language]} (${currency})`,
  total: kernelWords.total[language],
});

const fileOf = (report: AgingReport, format: "json" | "csv" | "xlsx", language: Language) =>
  format === "json"
    ? { contentType: "application/json; charset=utf-8", body: Readable.from(writtenPieces(report)) }
    : tableFile(format, {
        ...agingTable(report, headersIn(language, report)),
        name: `${words.report[language]} ${report.asOf}`,
      });

export const receivablesStreams = [
  stream({
    path: "/aging",
    act: "receivables:export",
    input: AgingExport,
    answer: async ({ withTrx, writing, now, language }, { format, ...question }) => {
      const report = await withTrx((trx) => aging(trx, question, today(trx, now)));
      await writing((trx) => recordChange(trx, { act: "receivables.export-aging", at: now, fields: [] }));
      return { fileName: `aging-${question.by}-${question.asOf}.${format}`, ...fileOf(report, format, language) };
    },
  }),
];
