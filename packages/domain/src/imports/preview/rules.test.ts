import { expect, test } from "vitest";
import { imports } from "../../imports.ts";
import { Mapping } from "../mapping/schema.ts";
import { type BadRow, badRowsIn, badRowsTable, columnsShown, maskOf, reasonOf } from "./rules.ts";

const mapping = Mapping.parse({ fields: { reference: "编号", name: "电话", mobile: { firstOf: ["手机", "备用"] } } });
const mask = maskOf(imports.clients.fields, mapping);

test("what a protected field is read from is masked, what nothing is read from is searched, the rest is shown", () => {
  expect(mask("手机", "138 0013 8000")).toBe("138****8000");
  expect(mask("备用", "13800138000")).toBe("138****8000");
  expect(mask("闲话", "回电 13800138000")).not.toContain("13800138000");
  expect(mask("编号", "20260401123")).toBe("20260401123");
  expect(mask("手机", "")).toBe("");
});

test("a column is shown by a few of its values, and by all of them where they are few and open", () => {
  const rows = Array.from({ length: 40 }, (_, index) => ({
    line: index + 2,
    values: [`C-${index}`, ["甲", "乙", ""][index % 3] ?? "", `1380013${8_000 + index}`],
  }));
  const [number, word, phone] = columnsShown(["编号", "类别", "手机"], rows, mask);
  expect(number).toEqual({ name: "编号", samples: ["C-0", "C-1", "C-2"], values: null });
  expect(word).toEqual({ name: "类别", samples: ["甲", "乙"], values: ["甲", "乙"] });
  expect(phone).toEqual({ name: "手机", samples: ["138****8000", "138****8001", "138****8002"], values: null });
});

test("bad rows are given out with line and reason, as they were mended since", async () => {
  const refused = [
    { line: 3, column: "手机", value: "1***", code: "clients.mobile-not-valid" },
    { line: 4, column: null, value: "2/3", code: "imports.ragged-row" },
  ];
  const blocks = (async function* () {
    yield {
      rows: [
        { line: 2, values: ["C-1", "星河", "13800138000"] },
        { line: 3, values: ["C-2", "云山", "1380"] },
      ],
      problems: [{ line: 4, cells: ["C-3", "枫桥"] }],
    };
  })();
  const fixes = new Map([[3, { line: 3, cells: { 电话: "云山会展" }, whole: false, leftOut: false }]]);
  const header = ["编号", "电话", "手机"];
  const rows: BadRow[] = [];
  for await (const row of badRowsIn({ header, blocks, refused, fixes, mask })) rows.push(row);
  const table = badRowsTable(header, "en");
  expect(table.map((column) => column.header)).toEqual(["#line", "Why", ...header]);
  expect(rows.map((row) => table.map((column) => column.value(row)))).toEqual([
    ["3", `手机: ${reasonOf("clients.mobile-not-valid", "en")}`, "C-2", "云山会展", "1****"],
    ["4", "not as many values as the header has columns", "C-3", "枫桥", ""],
  ]);
});

test("a code without words is its own reason", () => {
  expect(reasonOf("imports.constructor", "en")).toBe("imports.constructor");
  expect(reasonOf("moon.fell", "en")).toBe("moon.fell");
});
