import { gzipSync } from "node:zlib";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvOptions, readCsvBlocks } from "./csv-in.ts";
import type { Problem } from "./problem.ts";
import type { RowIn } from "./rows-in.ts";

async function* inPieces(bytes: Uint8Array, size = bytes.length): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(content: string | Uint8Array, options: CsvOptions & { pieces?: number } = {}) {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const csv = await readCsvBlocks(inPieces(bytes, options.pieces), options);
  const rows: RowIn[] = [];
  const problems: Problem[] = [...csv.problems];
  for await (const block of csv.blocks) {
    rows.push(...block.rows);
    problems.push(...block.problems);
  }
  return { header: csv.header, rows, problems };
}

/** 名称,备注 / 上海大酒店,满意 in the bytes of Chinese Windows. */
const gb18030 = Buffer.from("c3fbb3c62cb1b8d7a20d0ac9cfbaa3b4f3bec6b5ea2cc2fad2e20d0a", "hex");

describe("what a file may look like", () => {
  const expected = { header: ["name", "note"], rows: [{ line: 2, values: ["Foyer", "满意"] }], problems: [] };
  const plain = "name,note\r\nFoyer,满意\r\n";

  it.each<[string, string | Uint8Array]>([
    ["CRLF", plain],
    ["LF", "name,note\nFoyer,满意\n"],
    ["CR alone", "name,note\rFoyer,满意\r"],
    ["no last line end", "name,note\nFoyer,满意"],
    ["a byte order mark", `\uFEFF${plain}`],
    ["semicolons", "name;note\nFoyer;满意\n"],
    ["tabs", "name\tnote\nFoyer\t满意\n"],
    ["quotes", '"name","note"\n"Foyer","满意"\n'],
    ["a quoted header that holds other delimiters", '"name","note"\nFoyer,满意\n'],
    ["gzip", gzipSync(plain)],
    ["UTF-16", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(plain, "utf16le")])],
    ["blank rows, as Excel leaves them", "name,note\n\nFoyer,满意\n,\n\r\n,,,\n".replace("\n\nF", "\nF")],
  ])("%s", async (_, content) => expect(await read(content)).toEqual(expected));

  it("GB18030", async () => {
    const { header, rows } = await read(gb18030);
    expect(header).toEqual(["名称", "备注"]);
    expect(rows).toEqual([{ line: 2, values: ["上海大酒店", "满意"] }]);
  });

  it("GB18030 that shows only after megabytes of ASCII", async () => {
    const ascii = Buffer.from(`a,b\n${"1234567,1234567\n".repeat(150_000)}`);
    const { rows, problems } = await read(Buffer.concat([ascii, gb18030]), { pieces: 64 * 1024 });
    expect(problems).toEqual([]);
    expect(rows.at(-1)?.values).toEqual(["上海大酒店", "满意"]);
  });

  it("blank lines before the header count as lines", async () => {
    expect(await read("\n\nname,note\nFoyer,满意\n")).toEqual({
      ...expected,
      rows: [{ line: 4, values: ["Foyer", "满意"] }],
    });
  });

  it("a line is a physical line, whatever the values hold", async () => {
    const { rows } = await read('a,b\n"1\n2\n3",x\n"4\r\n5",y\n6,z\n');
    expect(rows.map(({ line }) => line)).toEqual([2, 5, 7]);
    expect(rows[1]?.values[0]).toBe("4\r\n5");
  });

  it("the guard of an export is taken off", async () => {
    expect((await read("a,b\n'=1,'+86\n''=x,'x\n\"'-\",'\n")).rows.map(({ values }) => values)).toEqual([
      ["=1", "+86"],
      ["'=x", "'x"],
      ["-", "'"],
    ]);
  });
});

describe("what is wrong with a file", { timeout: 30_000 }, () => {
  it("a row with other columns than the header", async () => {
    const { rows, problems } = await read("a,b,c\n1,2\n1,2,3\n1,2,3,4\n");
    expect(rows).toEqual([{ line: 3, values: ["1", "2", "3"] }]);
    expect(problems).toEqual([
      { line: 2, column: null, value: "2/3", code: "csv.ragged-row", cells: ["1", "2"] },
      { line: 4, column: null, value: "4/3", code: "csv.ragged-row", cells: ["1", "2", "3", "4"] },
    ]);
  });

  it("a quote that never closes; the rows behind it are still read", async () => {
    const { rows, problems } = await read('a,b\n1,"Hotel\n2,x\n3,y\n');
    expect(problems).toEqual([{ line: 2, column: "b", value: '1,"Hotel', code: "csv.unclosed-quote" }]);
    expect(rows.map(({ line }) => line)).toEqual([3, 4]);
  });

  it("a quote that closes only where another value opens one", async () => {
    const { rows, problems } = await read('a,b\n1,"Hotel\n2,x\n3,"City, Hotel"\n');
    expect(problems).toEqual([{ line: 2, column: "b", value: '1,"Hotel', code: "csv.unclosed-quote" }]);
    expect(rows.map(({ values }) => values)).toEqual([
      ["2", "x"],
      ["3", "City, Hotel"],
    ]);
  });

  it("a quote that never closes in a file too large to search to its end", async () => {
    const { rows, problems } = await read(`a,b\n1,"open\n${"2,x\n".repeat(400_000)}`, { pieces: 64 * 1024 });
    expect(problems).toEqual([{ line: 2, column: "b", value: '1,"open', code: "csv.unclosed-quote" }]);
    expect(rows).toHaveLength(400_000);
    expect(rows.at(-1)?.line).toBe(400_002);
  });

  it("something behind a closing quote", async () => {
    const { rows, problems } = await read('a,b\n"x"y,1\n"x",1\n');
    expect(problems).toEqual([{ line: 2, column: "a", value: '"x"y,1', code: "csv.stray-quote" }]);
    expect(rows).toEqual([{ line: 3, values: ["x", "1"] }]);
  });

  it("a line without end", async () => {
    const { rows, problems } = await read(`a,b\n${"x".repeat(3_000_000)}\n1,2\n`, { pieces: 64 * 1024 });
    expect(problems.map(({ line, code }) => ({ line, code }))).toEqual([{ line: 2, code: "csv.row-too-long" }]);
    expect(rows).toEqual([{ line: 3, values: ["1", "2"] }]);
  });

  it("two columns of one name", async () => {
    const { problems } = await read("a,b,a,,\n");
    expect(problems).toEqual([{ line: 1, column: "a", value: "a", code: "csv.duplicate-header" }]);
  });

  it("a row that is not text, in a file that is", async () => {
    const damaged = Buffer.concat([
      Buffer.from("名称,备注\n上海大酒店,满意\n北"),
      Buffer.from([0xed, 0xa0, 0x80]),
      Buffer.from("京,好\na,b\0\n"),
    ]);
    const { rows, problems } = await read(damaged);
    expect(rows).toEqual([{ line: 2, values: ["上海大酒店", "满意"] }]);
    expect(problems.map(({ line, column, code }) => ({ line, column, code }))).toEqual([
      { line: 3, column: "名称", code: "csv.not-text" },
      { line: 4, column: "备注", code: "csv.not-text" },
    ]);
  });

  it.each<[string, string | Uint8Array, string]>([
    ["nothing", "", "csv.empty"],
    ["a byte order mark alone", "\uFEFF", "csv.empty"],
    ["blank lines alone", "\n\r\n \n", "csv.empty"],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "csv.not-text"],
    ["zeros", Buffer.alloc(3_000_000), "csv.not-text"],
    ["a header that never closes", '"a,b\n1,2\n', "csv.unclosed-quote"],
    ["something that only begins like gzip", Buffer.from("1f8b0800000000000003deadbeef", "hex"), "csv.broken-gzip"],
  ])("%s is refused as a whole", async (_, content, code) => {
    const { header, rows, problems } = await read(content);
    expect({ header, rows, codes: problems.map((problem) => problem.code) }).toEqual({
      header: [],
      rows: [],
      codes: [code],
    });
  });

  it("a gzip that breaks off, after what could be read", async () => {
    const lines = Array.from({ length: 50_000 }, (_, index) => `${index},${(index * 7919) % 104_729}\n`).join("");
    const packed = gzipSync(`a,b\n${lines}`);
    const { rows, problems } = await read(packed.subarray(0, packed.length / 2));
    expect(rows.length).toBeGreaterThan(1_000);
    expect(problems.map(({ code }) => code)).toEqual(["csv.broken-gzip"]);
    expect(problems[0]?.line).toBeGreaterThan(rows.at(-1)?.line ?? Number.POSITIVE_INFINITY);
  });

  it("a small gzip of a huge file", async () => {
    const bomb = gzipSync(`a,b\n${"1,2\n".repeat(2_000_000)}`);
    const { problems } = await read(bomb, { maxBytes: 1_000_000 });
    expect(problems.map(({ code, value }) => ({ code, value }))).toEqual([{ code: "csv.too-large", value: "1000000" }]);
  });
});

describe("blocks", () => {
  it("hold at most 2,000 rows, in order, once each", async () => {
    const csv = await readCsvBlocks(inPieces(Buffer.from(`a,b\n${"1,2\n".repeat(4_500)}`)));
    const sizes: number[] = [];
    for await (const block of csv.blocks) sizes.push(block.rows.length);
    expect(sizes).toEqual([2_000, 2_000, 500]);
  });

  it.each([false, true])("let go of the source when they are not read to the end (gzip: %s)", async (packed) => {
    let released = false;
    const lines = Array.from({ length: 100_000 }, (_, index) => `${index},${(index * 7919) % 104_729}\n`).join("");
    const bytes = packed ? gzipSync(`a,b\n${lines}`) : Buffer.from(`a,b\n${lines}`);
    async function* source() {
      try {
        yield* inPieces(bytes, 16 * 1024);
      } finally {
        released = true;
      }
    }
    for await (const block of (await readCsvBlocks(source())).blocks) if (block.rows.length > 0) break;
    expect(released).toBe(true);

    released = false;
    await (await readCsvBlocks(source())).close();
    expect(released).toBe(true);
  });

  it("pass on what the source throws, since that is nobody's typing", async () => {
    async function* failing() {
      yield Buffer.from("a,b\n1,2\n");
      throw new Error("disk gone");
    }
    await expect(readCsvBlocks(failing()).then(async ({ blocks }) => Array.fromAsync(blocks))).rejects.toThrow(
      "disk gone",
    );
  });
});

describe("laws", { timeout: 60_000 }, () => {
  const value = fc.string({
    unit: fc.constantFrom("a", "1", " ", ",", ";", '"', "\n", "\r\n", "名", "é", "😀", "=", "'"),
  });
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((columns) =>
      fc
        .array(fc.array(value, { minLength: columns, maxLength: columns }), { maxLength: 20 })
        .map((rows) => ({ columns, rows })),
    );
  const withText = (rows: readonly string[][]) => rows.filter((row) => row.some((cell) => cell !== ""));

  it("what another program writes is read as it was meant, however the bytes are cut", async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async ({ columns, rows }, pieces) => {
        const header = Array.from({ length: columns }, (_, index) => `column ${index}`);
        const foreign = rows.map((row) => row.map((cell) => cell.replaceAll("'", "’")));
        const { rows: found, problems } = await read(stringify([header, ...foreign]), { pieces });
        expect(problems).toEqual([]);
        expect(found.map(({ values }) => values)).toEqual(withText(foreign));
      }),
      { numRuns: 300 },
    );
  });

  it("any bytes end in rows and problems, the same however they are cut", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", ";", "'", "=", "\0", "客"), maxLength: 200 })
        .map((text) => Buffer.from(`a,b\n${text}`)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 40 }), async (content, pieces) => {
        expect(await read(content, { pieces })).toEqual(await read(content));
      }),
      { numRuns: 1_000 },
    );
  });
});
