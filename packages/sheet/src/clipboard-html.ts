import { type Block, rectangular } from "./clipboard.ts";

const textOf = (cell: HTMLTableCellElement): string => {
  const copy = cell.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return "";
  for (const line of copy.querySelectorAll("br")) line.replaceWith("\n");
  return (copy.textContent ?? "")
    .replaceAll("\u00a0", " ")
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .trim();
};

/** The first table of a copied page. Text wins when it has more than one cell itself, as every spreadsheet's has; a
 *  merged cell stands in its first place, the others it covers stay empty. */
export function blockFromHtml(html: string, text: string): Block | undefined {
  if (html === "" || /[\t\n]/.test(text.trim())) return undefined;
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (!table) return undefined;
  const rows: string[][] = Array.from(table.rows, () => []);
  for (const [index, row] of [...table.rows].entries()) {
    for (const cell of row.cells) {
      let column = 0;
      while (rows[index]?.[column] !== undefined) column++;
      for (let down = 0; down < Math.max(1, cell.rowSpan); down++) {
        for (let across = 0; across < cell.colSpan; across++) {
          const line = rows[index + down];
          if (line) line[column + across] = down + across === 0 ? textOf(cell) : "";
        }
      }
    }
  }
  return rows.length === 0 ? undefined : rectangular(rows.map((row) => Array.from(row, (cell) => cell ?? "")));
}
