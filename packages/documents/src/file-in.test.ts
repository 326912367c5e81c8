import { gzipSync } from "node:zlib";
import { writeXlsx as writeWorkbook } from "hucre/xlsx";
import { describe, expect, it, test } from "vitest";
import { workbookOf, zipOf } from "./factory.ts";
import { readFileBlocks } from "./file-in.ts";
import { readXlsxBlocks } from "./xlsx-in.ts";

async function read(content: Uint8Array, options: Parameters<typeof readFileBlocks>[1] = {}) {
  const file = await readFileBlocks(ReadableStream.from([content.subarray(0, 3), content.subarray(3)]), options);
  const blocks = await Array.fromAsync(file.blocks);
  return {
    header: file.header,
    sheets: file.sheets,
    sheet: file.sheet,
    rows: blocks.flatMap((block) => block.rows),
    codes: [...file.problems, ...blocks.flatMap((block) => block.problems)].map(({ code }) => code),
  };
}

const utf16be = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, "utf16le").swap16();

describe("bytes say what a file is, not its name", () => {
  const table = "编号,名称\nC1,星河\n";
  // the same table in GB18030: no encoder ships with Node
  const gb18030 = Buffer.from("b1e0bac52cc3fbb3c60a43312cd0c7bad30a", "hex");

  it.each<[string, Uint8Array]>([
    ["UTF-8", Buffer.from(table)],
    ["UTF-8 with its mark", Buffer.from(`\uFEFF${table}`)],
    ["UTF-16, little end first", Buffer.from(`\uFEFF${table}`, "utf16le")],
    ["UTF-16, big end first", utf16be(table)],
    ["GB18030", gb18030],
    ["gzipped", gzipSync(gb18030)],
  ])("%s", async (_, bytes) => {
    const { header, rows, codes, sheets } = await read(bytes);
    expect({ header, rows, codes, sheets }).toEqual({
      header: ["编号", "名称"],
      rows: [{ line: 2, values: ["C1", "星河"] }],
      codes: [],
      sheets: [],
    });
  });

  it("a workbook, with the names of its sheets", async () => {
    const book = await writeWorkbook({
      sheets: [
        { name: "客户", rows: [["编号"], ["C1"]] },
        { name: "联系人", rows: [["姓名"], ["王敏"]] },
      ],
    });
    expect(await read(book)).toMatchObject({
      header: ["编号"],
      sheet: "客户",
      sheets: [
        { name: "客户", hidden: false },
        { name: "联系人", hidden: false },
      ],
    });
    expect(await read(book, { sheet: "联系人" })).toMatchObject({ header: ["姓名"], sheet: "联系人" });
  });

  it("nothing, one byte, an empty archive, a workbook of before 2007: refused by name", async () => {
    expect((await read(Buffer.alloc(0))).codes).toEqual(["csv.empty"]);
    expect((await read(Buffer.from("a"))).codes).toEqual([]);
    expect((await read(Buffer.from("504b0506".padEnd(44, "0"), "hex"))).codes).toEqual(["xlsx.unreadable"]);
    expect((await read(Buffer.from("d0cf11e0a1b11ae1".padEnd(1_200, "0"), "hex"))).codes).toEqual(["xlsx.unreadable"]);
  });
});

describe("a title above the header is not the header", () => {
  it.each([
    ["2026 客户清单\n编号,名称,城市\nC1,星河,上海\n", 3],
    ["2026 客户清单,,\n,,\n打印于 2026-05-01,,\n\n编号,名称,城市\nC1,星河,上海\n", 6],
  ])("in CSV: %j", async (text, line) => {
    const { header, rows, codes } = await read(Buffer.from(text));
    expect({ header, rows, codes }).toEqual({
      header: ["编号", "名称", "城市"],
      rows: [{ line, values: ["C1", "星河", "上海"] }],
      codes: [],
    });
  });

  it("a table of one column keeps its first row as the header", async () =>
    expect(await read(Buffer.from("名称\n星河\n云山\n"))).toMatchObject({
      header: ["名称"],
      rows: [{ values: ["星河"] }, { values: ["云山"] }],
    }));

  const cell = (at: string, text: string) => `<c r="${at}" t="str"><v>${text}</v></c>`;
  const sheetOf = (rows: string, merges: readonly string[]) =>
    zipOf(
      workbookOf({
        name: "xl/worksheets/first.xml",
        data: `<worksheet><sheetData>${rows}</sheetData><mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells></worksheet>`,
      }),
    );

  it("in a workbook, merged across the table and above blank rows", async () => {
    const rows = `<row r="2">${cell("A2", "客户清单")}</row><row r="3"/><row r="5">${cell("A5", "编号")}${cell("B5", "名称")}</row><row r="6">${cell("A6", "C1")}${cell("B6", "星河")}</row>`;
    expect(await read(sheetOf(rows, ["A2:B2"]))).toMatchObject({
      header: ["编号", "名称"],
      rows: [{ line: 6, values: ["C1", "星河"] }],
      codes: [],
    });
  });

  it("a header of two rows is read as one where cells are merged", async () => {
    const rows = `<row r="1">${cell("A1", "编号")}${cell("B1", "联系人")}${cell("D1", "城市")}</row><row r="2">${cell("B2", "姓名")}${cell("C2", "手机")}</row><row r="3">${cell("A3", "C1")}${cell("B3", "王敏")}${cell("C3", "13800138000")}${cell("D3", "上海")}</row>`;
    expect(await read(sheetOf(rows, ["A1:A2", "B1:C1", "D1:D2"]))).toMatchObject({
      header: ["编号", "联系人 姓名", "联系人 手机", "城市"],
      rows: [{ line: 3, values: ["C1", "王敏", "13800138000", "上海"] }],
      codes: [],
    });
    // without the merge it is a header with a nameless column, and a first row that says little
    expect(await read(sheetOf(rows, []))).toMatchObject({ header: ["编号", "联系人", "", "城市"] });
  });
});

test("a gzipped table that packs to next to nothing is given up early, though every row of it could be read", async () => {
  const bomb = gzipSync(Buffer.from(`a,b\n${"1,2\n".repeat(30_000_000)}`));
  expect(bomb.length).toBeLessThan(600_000);
  const file = await readFileBlocks(ReadableStream.from([bomb]));
  const codes: string[] = [];
  let rows = 0;
  for await (const block of file.blocks) {
    rows += block.rows.length;
    codes.push(...block.problems.map(({ code }) => code));
  }
  expect(codes).toEqual(["csv.too-large"]);
  expect(rows).toBeLessThan(12_000_000);
});

test("a part that packs to next to nothing is refused before it is unpacked, whatever the whole may be", async () => {
  const sheet = { name: "xl/worksheets/first.xml", data: Buffer.alloc(40 * 1_048_576, 32) };
  const bomb = zipOf(workbookOf(sheet));
  expect(bomb.length).toBeLessThan(100_000);
  const before = process.memoryUsage.rss();
  const { problems } = await readXlsxBlocks(ReadableStream.from([bomb]));
  expect(problems.map(({ code }) => code)).toEqual(["xlsx.too-large"]);
  expect(process.memoryUsage.rss() - before).toBeLessThan(20 * 1_048_576);
});
