import { expect, test } from "vitest";
import { BankLayout } from "../schema.ts";
import { bankTable, mendedRow } from "./rules.ts";

const record = (line: number, ...values: string[]) => ({ line, values });

test("a record of another length is mended where nothing is lost by it", () => {
  expect(mendedRow(["2026-03-01", "5", "", ""], 2)).toEqual(["2026-03-01", "5"]);
  expect(mendedRow(["合计", "5"], 3)).toBe("no-line");
  expect(mendedRow(["2026-03-01", "5"], 3)).toBeUndefined();
});

test("what a bank writes above its table is passed over", () => {
  const table = bankTable(
    ["账号", "6222"],
    [
      record(2, "起止日期", "2026-03-01", "2026-03-31"),
      record(3, " 交易日期 ", "收入", "支出", "对方户名", ""),
      record(4, "2026-03-02", "5.00", "", "云山科技", ""),
      record(5, "2026-03-03", "5.00"),
      record(6, "合计", "5.00"),
    ],
    null,
  );
  expect(table).toEqual({
    header: ["交易日期", "收入", "支出", "对方户名"],
    rows: [record(4, "2026-03-02", "5.00", "", "云山科技")],
    problems: [{ line: 5, column: null, value: "2/4", code: "imports.ragged-row" }],
  });
});

test("names that only the account knows are found as well; where none are, the first line is left to be mapped", () => {
  const remembered = BankLayout.parse({ date: "when", amount: { how: "signed", column: "how much" } });
  const records = [record(2, "when", "how much"), record(3, "2026-03-02", "5")];
  expect(bankTable(["Bank", "of"], records, remembered)).toMatchObject({
    header: ["when", "how much"],
    rows: [{ line: 3 }],
  });
  expect(bankTable(["Bank", "of"], records, null)).toMatchObject({
    header: ["Bank", "of"],
    rows: [{ line: 2 }, { line: 3 }],
  });
});
