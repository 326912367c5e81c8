import { type CellStyle, readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { type Sheet, writeXlsx } from "./xlsx-out.ts";

type Row = { name: string; stays: number | null; revenue: number; rate: string; day: string | null };

const rows: Row[] = [
  { name: "=1+1", stays: 3, revenue: 123_450, rate: "0.125", day: "2026-02-28" },
  { name: "＝cmd", stays: null, revenue: -5, rate: "-1", day: null },
];

const sheet: Sheet<Row> = {
  name: "Clients: 2026/02",
  columns: [
    { kind: "text", header: "=Client", value: ({ name }) => name },
    { kind: "integer", header: "Stays", value: ({ stays }) => stays, sum: true },
    { kind: "money", header: "Revenue", value: ({ revenue }) => revenue, exponent: 2, sum: true },
    { kind: "decimal", header: "Rate", value: ({ rate }) => rate, places: 3 },
    { kind: "date", header: "Since", value: ({ day }) => day },
  ],
  rows,
  totalLabel: "Total",
};

async function bytesOf<R>(content: Sheet<R>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(writeXlsx(content)));
}

async function reopened<R>(content: Sheet<R>) {
  const workbook = await readXlsx(await bytesOf(content), { readStyles: true });
  const [first] = workbook.sheets;
  if (first === undefined) throw new Error("no sheet");
  const cell = (row: number, column: number) => first.cells?.get(`${row},${column}`);
  const style = (row: number, column: number): CellStyle | undefined => cell(row, column)?.style;
  return { first, cell, style };
}

describe("a table as XLSX", () => {
  it("holds numbers as numbers, dates as dates and text as text", async () => {
    const { first, cell } = await reopened(sheet);
    expect(first.name).toBe("Clients  2026 02");
    expect(first.rows.slice(0, 2)).toEqual([
      ["=Client", "Stays", "Revenue", "Rate", "Since"],
      ["=1+1", 3, 1234.5, 0.125, new Date("2026-02-28T00:00:00Z")],
    ]);
    expect(first.rows[2]?.slice(0, 4)).toEqual(["＝cmd", null, -0.05, -1]);
    for (const at of [0, 1, 2]) expect(cell(at, 0)?.formula).toBeUndefined();
  });

  it("shows money with its currency's digits", async () => {
    const { style } = await reopened(sheet);
    expect([1, 2, 3, 4].map((column) => style(1, column)?.numFmt)).toEqual([
      "#,##0",
      "#,##0.00",
      "#,##0.000",
      "yyyy-mm-dd",
    ]);
    const yen = await reopened({
      name: "Yen",
      columns: [{ kind: "money", header: "¥", value: () => 5, exponent: 0 }],
      rows: [1],
    });
    expect(yen.style(1, 0)?.numFmt).toBe("#,##0");
    expect(yen.first.rows[1]).toEqual([5]);
  });

  it("has a bold header that stays in sight, and bold totals", async () => {
    const { first, style } = await reopened(sheet);
    expect(first.freezePane?.rows).toBe(1);
    expect(first.rows[3]?.slice(0, 4)).toEqual(["Total", 3, 1234.45, null]);
    const bold = [0, 1, 2, 3].map((row) => [0, 2].map((column) => style(row, column)?.font?.bold === true));
    expect(bold).toEqual([
      [true, true],
      [false, false],
      [false, false],
      [true, true],
    ]);
    expect(style(3, 2)?.numFmt).toBe("#,##0.00");
  });

  it("keeps to Excel's limits", async () => {
    const text = (value: string) => ({
      name: "'",
      columns: [{ kind: "text" as const, header: "T", value: () => value }],
      rows: [1],
    });
    const long = await reopened(text("客".repeat(40_000)));
    expect(long.first.name).toBe("Sheet");
    expect(long.first.rows[1]?.[0]).toBe(`${"客".repeat(32_766)}…`);
    expect((await reopened(text("a\uD800\uFFFEb"))).first.rows[1]).toEqual(["a\uFFFD\uFFFDb"]);
    const old = {
      name: "Old",
      columns: [{ kind: "date" as const, header: "D", value: () => "1850-01-01" }],
      rows: [1],
    };
    expect((await reopened(old)).first.rows[1]).toEqual(["1850-01-01"]);
  });

  it("passes on what the rows throw", async () => {
    async function* failing() {
      yield 1;
      throw new Error("database gone");
    }
    await expect(
      bytesOf({ name: "x", columns: [{ kind: "integer", header: "I", value: () => 1 }], rows: failing() }),
    ).rejects.toThrow("database gone");
    await expect(
      bytesOf({ ...sheet, rows: [{ name: "x", stays: 0.5, revenue: 0, rate: "1", day: null }] }),
    ).rejects.toMatchObject({ code: "table.wrong-value" });
  });
});
