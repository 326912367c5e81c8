import { expect, test } from "vitest";
import { pdf } from "./pdf.ts";
import { runsOf } from "./pdf-fonts.ts";
import { type PdfBlock, pdfTable } from "./pdf-layout.ts";
import { textOfPdf } from "./pdf-text.ts";
import { DocumentProblem } from "./problem.ts";

interface Debt {
  readonly reference: string;
  readonly due: string;
  readonly amount: number;
}

const debts = (count: number): Debt[] =>
  Array.from({ length: count }, (_, index) => ({
    reference: `INV-${String(index + 1).padStart(4, "0")}`,
    due: "2025-03-01",
    amount: 123_450 + index,
  }));

const table = (rows: readonly Debt[]): PdfBlock =>
  pdfTable(
    {
      columns: [
        { kind: "text", header: "单据号", value: (row: Debt) => row.reference },
        { kind: "date", header: "到期日", value: (row) => row.due },
        { kind: "money", header: "未结金额", value: (row) => row.amount, exponent: 2, sum: true },
      ],
      rows,
      totalLabel: "合计",
    },
    { empty: "没有未结款项。" },
  );

const made = async (blocks: readonly PdfBlock[], language: "zh-Hans" | "zh-Hant" | "en" = "zh-Hans") =>
  textOfPdf(
    await pdf(
      { hotel: "云山大酒店", asOf: "截至 2025年12月31日", note: "王芳", blocks },
      { title: "对账单", language },
    ),
  );

const said = async (text: string): Promise<string> => (await made([{ kind: "paragraph", text }])).join("");

test.each([
  "龘喆堃镕酒店管理有限公司",
  "臺灣雲山旅行社股份有限公司",
  "谰耪锨劭卣赜亳甯",
  "掄紂觔閂訌霑",
  "𬍛𫖯𬭚𨱏",
  "Dvořák & Łódź Sp. z o.o.",
  "Ξενοδοχείο Жемчужина Nguyễn",
  "Café du Musée – “5★”",
  "日本旅行カブシキ",
])("%s is drawn, sign by sign, and reads as written", async (name) => {
  expect(await said(name)).toContain(name);
});

test("a word of an alphabet is never set in two fonts, and Han characters stay in theirs", () => {
  expect(runsOf("布拉格 Dvořák 餐厅 Café")).toEqual([
    { text: "布拉格 ", font: "han" },
    { text: "Dvořák", font: "europe" },
    { text: " 餐厅 Café", font: "han" },
  ]);
});

test("a letter with its accent beside it is one letter", async () => {
  expect(await said("re\u0301sume\u0301")).toContain("résumé");
});

test("what no page can show does not break it", async () => {
  expect(await said("a\u0000b\u0007c\uD800d\uFFFEe")).toMatch(/a b c.d e/);
});

test("every page bears the hotel, title and day, the header of the table, and which page of how many it is", async () => {
  const pages = await made([table(debts(120))]);
  expect(pages.length).toBeGreaterThan(2);
  for (const [index, page] of pages.entries()) {
    expect(page).toContain("云山大酒店");
    expect(page).toContain("对账单");
    expect(page).toContain("截至 2025年12月31日");
    expect(page).toContain("单据号到期日未结金额");
    expect(page).toContain(`第 ${index + 1} 页，共 ${pages.length} 页`);
  }
  expect(pages.at(-1)).toContain("合计148,211.40");
  expect(pages.join("").match(/INV-\d{4}2025\/03\/01/g)).toHaveLength(120);
});

test("amounts and days are written as the language writes them", async () => {
  expect((await made([table(debts(1))], "en")).join("")).toContain("INV-000101 Mar 20251,234.50");
  expect((await made([table(debts(1))], "zh-Hant")).join("")).toContain("INV-00012025/03/011,234.50");
});

test("nothing is a dash among amounts, and a nought in their sum", async () => {
  const text = (await made([table([{ reference: "A", due: "2025-03-01", amount: 0 }])])).join("");
  expect(text).toContain("2025/03/01–合计0.00");
});

test("an empty table says so", async () => {
  const text = (await made([table([])])).join("");
  expect(text).toContain("没有未结款项。");
  expect(text).not.toContain("单据号");
});

test("a table that nobody would read on paper is refused", async () => {
  await expect(made([table(debts(5_001))])).rejects.toThrow(DocumentProblem);
});

test("text that names a file or an address is text: nothing is read or fetched", async () => {
  for (const text of ["/etc/passwd", "http://169.254.169.254/", "data:image/png;base64,AAAA", "{{page}} $1 <b>x</b>"])
    expect(await said(text)).toContain(text);
});

test("a long word goes on in the next line instead of over the edge", async () => {
  const word = "W".repeat(400);
  expect(await said(word)).toContain(word);
  const pages = await made([table([{ reference: "R".repeat(300), due: "2025-03-01", amount: 1 }])]);
  expect(pages.join("")).toContain("0.01");
});
