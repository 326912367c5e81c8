/** The part of the layout engine that is used here. Its own published types bring the browser's along. */
declare module "pdfmake" {
  type Margin = number | [number, number, number, number];

  interface Run {
    text: string;
    font?: string;
  }

  export interface Text {
    text: string | Run[];
    bold?: boolean;
    fontSize?: number;
    color?: string;
    alignment?: "left" | "right";
    noWrap?: boolean;
    margin?: Margin;
    width?: string;
    headlineLevel?: number;
    pageBreak?: "after";
  }

  export interface TableLayout {
    hLineWidth: (line: number) => number;
    hLineColor?: (line: number) => string;
    vLineWidth: () => number;
    paddingLeft: (column: number) => number;
    paddingRight: () => number;
    paddingTop: () => number;
    paddingBottom: () => number;
  }

  interface Table {
    table: {
      headerRows?: number;
      keepWithHeaderRows?: number;
      dontBreakRows?: boolean;
      widths: string[];
      body: Text[][];
    };
    layout: TableLayout;
    fontSize?: number;
    margin: Margin;
  }

  interface Columns {
    columns: Text[];
    margin: Margin;
    fontSize?: number;
    color?: string;
  }

  export type Content = Text | Table | Columns;

  interface Definition {
    pageSize: "A4";
    pageOrientation: "portrait" | "landscape";
    pageMargins: Margin;
    language: string;
    info: Readonly<Record<string, string>>;
    displayTitle: boolean;
    version: "1.7";
    defaultStyle: { font: string; fontSize: number; lineHeight: number; color: string };
    pageBreakBefore: (node: { headlineLevel?: number; startPosition: { verticalRatio: number } }) => boolean;
    content: Content[];
    header: (page: number) => Content;
    footer: (page: number, pages: number) => Content;
  }

  const engine: {
    /** Where fonts are looked for before any file is. */
    readonly virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void };
    setFonts(families: Readonly<Record<string, { normal: string; bold: string }>>): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    createPdf(definition: Definition): { getBuffer(): Promise<Uint8Array> };
  };
  export default engine;
}
