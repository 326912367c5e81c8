import fc from "fast-check";
import { writeXlsx as writeWorkbook } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { workbookOf, zipOf } from "./factory.ts";
import type { Problem } from "./problem.ts";
import type { RowIn } from "./rows-in.ts";
import { readXlsxBlocks, type XlsxOptions } from "./xlsx-in.ts";
import { writeXlsx } from "./xlsx-out.ts";

async function read(content: Uint8Array, options: XlsxOptions = {}) {
  const xlsx = await readXlsxBlocks(ReadableStream.from([content]), options);
  const rows: RowIn[] = [];
  const problems: Problem[] = [...xlsx.problems];
  for await (const block of xlsx.blocks) {
    expect(block.rows.length).toBeLessThanOrEqual(2_000);
    rows.push(...block.rows);
    problems.push(...block.problems);
  }
  return { header: xlsx.header, rows, problems };
}

const codes = async (content: Uint8Array, options: XlsxOptions = {}) =>
  (await read(content, options)).problems.map(({ code }) => code);

const header = `<row r="1"><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>`;
const valuesOf = async (cells: string, others: Parameters<typeof workbookOf>[1] = {}) =>
  (await read(zipOf(workbookOf(`${header}<row r="2">${cells}</row>`, others)))).rows[0]?.values;

describe("cells", () => {
  it("shared texts, in parts and with readings above them", async () => {
    const texts = `<sst><si><t>客 &amp; 户</t></si><si><r><rPr/><t>大</t></r><r><t xml:space="preserve"> 酒店</t></r><rPh><t>dà</t></rPh></si></sst>`;
    expect(await valuesOf(`<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>`, { texts })).toEqual([
      "客 & 户",
      "大 酒店",
    ]);
  });

  it("texts in place, comments, CDATA and Excel's escapes", async () => {
    const cells = `<c r="A2" t="inlineStr"><is><t>a_x000D_b_x005F_x000D_</t></is></c><!-- > --><c r="B2" t="str"><f>A1&amp;"x"</f><v><![CDATA[<b>]]></v></c>`;
    expect(await valuesOf(cells)).toEqual(["a\rb_x000D_", "<b>"]);
  });

  it.each([
    ["1234.5", "1234.5"],
    ["0.30000000000000004", "0.3"],
    ["1E-7", "0.0000001"],
    ["1.5E+21", "1500000000000000000000"],
    ["-5", "-5"],
  ])("the number %s is %s", async (raw, text) => expect((await valuesOf(`<c><v>${raw}</v></c>`))?.[0]).toBe(text));

  const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="171" formatCode="&quot;days&quot; 0.00"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="58"/></cellXfs></styleSheet>`;

  it.each([
    [0, "46081", "46081"],
    [1, "46081", "2026-02-28"],
    [2, "46081.5", "2026-02-28T12:00:00"],
    [3, "46081", "46081"],
    [4, "61", "1900-03-01"],
    [1, "59", "1900-02-28"],
    [1, "0.75", "18:00:00"],
    [1, "-1", "-1"],
    [1, "99999999", "99999999"],
  ])("in style %i the number %s is %s", async (style, raw, text) =>
    expect((await valuesOf(`<c s="${style}"><v>${raw}</v></c>`, { styles }))?.[0]).toBe(text),
  );

  it("dates of a Mac that counts from 1904", async () => {
    const workbook = `<workbook><workbookPr date1904="1"/><sheets><sheet name="Clients" r:id="r1"/></sheets></workbook>`;
    expect((await valuesOf(`<c s="1"><v>44619</v></c>`, { styles, workbook }))?.[0]).toBe("2026-02-28");
  });

  it("yes, no, and a formula that failed", async () => {
    expect(await valuesOf(`<c t="b"><v>1</v></c><c t="b"><v>0</v></c>`)).toEqual(["TRUE", "FALSE"]);
    const failed = zipOf(workbookOf(`${header}<row r="7"><c><v>1</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`));
    expect(await read(failed)).toEqual({
      header: ["a", "b"],
      rows: [],
      problems: [{ line: 7, column: "b", value: "#DIV/0!", code: "xlsx.formula-error" }],
    });
  });
});

describe("rows", () => {
  it("carry their number in the sheet, filled up to the header; empty ones are left out", async () => {
    const sheet = `<row/><row r="3"><c r="A3"/><c r="B3" t="str"><v> a </v></c><c r="C3" t="str"><v>b</v></c></row><row r="9"><c r="B9"><v>1</v></c></row><row r="10"><c r="D10"/></row><row><c r="A11" t="str"><v>x</v></c></row>`;
    const { header: names, rows, problems } = await read(zipOf(workbookOf(sheet)));
    expect(names).toEqual(["", "a", "b"]);
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      { line: 9, values: ["", "1", ""] },
      { line: 11, values: ["x", "", ""] },
    ]);
  });

  it("with more cells than the header are refused", async () => {
    const { rows, problems } = await read(zipOf(workbookOf(`${header}<row r="2"><c r="C2"><v>1</v></c></row>`)));
    expect(rows).toEqual([]);
    expect(problems).toEqual([{ line: 2, column: null, value: "3/2", code: "xlsx.ragged-row", cells: ["", "", "1"] }]);
  });

  it("come from the sheet that is named, or the first that is shown", async () => {
    const book = await writeWorkbook({
      sheets: [
        { name: "One", rows: [["a"], [1]] },
        { name: "Two", rows: [["b"], [2]] },
      ],
    });
    expect((await read(book)).header).toEqual(["a"]);
    expect((await read(book, { sheet: "Two" })).header).toEqual(["b"]);
    expect(await codes(book, { sheet: "Three" })).toEqual(["xlsx.no-such-sheet"]);
  });
});

describe("what is wrong with a file", { timeout: 30_000 }, () => {
  const small = workbookOf(`${header}<row r="2"><c><v>1</v></c></row>`);
  const many = `${header}${"<row><c><v>1</v></c></row>".repeat(100_000)}`;

  it("one that declares more than the limit is refused before anything is unpacked", async () => {
    expect(await read(zipOf(workbookOf(many)), { maxUnpacked: 1_000_000 })).toEqual({
      header: [],
      rows: [],
      problems: [{ line: 1, column: null, value: "1000000", code: "xlsx.too-large" }],
    });
  });

  it("one that unpacks to more than it declares is refused where it does", async () => {
    const [sheet] = workbookOf(many).slice(-1);
    if (sheet === undefined) throw new Error("no sheet");
    const lying = zipOf(workbookOf({ ...sheet, declared: 200_000 }));
    expect(lying.length).toBeLessThan(50_000);
    const { rows, problems } = await read(lying, { maxUnpacked: 1_000_000 });
    expect(problems.map(({ code }) => code)).toEqual(["xlsx.too-large"]);
    expect(rows.length).toBeLessThan(20_000);
  });

  it("one that is larger than may be sent", async () => {
    expect(await codes(zipOf(small), { maxBytes: 100 })).toEqual(["xlsx.too-large"]);
  });

  it.each<[string, Buffer, string]>([
    ["nothing", Buffer.alloc(0), "xlsx.unreadable"],
    ["text", Buffer.from("a,b\n1,2\n".repeat(10)), "xlsx.unreadable"],
    [
      "the old format, or one with a password",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]),
      "xlsx.unreadable",
    ],
    ["a zip of something else", zipOf([{ name: "x.txt", data: "x" }]), "xlsx.unreadable"],
    ["one without its sheet", zipOf(small.slice(0, -1)), "xlsx.unreadable"],
    ["an empty sheet", zipOf(workbookOf("<row><c/></row>")), "xlsx.empty"],
    [
      "a sheet that breaks off",
      zipOf(workbookOf({ name: "xl/worksheets/first.xml", data: `<worksheet><sheetData>${header}` })),
      "xlsx.unreadable",
    ],
    [
      "entities that multiply",
      zipOf(
        workbookOf({
          name: "xl/worksheets/first.xml",
          data: `<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>${header}</worksheet>`,
        }),
      ),
      "xlsx.unreadable",
    ],
    [
      "a cell outside of any sheet",
      zipOf(workbookOf(`${header}<row><c r="ZZZZ9"><v>1</v></c></row>`)),
      "xlsx.unreadable",
    ],
    ["a header to the last column", zipOf(workbookOf(`<row><c r="XFD1"><v>1</v></c></row>`)), "xlsx.too-many-columns"],
    [
      "two columns of one name",
      zipOf(workbookOf(`<row><c t="str"><v>a</v></c><c t="str"><v>a</v></c></row>`)),
      "xlsx.duplicate-header",
    ],
  ])("%s", async (_, file, code) => expect(await codes(file)).toEqual([code]));

  it("no damage makes it crash", async () => {
    const whole = zipOf(
      workbookOf(`${header}<row r="2"><c><v>1</v></c></row>`, { texts: "<sst><si><t>a</t></si></sst>" }),
    );
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(whole.length), async (bytes, length) => {
        const damaged = Buffer.from(whole);
        for (const [at, value] of bytes) damaged[at] = value;
        await read(damaged);
        await read(damaged.subarray(0, length));
      }),
      { numRuns: 300 },
    );
  });
});

describe("laws", { timeout: 60_000 }, () => {
  const text = fc.string({ unit: "binary", maxLength: 30 }).map((value) => value.replaceAll(/[\uFFFE\uFFFF]/g, ""));
  const speaking = fc.oneof(text, fc.constantFrom("=1+1", "_x000D_", "a_x005F_x000D_", " a ", "\r\n", "<&>\"'", "]]>"));

  it("text that goes out comes in as it was", async () => {
    const columns = [
      { kind: "text" as const, header: "a", value: ([a]: [string, string]) => a },
      { kind: "text" as const, header: "b", value: ([, b]: [string, string]) => b },
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(speaking, speaking), { maxLength: 10 }), async (rows) => {
        const file = Buffer.concat(await Array.fromAsync(writeXlsx({ name: "S", columns, rows })));
        const { rows: found, problems } = await read(file);
        expect(problems).toEqual([]);
        expect(found.map(({ values }) => values)).toEqual(rows.filter(([a, b]) => a !== "" || b !== ""));
      }),
      { numRuns: 100 },
    );
  });

  it("money and days that go out come in as they were", async () => {
    const day = fc
      .integer({ min: 0, max: 80_000 })
      .map((days) => Temporal.PlainDate.from("1900-03-01").add({ days }).toString());
    const minor = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });
    const columns = [
      { kind: "money" as const, header: "m", value: ([m]: [number, string]) => m, exponent: 2 },
      { kind: "date" as const, header: "d", value: ([, d]: [number, string]) => d },
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(minor, day), { maxLength: 10 }), async (rows) => {
        const { rows: found } = await read(
          Buffer.concat(await Array.fromAsync(writeXlsx({ name: "S", columns, rows }))),
        );
        const asMinor = (amount: string) => Math.round(Number(amount) * 100);
        expect(found.map(({ values: [m = "", d] }) => [asMinor(m), d])).toEqual(rows.map(([m, d]) => [m + 0, d]));
      }),
      { numRuns: 60 },
    );
  });
});
