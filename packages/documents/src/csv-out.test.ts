import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsvBlocks } from "./csv-in.ts";
import { writeCsv } from "./csv-out.ts";
import type { Table } from "./table.ts";

type Row = {
  name: string | null;
  stays: number | null;
  revenue: number | null;
  score: string | null;
  day: string | null;
};

const table = (rows: Row[], totalLabel?: string): Table<Row> => ({
  columns: [
    { kind: "text", header: "Client", value: ({ name }) => name },
    { kind: "integer", header: "Stays", value: ({ stays }) => stays, sum: true },
    { kind: "money", header: "Revenue", value: ({ revenue }) => revenue, exponent: 2, sum: true },
    { kind: "decimal", header: "Score", value: ({ score }) => score, places: 1 },
    { kind: "date", header: "Since", value: ({ day }) => day },
  ],
  rows,
  ...(totalLabel === undefined ? {} : { totalLabel }),
});

const row = (change: Partial<Row> = {}): Row => ({
  name: "Acme",
  stays: 3,
  revenue: 123_450,
  score: "4.25",
  day: "2026-02-28",
  ...change,
});

const written = async <R>(content: Table<R>): Promise<string> => (await Array.fromAsync(writeCsv(content))).join("");

describe("a table as CSV", () => {
  it("has a byte order mark, CRLF, and sums under what is summed", async () => {
    const csv = await written(
      table([row(), row({ name: "城市, 酒店", revenue: -5, score: null, day: null })], "Total"),
    );
    expect(csv).toBe(
      '\uFEFFClient,Stays,Revenue,Score,Since\r\nAcme,3,1234.50,4.25,2026-02-28\r\n"城市, 酒店",3,-0.05,,\r\nTotal,6,1234.45,,\r\n',
    );
  });

  it("guards text that looks like a formula, and only text", async () => {
    const csv = await written(
      table(
        [row({ name: '=HYPERLINK("http://evil")', stays: -3, revenue: -1, score: "-0.5" }), row({ name: "＝1+1" })],
        "-Total",
      ),
    );
    expect(csv.split("\r\n").slice(1)).toEqual([
      `"'=HYPERLINK(""http://evil"")",-3,-0.01,-0.5,2026-02-28`,
      "'＝1+1,3,1234.50,4.25,2026-02-28",
      "'-Total,0,1234.49,,",
      "",
    ]);
  });

  it("guards a header that somebody named like a formula", async () => {
    const csv = await written({ columns: [{ kind: "text", header: "@SUM(A1)", value: () => "x" }], rows: [1] });
    expect(csv).toBe("\uFEFF'@SUM(A1)\r\nx\r\n");
  });

  it.each([
    [0, 1234, "1234"],
    [2, 5, "0.05"],
    [2, -5, "-0.05"],
    [2, -123_456, "-1234.56"],
    [3, 1, "0.001"],
    [2, Number.MAX_SAFE_INTEGER, "90071992547409.91"],
  ])("money of exponent %i: %i minor units are %s", async (exponent, minor, text) => {
    const csv = await written({ columns: [{ kind: "money", header: "M", exponent, value: () => minor }], rows: [1] });
    expect(csv).toBe(`\uFEFFM\r\n${text}\r\n`);
  });

  it.each<Partial<Row>>([{ revenue: 0.5 }, { stays: Number.NaN }, { score: "=1" }, { day: "28/02/2026" }])(
    "refuses a value that is not of its column: %j",
    async (change) => {
      await expect(written(table([row(change)]))).rejects.toMatchObject({ code: "table.wrong-value" });
    },
  );

  it("refuses a total that could not be exact", async () => {
    const huge = row({ revenue: Number.MAX_SAFE_INTEGER });
    await expect(written(table([huge, huge], "Total"))).rejects.toMatchObject({ code: "table.total-too-large" });
  });
});

describe("laws", { timeout: 60_000 }, () => {
  const text = fc.string({ unit: "binary", maxLength: 30 }).map((value) => value.replaceAll(/[\0\uFFFD]/g, ""));
  const speakers = fc.array(fc.tuple(text, fc.oneof(text, fc.constantFrom("=1", "'=1", "\r", ' "', "a\r\nb", ""))), {
    maxLength: 20,
  });
  const columns = [
    { kind: "text" as const, header: "a", value: ([a]: [string, string]) => a },
    { kind: "text" as const, header: "b", value: ([, b]: [string, string]) => b },
  ];

  it("what goes out comes in as it was", async () => {
    await fc.assert(
      fc.asyncProperty(speakers, async (rows) => {
        const csv = await written({ columns, rows });
        const { blocks } = await readCsvBlocks(ReadableStream.from([Buffer.from(csv)]));
        const found = (await Array.fromAsync(blocks)).flatMap((block) => block.rows.map(({ values }) => values));
        expect(found).toEqual(rows.filter(([a, b]) => a !== "" || b !== ""));
      }),
      { numRuns: 500 },
    );
  });

  it("another program reads the same cells, none of which it would run", async () => {
    await fc.assert(
      fc.asyncProperty(speakers, async (rows) => {
        const cells: string[][] = parse(await written({ columns, rows }), { bom: true, record_delimiter: "\r\n" });
        expect(cells).toHaveLength(rows.length + 1);
        for (const cell of cells.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\0＝＋－＠]/);
      }),
      { numRuns: 300 },
    );
  });
});

it("writes as the total of a running balance what it came to", async () => {
  const money = (header: string, sum: true | "last") =>
    ({ kind: "money", header, value: (row: number) => row, exponent: 2, sum }) as const;
  const table = {
    columns: [{ kind: "text", header: "a", value: () => "x" } as const, money("b", true), money("c", "last")],
  };
  expect(await written({ ...table, rows: [500, 700, 300], totalLabel: "end" })).toContain("end,15.00,3.00");
  expect(await written({ ...table, rows: [], totalLabel: "end" })).toContain("end,0.00,0.00");
});
