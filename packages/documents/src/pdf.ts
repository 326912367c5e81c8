import pdfmake, { type Content, type TableLayout, type Text } from "pdfmake";
import type { Cells } from "./cells.ts";
import { type PdfLanguage, writer } from "./pdf-cells.ts";
import { families, fonts, runsOf } from "./pdf-fonts.ts";
import type { PdfBlock, PdfDocument, PdfTable } from "./pdf-layout.ts";
import { DocumentProblem } from "./problem.ts";

const colour = { ink: "#24211c", soft: "#5f594e", line: "#d3ccbf", hair: "#ece8e0", accent: "#1d5247" };

/** More rows than anybody reads on paper; the same table goes to a spreadsheet. */
const mostRows = 5_000;

const pageOf: Record<PdfLanguage, (page: number, pages: number) => string> = {
  "zh-Hans": (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  "zh-Hant": (page, pages) => `第 ${page} 頁，共 ${pages} 頁`,
  en: (page, pages) => `Page ${page} of ${pages}`,
};

const isNumber = ({ kind }: PdfTable["heads"][number]): boolean => kind !== "text" && kind !== "date";

/** Air between rows, a line under the header and over the totals, hair lines between. */
const lines = (rows: number, hasTotal: boolean): TableLayout => ({
  hLineWidth: (line) => (line === 0 || line === rows ? 0 : line === 1 || (hasTotal && line === rows - 1) ? 0.9 : 0.4),
  hLineColor: (line) => (line === 1 || (hasTotal && line === rows - 1) ? colour.line : colour.hair),
  vLineWidth: () => 0,
  paddingLeft: (column) => (column === 0 ? 0 : 9),
  paddingRight: () => 0,
  paddingTop: () => 2.6,
  paddingBottom: () => 2.6,
});

/** The first column of text takes what room is left. */
const widthsOf = ({ heads }: PdfTable): string[] => {
  const wide = heads.reduce((best, head, index) => {
    if (head.kind !== "text") return best;
    return best < 0 || (head.width ?? 0) > (heads[best]?.width ?? 0) ? index : best;
  }, -1);
  return heads.map((_, index) => (index === wide ? "*" : "auto"));
};

async function tableContent(table: PdfTable, language: PdfLanguage): Promise<Content> {
  const { heads, empty } = table;
  const written = writer(language);
  const cell = ({ values, total }: Cells): Text[] =>
    heads.map((head, index) => {
      const value = values[index] ?? null;
      return {
        text: runsOf(total && typeof value === "string" ? value : written(head, value)),
        bold: total,
        alignment: isNumber(head) ? "right" : "left",
        noWrap: isNumber(head) || head.kind === "date",
      };
    });
  const body: Text[][] = [
    heads.map((head) => ({
      text: runsOf(head.header),
      color: colour.soft,
      fontSize: 8,
      alignment: isNumber(head) ? "right" : "left",
    })),
  ];
  let hasTotal = false;
  let rows = 0;
  for await (const cells of table.cells) {
    if (!cells.total) rows += 1;
    if (rows > mostRows) throw new DocumentProblem("pdf.too-long", { limit: mostRows });
    hasTotal = cells.total;
    body.push(cell(cells));
  }
  if (rows === 0 && empty !== undefined) return { text: runsOf(empty), color: colour.soft, margin: [0, 4, 0, 8] };
  return {
    table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths: widthsOf(table), body },
    layout: lines(body.length, hasTotal),
    margin: [0, 4, 0, 10],
  };
}

async function content(block: PdfBlock, language: PdfLanguage): Promise<Content> {
  switch (block.kind) {
    case "heading":
      return { text: runsOf(block.text), bold: true, fontSize: 11.5, margin: [0, 10, 0, 3], headlineLevel: 1 };
    case "paragraph":
      return {
        text: runsOf(block.text),
        margin: [0, 0, 0, 7],
        ...(block.soft ? { color: colour.soft, fontSize: 8.5 } : {}),
      };
    case "facts":
      return {
        table: {
          widths: ["auto", "*"],
          body: block.facts.map(({ label, value, strong = false }) => [
            { text: runsOf(label), color: colour.soft, noWrap: true },
            { text: runsOf(value), bold: strong },
          ]),
        },
        layout: {
          hLineWidth: () => 0,
          vLineWidth: () => 0,
          paddingLeft: (column) => (column === 0 ? 0 : 14),
          paddingRight: () => 0,
          paddingTop: () => 1.4,
          paddingBottom: () => 1.4,
        },
        margin: [0, 2, 0, 10],
      };
    case "table":
      return tableContent(block, language);
    case "page-break":
      return { text: "", pageBreak: "after" };
  }
}

/** The engine looks for fonts among these before it asks for a file, and every file and address is refused. */
function startEngine(): void {
  for (const [name, bytes] of fonts().files) pdfmake.virtualfs.writeFileSync(name, bytes);
  pdfmake.setFonts(structuredClone(families));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
}

let started = false;

/** The document as a PDF with its fonts in it, on A4, its text such as can be searched and copied. */
export async function pdf(
  { hotel, asOf, note = "", landscape = false, blocks }: PdfDocument,
  { title, language }: { readonly title: string; readonly language: PdfLanguage },
): Promise<Uint8Array> {
  if (!started) startEngine();
  started = true;
  const body: Content[] = [
    {
      text: runsOf(title),
      bold: true,
      fontSize: 17,
      color: colour.accent,
      margin: [0, 0, 0, asOf === undefined ? 10 : 2],
    },
    ...(asOf === undefined
      ? []
      : [{ text: runsOf(asOf), color: colour.soft, margin: [0, 0, 0, 10] } satisfies Content]),
  ];
  for (const block of blocks) body.push(await content(block, language));
  const head = (page: number): Content => ({
    margin: [40, 26, 40, 0],
    columns: [
      { text: runsOf(hotel), bold: true, color: colour.accent, fontSize: 9 },
      {
        text: page === 1 ? "" : runsOf([title, asOf ?? ""].filter(Boolean).join(" · ")),
        alignment: "right",
        color: colour.soft,
        fontSize: 8,
      },
    ],
  });
  const foot = (page: number, pages: number): Content => ({
    margin: [40, 10, 40, 0],
    fontSize: 7.5,
    color: colour.soft,
    columns: [
      { text: runsOf(note), width: "*" },
      { text: runsOf(pageOf[language](page, pages)), alignment: "right", width: "auto" },
    ],
  });
  return pdfmake
    .createPdf({
      pageSize: "A4",
      pageOrientation: landscape ? "landscape" : "portrait",
      pageMargins: [40, 56, 40, 44],
      language: { "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", en: "en-GB" }[language],
      info: { title, author: hotel, creator: "Foyer", producer: "Foyer" },
      displayTitle: true,
      version: "1.7",
      defaultStyle: { font: "han", fontSize: 9, lineHeight: 1.15, color: colour.ink },
      // a heading does not stay behind at the foot of a page
      pageBreakBefore: ({ headlineLevel, startPosition }) => headlineLevel === 1 && startPosition.verticalRatio > 0.88,
      content: body,
      header: head,
      footer: foot,
    })
    .getBuffer();
}
