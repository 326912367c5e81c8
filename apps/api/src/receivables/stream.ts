import { Readable } from "node:stream";
import { recordChange } from "@foyer/db/changes/mutations";
import { namesOfStaff } from "@foyer/db/staff/queries";
import { pdfTable } from "@foyer/documents/pdf-layout";
import { answerable } from "@foyer/domain/kernel/permissions";
import { agingHead, madeBy } from "@foyer/domain/receivables/aging/paper/rules";
import { agingReport } from "@foyer/db/receivables/aging/across/queries";
import type { Language } from "@foyer/domain/kernel/words";
import { AgingExport, type AgingReport } from "@foyer/domain/receivables/aging/schema";
import { agingWords } from "@foyer/domain/receivables/aging/words";
import { agingTable, headersIn, writtenPieces } from "@foyer/domain/receivables/aging/written/rules";
import { pdfFile } from "../kernel/pdf-file.ts";
import { stream, type StreamContext } from "../kernel/stream.ts";
import { tableFile } from "../kernel/table-file.ts";

async function onPaper(report: AgingReport, { withTrx, now, language }: StreamContext) {
  const { facts, ...head } = agingHead(report, language);
  const { hotel, by, zone } = await withTrx(async (trx) => ({
    hotel: trx.property.name,
    by: (await namesOfStaff(trx)).find(({ id }) => id === answerable(trx.actor))?.name ?? "",
    zone: trx.property.timeZone,
  }));
  const blocks = [{ kind: "facts", facts } as const, pdfTable(agingTable(report, headersIn(language, report)))];
  return pdfFile(
    { ...head, landscape: true, blocks },
    { hotel, language, note: madeBy({ name: by, now, zone }, language) },
  );
}

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
    answer: async (ctx, { format, ...question }) => {
      const { house, actor, writing, now, language } = ctx;
      const report = await agingReport(house.reports, { actor, act: "receivables:export", question }, now);
      const file = format === "pdf" ? await onPaper(report, ctx) : fileOf(report, format, language);
      await writing((trx) => recordChange(trx, { act: "receivables.export-aging", at: now, fields: [] }));
      return { fileName: `aging-${question.by}-${question.asOf}.${format}`, ...file };
    },
  }),
];
