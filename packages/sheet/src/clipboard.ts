/** Rows of cells as text; every row has the same length. */
export type Block = readonly (readonly string[])[];

const needsQuotes = (text: string) => /[\t\n\r"]/.test(text);
const quoted = (text: string) => (needsQuotes(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Tab-separated text as spreadsheets exchange it. A last row that is one empty cell gets its own line end, since a
 *  final line end by itself is dropped when it is read (Excel always writes one). */
export function formatTsv(block: Block): string {
  const text = block.map((row) => row.map(quoted).join("\t")).join("\n");
  const last = block.at(-1);
  return block.length > 1 && last?.length === 1 && last[0] === "" ? `${text}\n` : text;
}

/** The cell that starts at `from`; a quote counts only at its start, and only when it is closed before a separator. */
function cellAt(text: string, from: number): { cell: string; end: number } {
  if (text[from] === '"') {
    let cell = "";
    for (let i = from + 1; i < text.length; i++) {
      if (text[i] !== '"') cell += text[i];
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else {
        const next = text[i + 1];
        if (next === undefined || next === "\t" || next === "\n" || next === "\r") return { cell, end: i + 1 };
        break;
      }
    }
  }
  let end = from;
  while (end < text.length && text[end] !== "\t" && text[end] !== "\n" && text[end] !== "\r") end++;
  return { cell: text.slice(from, end), end };
}

/** Empty cells keep their place, a quoted cell may hold line ends, and one final line end is no further row. */
export function parseTsv(text: string): Block {
  const rows: string[][] = [[]];
  let position = 0;
  for (;;) {
    const { cell, end } = cellAt(text, position);
    rows.at(-1)?.push(cell);
    if (end >= text.length) break;
    position = end + 1;
    if (text[end] === "\t") continue;
    if (text[end] === "\r" && text[position] === "\n") position++;
    if (position >= text.length) break;
    rows.push([]);
  }
  return rectangular(rows);
}

export function rectangular(rows: readonly (readonly string[])[]): Block {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 1);
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill("")]);
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Excel reads the table in preference to the text. Text is marked as such, or `007` would arrive as 7 and a long
 *  number as 1E+15; numbers are left plain so that they arrive as numbers. */
export function formatHtml(block: readonly (readonly { text: string; numeric: boolean }[])[]): string {
  const cell = ({ text, numeric }: { text: string; numeric: boolean }) => {
    const body = escaped(text).replace(/\r\n|\r|\n/g, `<br style="mso-data-placement:same-cell">`);
    return numeric ? `<td>${body}</td>` : `<td style="mso-number-format:'\\@'">${body}</td>`;
  };
  const rows = block.map((row) => `<tr>${row.map(cell).join("")}</tr>`);
  return `<meta charset="utf-8"><table>${rows.join("")}</table>`;
}
