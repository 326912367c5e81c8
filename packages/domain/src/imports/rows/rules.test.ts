import { describe, expect, it } from "vitest";
import { Mapping } from "../mapping/schema.ts";
import { dateField, moneyField, optional, otherwise, rowShape, textField, wholeField } from "../row/schema.ts";
import { rowReader } from "./rules.ts";

const shape = rowShape({
  fields: {
    number: textField(10),
    postedOn: dateField(),
    amount: moneyField(),
    count: otherwise(wholeField({ min: 1 }), 1),
    note: optional(textField(5)),
  },
  key: (row) => row.number,
  check: (row) => (row.amount < 0 ? { field: "amount", code: "test.negative" } : undefined),
});

const digest = (text: string): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, at) => text.charCodeAt(at % text.length) * (at + 1));
const reader = (header: string[], mapping?: unknown) =>
  rowReader(shape, {
    header,
    mapping: mapping === undefined ? undefined : Mapping.parse(mapping),
    currency: "CNY",
    digest,
  });

describe("a file with our own column names", () => {
  const header = ["Number", "posted_on", "AMOUNT", "Count", "colour"];
  const read = (...values: string[]) => reader(header).read({ line: 2, values });

  it("is read whatever case, blanks and dashes its names have", () =>
    expect(read("A1", "2026-02-28", "1,234.50", "", "red")).toEqual({
      kind: "row",
      row: { number: "A1", postedOn: "2026-02-28", amount: 123450, count: 1, note: null },
    }));

  it("says which of its columns nothing was read from", () => expect(reader(header).ignored).toEqual(["colour"]));

  it("lists every value that was not taken", () =>
    expect(read("A1", "2026-02-29", "1.234", "0", "red")).toEqual({
      kind: "refused",
      refused: [
        { line: 2, column: "posted_on", value: "2026-02-29", code: "kernel.no-such-day" },
        { line: 2, column: "AMOUNT", value: "1.234", code: "kernel.too-many-decimals" },
        { line: 2, column: "Count", value: "0", code: "kernel.too-small" },
      ],
    }));

  it("refuses an empty value that is needed, and a row whose values do not fit each other", () => {
    expect(read(" ", "2026-02-28", "1", "1", "")).toMatchObject({
      refused: [{ column: "Number", code: "kernel.empty" }],
    });
    expect(read("A", "2026-02-28", "-1", "1", "")).toMatchObject({
      refused: [{ column: "AMOUNT", value: "-1", code: "test.negative" }],
    });
  });

  it("refuses a second row with the same key", () => {
    const rows = reader(header);
    const values = ["A1", "2026-02-28", "1", "1", ""];
    expect(rows.read({ line: 2, values }).kind).toBe("row");
    expect(rows.read({ line: 3, values })).toEqual({
      kind: "refused",
      refused: [{ line: 3, column: null, value: "A1", code: "imports.twice-in-file" }],
    });
  });

  it("is not read at all without a column that is needed", () =>
    expect(reader(["number", "amount"]).refused).toEqual([
      { line: 1, column: "postedOn", value: "", code: "imports.no-column-for" },
    ]));

  it("shows the start of a long value only", () =>
    expect(read("A1", "x".repeat(500), "1", "1", "")).toMatchObject({ refused: [{ value: `${"x".repeat(80)}…` }] }));
});

describe("a file with a mapping", () => {
  const mapping = {
    where: { kind: ["invoice", "credit"] },
    dates: "M/D/YYYY",
    nulls: ["-"],
    fields: { number: "no", postedOn: "day", amount: { sum: ["net", "tax"] }, note: { constant: "x" } },
  };
  const header = ["no", "day", "net", "tax", "kind"];

  it("reads the rows that are wanted, the others are skipped", () => {
    const rows = reader(header, mapping);
    expect(rows.read({ line: 2, values: ["A1", "1/2/2013", "10.10", "0.90", "invoice"] })).toEqual({
      kind: "row",
      row: { number: "A1", postedOn: "2013-01-02", amount: 1100, count: 1, note: "x" },
    });
    expect(rows.read({ line: 3, values: ["?", "?", "?", "?", "total"] })).toEqual({ kind: "skipped" });
  });

  it("names the columns of an expression, and gives its own reason only", () => {
    const read = reader(header, mapping).read({ line: 2, values: ["A1", "13/2/2013", "ten", "0.90", "invoice"] });
    expect(read).toEqual({
      kind: "refused",
      refused: [
        { line: 2, column: "day", value: "13/2/2013", code: "kernel.no-such-day" },
        { line: 2, column: "net + tax", value: "ten", code: "kernel.not-a-number" },
      ],
    });
    expect(reader(header, mapping).read({ line: 2, values: ["A1", "1/2/2013", "1", "-", "credit"] })).toMatchObject({
      refused: [{ column: "net + tax", value: "", code: "kernel.empty" }],
    });
  });

  it("is refused with what it names wrongly", () => {
    const wrong = { ...mapping, where: { type: "x" }, fields: { number: "no", amount: "gross", colour: "day" } };
    expect(reader(header, wrong).refused.map(({ column, code }) => `${column} ${code}`)).toEqual([
      "colour imports.unknown-field",
      "gross imports.no-such-column",
      "type imports.no-such-column",
      "postedOn imports.no-column-for",
    ]);
  });
});
