import { attribute, readXml, withoutExcelEscapes, type XmlListener } from "./xml.ts";
import type { Workbook } from "./workbook.ts";
import { unreadable } from "./zip.ts";

/** One row of a sheet as text; a cell that holds a formula's error says so. Cells behind the last filled one are missing. */
export type SheetRow = { line: number; values: string[]; error: number | undefined };

const mostColumns = 16_384;

/** `C7` and `C` stand in the third column, 2. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (column < 1 || column > mostColumns) throw unreadable(`a cell at ${reference.slice(0, 20)}`);
  return column - 1;
}

const lastSerialDay = 2_958_465;
const daySeconds = 86_400;
const two = (part: number): string => String(part).padStart(2, "0");

function timeText(seconds: number): string {
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Excel counts a 29 February 1900 that never was, so its days before March 1900 are one further on than they seem. */
function dateText(serial: number, from1904: boolean): string | undefined {
  const moved = from1904 ? serial + 1462 : serial;
  const seconds = Math.round(moved * daySeconds);
  const day = Math.floor(seconds / daySeconds);
  if (day < 0 || day > lastSerialDay) return undefined;
  const time = timeText(seconds % daySeconds);
  if (day === 0) return time;
  const date = Temporal.PlainDate.from("1899-12-30").add({ days: day < 60 ? day + 1 : day });
  return seconds % daySeconds === 0 ? date.toString() : `${date.toString()}T${time}`;
}

/** A number as Excel shows it: 15 digits, so that 0.1 + 0.2 is 0.3, and no exponent. */
function numberText(raw: string): string {
  const number = Number(Number(raw).toPrecision(15));
  if (!Number.isFinite(number)) return raw;
  const text = String(number);
  if (!text.includes("e")) return text;
  return Number.isInteger(number) ? BigInt(number).toString() : number.toFixed(20).replace(/0+$/, "");
}

/** Hears a worksheet and gathers its rows. */
class SheetListener implements XmlListener {
  rows: SheetRow[] = [];
  closed = false;
  readonly #workbook: Workbook;
  #row: SheetRow = { line: 0, values: [], error: undefined };
  #column = -1;
  #type = "";
  #style = -1;
  #raw = "";
  #hearing = false;
  #inline = false;
  #phonetic = false;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  open(name: string, attributes: string): void {
    if (name === "c") {
      const reference = attribute(attributes, "r");
      this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
      this.#type = attribute(attributes, "t") ?? "n";
      this.#style = Number(attribute(attributes, "s") ?? "-1");
      this.#raw = "";
    } else if (name === "v") this.#hearing = true;
    else if (name === "is") this.#inline = true;
    else if (name === "rPh") this.#phonetic = true;
    else if (name === "t") this.#hearing = this.#inline && !this.#phonetic;
    else if (name === "row") {
      const line = Number(attribute(attributes, "r") ?? this.#row.line + 1);
      this.#row = { line, values: [], error: undefined };
      this.#column = -1;
    }
  }

  close(name: string): void {
    if (name === "c") this.#cell();
    else if (name === "v" || name === "t") this.#hearing = false;
    else if (name === "is") this.#inline = false;
    else if (name === "rPh") this.#phonetic = false;
    else if (name === "row") this.rows.push(this.#row);
    else if (name === "worksheet") this.closed = true;
  }

  text(text: string): void {
    if (this.#hearing) this.#raw += text;
  }

  #cell(): void {
    if (this.#raw === "") return;
    const value = this.#value();
    if (value === "") return;
    const { values } = this.#row;
    while (values.length < this.#column) values.push("");
    values[this.#column] = value;
    if (this.#type === "e") this.#row.error ??= this.#column;
  }

  #value(): string {
    switch (this.#type) {
      case "s":
        return this.#workbook.texts[Number(this.#raw)] ?? "";
      case "str":
      case "inlineStr":
        return withoutExcelEscapes(this.#raw);
      case "b":
        return this.#raw === "1" ? "TRUE" : "FALSE";
      case "n":
        return this.#number();
      default:
        return this.#raw;
    }
  }

  #number(): string {
    const isDate = this.#workbook.isDate[this.#style] === true;
    return (isDate ? dateText(Number(this.#raw), this.#workbook.from1904) : undefined) ?? numberText(this.#raw);
  }
}

/** The rows of a sheet, some hundred at a time; nothing is unpacked before it is asked for. */
export async function* sheetRows(workbook: Workbook): AsyncGenerator<SheetRow[]> {
  const listener = new SheetListener(workbook);
  for await (const _ of readXml(workbook.sheet(), listener)) {
    yield listener.rows;
    listener.rows = [];
  }
  if (!listener.closed) throw unreadable("a sheet that breaks off");
}
