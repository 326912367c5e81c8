import pdfmake, { type Content, type TableLayout, type Text } from "pdfmake";
import { locales, type PdfLanguage } from "./pdf-cells.ts";
import type { Drawing, DrawnBlock, DrawnHead, DrawnTable } from "./pdf-drawing.ts";
import { families, fonts, runsOf } from "./pdf-fonts.ts";

const colour = { ink: "#24211c", soft: "#5f594e", line: "#d3ccbf", hair: "#ece8e0", accent: "#1d5247" };

const pageOf: Record<PdfLanguage, (page: number, pages: number) => string> = {
  "zh-Hans": (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  "zh-Hant": (page, pages) => `第 ${page} 頁，共 ${pages} 頁`,
  en: (page, pages) => `Page ${page} of ${pages}`,
};

/** Air between rows, a line under the header and over the totals, hair lines between. */
const lines = (rows: number, hasTotal: boolean): TableLayout => ({
  hLineWidth: (line) => (line === 0 || line === rows ? 0 : line === 1 || (hasTotal && line === rows - 1) ? 0.9 : 0.4),
  hLineColor: (line) => (line === 1 || (hasTotal && line === rows - 1) ? colour.line : colour.hair),
  vLineWidth: () => 0,
  paddingLeft: (column) => (column === 0 ? 0 : 11),
  paddingRight: () => 0,
  paddingTop: () => 2.6,
  paddingBottom: () => 2.6,
});

const factLines: TableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: (column) => (column === 0 ? 0 : 14),
  paddingRight: () => 0,
  paddingTop: () => 1.4,
  paddingBottom: () => 1.4,
};

const size = { text: 9, least: 5 };
/** Between the margins of a page, in points. */
const room = { portrait: 515, landscape: 762 };
/** A digit's width in the size that text has; a bold one is a little wider. */
const digit = 5.3;
/** What the column that takes the rest needs at least, in digits. */
const leastWide = 18;

/** The size at which the widest table still fits its page: amounts are never cut or broken. */
function sizeOf(heads: readonly DrawnHead[], width: number): number {
  const gaps = 11 * (heads.length - 1);
  const needed = heads.reduce(
    (sum, { need, isWide, isNumber }) => sum + digit * (isWide && !isNumber ? Math.min(need, leastWide) : need),
    0,
  );
  return Math.max(size.least, Math.min(size.text, (size.text * (width - gaps)) / needed));
}

function tableContent({ heads, rows, total, empty }: DrawnTable, width: number): Content {
  if (rows.length === 0 && empty !== null) return { text: runsOf(empty), color: colour.soft, margin: [0, 4, 0, 8] };
  const cells = (texts: readonly string[], bold: boolean): Text[] =>
    heads.map(({ isNumber, isWhole }, index) => ({
      text: runsOf(texts[index] ?? ""),
      bold,
      alignment: isNumber ? "right" : "left",
      noWrap: isWhole,
    }));
  const body: Text[][] = [
    heads.map(({ header, isNumber }) => ({
      text: runsOf(header),
      color: colour.soft,
      fontSize: Math.min(8, sizeOf(heads, width)),
      alignment: isNumber ? "right" : "left",
    })),
    ...rows.map((texts) => cells(texts, false)),
    ...(total ? [cells(total, true)] : []),
  ];
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: heads.map(({ isWide }) => (isWide ? "*" : "auto")),
      body,
    },
    layout: lines(body.length, total !== null),
    fontSize: sizeOf(heads, width),
    margin: [0, 4, 0, 10],
  };
}

function content(block: DrawnBlock, width: number): Content {
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
        layout: factLines,
        margin: [0, 2, 0, 10],
      };
    case "table":
      return tableContent(block, width);
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

/** The drawing as a PDF: A4, the head and the page's number on every page. */
export async function rendered({
  hotel,
  title,
  asOf,
  note,
  landscape,
  language,
  blocks,
}: Drawing): Promise<Uint8Array> {
  if (!started) startEngine();
  started = true;
  const body: Content[] = [
    { text: runsOf(title), bold: true, fontSize: 17, color: colour.accent, margin: [0, 0, 0, asOf === null ? 10 : 2] },
    ...(asOf === null ? [] : [{ text: runsOf(asOf), color: colour.soft, margin: [0, 0, 0, 10] } satisfies Content]),
    ...blocks.map((block) => content(block, landscape ? room.landscape : room.portrait)),
  ];
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
      language: locales[language],
      info: { title, author: hotel, creator: "Foyer", producer: "Foyer" },
      displayTitle: true,
      version: "1.7",
      defaultStyle: { font: "han", fontSize: size.text, lineHeight: 1.15, color: colour.ink },
      // a heading does not stay behind at the foot of a page
      pageBreakBefore: ({ headlineLevel, startPosition }) => headlineLevel === 1 && startPosition.verticalRatio > 0.88,
      content: body,
      header: head,
      footer: foot,
    })
    .getBuffer();
}
