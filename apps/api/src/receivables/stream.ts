import { Readable } from "node:stream";
import { recordChange } from "@foyer/db/changes/mutations";
import { agingReport } from "@foyer/db/receivables/aging/across/queries";
import type { Language } from "@foyer/domain/kernel/words";
import { AgingExport, type AgingReport } from "@foyer/domain/receivables/aging/schema";
import { agingWords } from "@foyer/domain/receivables/aging/words";
import { agingTable, headersIn, writtenPieces } from "@foyer/domain/receivables/aging/written/rules";
import { stream } from "../kernel/stream.ts";
import { tableFile } from "../kernel/table-file.ts";

const fileOf = (report: AgingReport, format: "json" | "csv" | "xlsx", language: Language) =>
  format === "json"
    ? { contentType: "application/json; charset=utf-8", body: Readable.from(writtenPieces(report)) }
    : tableFile(format, {
        ...agingTable(report, headersIn(language, report)),
        name: `${agingWords.report[language]} ${report.asOf}`,
      });

export const receivablesStreams = [
  stream({
    path: "/aging",
    act: "receivables:export",
    input: AgingExport,
    answer: async ({ house, actor, writing, now, language }, { format, ...question }) => {
      const report = await agingReport(house.reports, { actor, act: "receivables:export", question }, now);
      await writing((trx) => recordChange(trx, { act: "receivables.export-aging", at: now, fields: [] }));
      return { fileName: `aging-${question.by}-${question.asOf}.${format}`, ...fileOf(report, format, language) };
    },
  }),
];
