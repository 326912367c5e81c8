import { describe, expect, test } from "vitest";
import { BankLayout } from "../schema.ts";
import { guessedLayout, layoutFor, readStatement } from "./rules.ts";

const read = (header: readonly string[], values: readonly string[], layout: unknown) =>
  readStatement([{ line: 5, values }], { header, layout: BankLayout.parse(layout), currency: "CNY" });

describe("how a file is read is told by its columns' names", () => {
  test.each([
    [
      ["交易日期", "摘要", "借方发生额", "贷方发生额", "余额", "对方户名"],
      { how: "two-columns", received: "贷方发生额", paid: "借方发生额" },
    ],
    [["Date", "Amount", "Description"], { how: "signed", column: "Amount" }],
    [["記帳日期", "支出金額", "存入金額"], { how: "two-columns", received: "存入金額", paid: "支出金額" }],
  ])("%j", (header, amount) => {
    expect(guessedLayout(header)).toMatchObject({ date: header[0], amount });
  });

  test("a day or an amount that no name tells is asked for", () => {
    expect(guessedLayout(["when", "amount"])).toBeUndefined();
    expect(guessedLayout(["date", "balance"])).toBeUndefined();
  });

  test("what the account remembers goes first, where the file has its columns", () => {
    const remembered = BankLayout.parse({ date: "value date", amount: { how: "signed", column: "amount" } });
    expect(layoutFor(["date", "value date", "amount"], { asked: undefined, remembered })?.date).toBe("value date");
    expect(layoutFor(["date", "amount"], { asked: undefined, remembered })?.date).toBe("date");
    expect(() => layoutFor(["date"], { asked: "{", remembered })).toThrow("receivables.layout-not-fitting");
  });
});

describe("a line", () => {
  const two = { date: "d", amount: { how: "two-columns", received: "in", paid: "out" } };
  test.each([
    [["2026-03-01", "5.00", ""], 500],
    [["2026-03-01", "", "5.00"], -500],
    [["2026-03-01", "0.00", "-5.00"], -500],
    [["2026-03-01", "-", "5"], -500],
    [["2026-03-01", "-5.00", ""], -500],
  ])("of two columns %j is %d", (values, amountMinor) => {
    expect(read(["d", "in", "out"], values, two).entries).toMatchObject([{ place: 5, amountMinor }]);
  });

  test("has a day, whatever time stands behind it, and its texts one after the other", () => {
    const layout = { date: "d", amount: { how: "signed", column: "a" }, texts: ["t", "u"], dates: "D/M/YYYY" };
    expect(read(["d", "a", "t", "u"], ["03/04/2026 23:59:01", "(1,000.00)", "x", "y"], layout).entries).toMatchObject([
      { bookedOn: "2026-04-03", amountMinor: -100_000, text: "x · y", payer: null },
    ]);
  });

  test("of nothing, and one without a day, are passed over; a strange day is not", () => {
    const layout = { date: "d", amount: { how: "signed", column: "a" } };
    expect(read(["d", "a"], ["2026-03-01", "0.00"], layout)).toMatchObject({ entries: [], skipped: 1, problems: [] });
    expect(read(["d", "a"], ["合计", "5.00"], layout)).toMatchObject({ entries: [], skipped: 1, problems: [] });
    expect(read(["d", "a"], ["2026-03-01", "-10000000000.01"], layout).problems).toMatchObject([
      { column: "a", code: "receivables.amount-too-large" },
    ]);
    expect(read(["d", "a"], ["03/04/2026", "5.00"], layout).problems).toMatchObject([
      { line: 5, column: "d", value: "03/04/2026", code: "kernel.ambiguous-date" },
    ]);
  });
});
