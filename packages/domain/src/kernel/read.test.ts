import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Currency, currencyExponents, decimal, minor } from "./money.ts";
import {
  isBlank,
  optionReader,
  type Read,
  readDate,
  readDecimal,
  readInteger,
  readMoney,
  readMonth,
  readText,
  readYesNo,
} from "./read.ts";
import { readRefusals } from "./read-words.ts";
import { addDays, type CalendarDate } from "./time.ts";
import { phrase } from "./words.ts";

/** The value, or the code without its first part. */
const outcome = (result: Read<unknown>) => (result.ok ? result.value : result.code.replace("kernel.", ""));

describe("text", () => {
  test.each([
    ["  Acme Ltd ", "Acme Ltd"],
    ["\u3000上海公司\u00a0", "上海公司"],
    ["e\u0301", "é"],
    ["", ""],
    ["a\u0000b", "control-character"],
    ["a\u0007b", "control-character"],
    ["a\u0085b", "control-character"],
    ["a\nb", "control-character"],
    ["broken \ud800 half", "control-character"],
    ["👩‍💼 小王", "👩‍💼 小王"],
    ["x".repeat(20), "x".repeat(20)],
    ["x".repeat(21), "too-long"],
  ])("%j", (raw, expected) => expect(outcome(readText(raw, { max: 20 }))).toBe(expected));

  test("lines are kept where the column has lines", () =>
    expect(outcome(readText("one\r\ntwo\tthree", { max: 99, lines: true }))).toBe("one\ntwo\tthree"));
  test("a required text may not be blank", () =>
    expect(outcome(readText(" \u3000", { max: 9, required: true }))).toBe("empty"));
  test("blank", () => expect([isBlank(" \t\u3000\u00a0"), isBlank("0")]).toEqual([true, false]));
});

describe("numbers", () => {
  test.each([
    ["12", 12],
    [" １２ ", 12],
    ["1,234", 1234],
    ["１，２３４", 1234],
    ["-7", -7],
    ["−7", -7],
    ["(7)", -7],
    ["-0", 0],
    ["(0)", 0],
    ["007", 7],
    ["12.00", 12],
    ["\u200e12", 12],
    ["12.5", "not-whole"],
    ["1,23", "not-a-number"],
    ["12,3456", "not-a-number"],
    ["1e3", "not-a-number"],
    ["0x10", "not-a-number"],
    ["(-7)", "not-a-number"],
    ["--7", "not-a-number"],
    [".", "not-a-number"],
    ["", "empty"],
    ["twelve", "not-a-number"],
    ["Infinity", "not-a-number"],
    ["9007199254740991", 9007199254740991],
    ["9007199254740992", "too-large"],
  ])("integer %j", (raw, expected) => expect(outcome(readInteger(raw))).toBe(expected));

  test.each([
    ["0", "too-small"],
    ["1", 1],
    ["5", 5],
    ["6", "too-large"],
  ])("bounds are included: %j", (raw, expected) =>
    expect(outcome(readInteger(raw, { min: 1, max: 5 }))).toBe(expected),
  );

  test.each([
    ["0.1", "0.1"],
    ["1,234.50", "1234.5"],
    [".5", "0.5"],
    ["5.", "5"],
    ["-0.0", "0"],
    ["0.1234", "0.1234"],
    ["0.12345", "too-many-decimals"],
    ["0.12340", "0.1234"],
  ])("decimal %j", (raw, expected) => expect(outcome(readDecimal(raw, { places: 4 }))).toBe(expected));
});

describe("money", () => {
  test.each<[string, Currency, number | string]>([
    ["1,234.5", "CNY", 123450],
    ["¥1,234", "CNY", 123400],
    ["￥１，２３４．５０", "CNY", 123450],
    ["RMB 12", "CNY", 1200],
    ["12元", "CNY", 1200],
    ["-¥5.05", "CNY", -505],
    ["¥-5.05", "CNY", -505],
    ["(¥1,234.00)", "CNY", -123400],
    ["HK$8.80", "HKD", 880],
    ["USD 8.80", "HKD", "other-currency"],
    ["$8", "CNY", "other-currency"],
    ["¥8", "JPY", 8],
    ["8.5", "JPY", "too-many-decimals"],
    ["8.0", "JPY", 8],
    ["NT$1,234", "TWD", 1234],
    ["1.005", "CNY", "too-many-decimals"],
    ["1.50000", "CNY", 150],
    ["", "CNY", "empty"],
    ["¥", "CNY", "not-a-number"],
    ["1.234,50", "CNY", "not-a-number"],
    ["90071992547409.91", "CNY", 9007199254740991],
    ["90071992547409.92", "CNY", "too-large"],
  ])("%j in %s", (raw, currency, expected) => expect(outcome(readMoney(raw, currency))).toBe(expected));

  test("what is written as a decimal reads back to the same amount", () =>
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom<Currency>("CNY", "TWD", "HKD"), (value, currency) => {
        expect(outcome(readMoney(decimal(minor(value), currency), currency))).toBe(value === 0 ? 0 : value);
      }),
    ));
  test("no text makes it throw or gives half a unit", () =>
    fc.assert(
      fc.property(
        fc.string({ unit: "binary-ascii", maxLength: 40 }),
        fc.constantFrom<Currency>(...(Object.keys(currencyExponents) as Currency[])),
        (raw, currency) => {
          const result = readMoney(raw, currency);
          expect(result.ok ? Number.isSafeInteger(result.value) : result.code.startsWith("kernel.")).toBe(true);
        },
      ),
    ));
});

describe("dates", () => {
  test.each([
    ["2026-03-05", "2026-03-05"],
    ["2026/3/5", "2026-03-05"],
    ["2026.3.5", "2026-03-05"],
    ["2026年3月5日", "2026-03-05"],
    ["２０２６年３月５号", "2026-03-05"],
    ["20260305", "2026-03-05"],
    ["2026-03-05 00:00:00", "2026-03-05"],
    ["5 Mar 2026", "2026-03-05"],
    ["March 5, 2026", "2026-03-05"],
    ["2015-July-1", "2015-07-01"],
    ["2024-02-29", "2024-02-29"],
    ["2025-02-29", "no-such-day"],
    ["2026-13-01", "no-such-day"],
    ["2026-3/5", "not-a-date"],
    ["2026-03-05 14:00", "not-a-date"],
    ["13/4/2026", "2026-04-13"],
    ["4/13/2026", "2026-04-13"],
    ["5/5/2026", "2026-05-05"],
    ["03/04/2026", "ambiguous-date"],
    ["03/04/26", "ambiguous-date"],
    ["13/04/26", "ambiguous-date"],
    ["31/31/2026", "no-such-day"],
    ["45321", "not-a-date"],
    ["soon", "not-a-date"],
    ["", "empty"],
  ])("%j", (raw, expected) => expect(outcome(readDate(raw))).toBe(expected));

  test.each([
    ["3/4/2026", "M/D/YYYY", "2026-03-04"],
    ["3/4/2026", "D/M/YYYY", "2026-04-03"],
    ["13/4/2026", "M/D/YYYY", "no-such-day"],
    ["2/29/2025", "M/D/YYYY", "no-such-day"],
    ["3/4/26", "M/D/YYYY", "ambiguous-date"],
    ["2026-03-04", "M/D/YYYY", "2026-03-04"],
  ] as const)("%j as %s", (raw, format, expected) => expect(outcome(readDate(raw, format))).toBe(expected));

  test("an ambiguous date offers both days", () =>
    expect(readDate("03/04/26")).toEqual({
      ok: false,
      code: "kernel.ambiguous-date",
      hint: "2026-03-04 / 2026-04-03",
    }));

  test("every day reads back from every spelling", () =>
    fc.assert(
      fc.property(fc.integer({ min: -25_000, max: 100_000 }), (offset) => {
        const date = addDays("2026-01-01" as CalendarDate, offset);
        const [year, month, day] = date.split("-").map(Number);
        for (const spelling of [
          date,
          `${year}/${month}/${day}`,
          `${year}年${month}月${day}日`,
          date.replaceAll("-", ""),
        ])
          expect(readDate(spelling)).toEqual({ ok: true, value: date });
        expect(readDate(`${month}/${day}/${year}`, "M/D/YYYY")).toEqual({ ok: true, value: date });
        expect(readDate(`${day}/${month}/${year}`, "D/M/YYYY")).toEqual({ ok: true, value: date });
      }),
    ));

  test.each([
    ["2026-03", "2026-03"],
    ["2026/3", "2026-03"],
    ["202603", "2026-03"],
    ["2026年3月", "2026-03"],
    ["Mar 2026", "2026-03"],
    ["2026-13", "not-a-month"],
    ["3", "not-a-month"],
    ["", "empty"],
  ])("month %j", (raw, expected) => expect(outcome(readMonth(raw))).toBe(expected));
});

test.each([
  ["Yes", true],
  ["是", true],
  ["有", true],
  ["１", true],
  ["n", false],
  ["否", false],
  ["無", false],
  ["maybe", "not-yes-or-no"],
  ["", "empty"],
])("yes or no %j", (raw, expected) => expect(outcome(readYesNo(raw))).toBe(expected));

describe("options", () => {
  const readClass = optionReader({
    business: phrase("商务", "商務", "Business"),
    "leisure-group": phrase("旅游团队", "旅遊團隊", "Tour group"),
  });
  test.each([
    ["business", "business"],
    [" BUSINESS ", "business"],
    ["商務", "business"],
    ["tour group", "leisure-group"],
    ["Leisure Group", "leisure-group"],
    ["旅游团队", "leisure-group"],
    ["", "empty"],
  ])("%j", (raw, expected) => expect(outcome(readClass(raw))).toBe(expected));
  test("the nearest is offered, nothing is guessed", () => {
    expect(readClass("busines")).toEqual({ ok: false, code: "kernel.unknown-option", hint: "Business" });
    expect(readClass("旅遊團")).toEqual({ ok: false, code: "kernel.unknown-option", hint: "旅遊團隊" });
  });
  test("one word for two values is a mistake of ours", () =>
    expect(() => optionReader({ a: phrase("甲", "甲", "X"), b: phrase("乙", "乙", "x") })).toThrow(RangeError));
});

test("a megabyte is refused at once, whatever it begins with", () => {
  const long = `¥1${" ".repeat(1_000_000)}x`;
  expect([readMoney(long, "CNY").ok, readInteger(long).ok, readDate(long).ok, readMonth(long).ok]).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(outcome(optionReader({ a: phrase("甲", "甲", "A") })(long))).toBe("unknown-option");
});

test("every code has words", () => {
  const raws = [
    "",
    "x",
    "1.5",
    "0.001",
    "99999999999999999999",
    "$1",
    "2025-02-29",
    "03/04/26",
    "a\u0000",
    "long text",
  ];
  const results = raws.flatMap((raw) => [
    readText(raw, { max: 5, required: true }),
    readInteger(raw, { min: 1 }),
    readDecimal(raw, { places: 2, min: 5 }),
    readMoney(raw, "CNY"),
    readDate(raw),
    readMonth(raw),
    readYesNo(raw),
    optionReader({ a: phrase("甲", "甲", "A") })(raw),
  ]);
  const codes = new Set(results.flatMap((result) => (result.ok ? [] : [result.code.replace("kernel.", "")])));
  expect([...codes].toSorted()).toEqual(Object.keys(readRefusals).toSorted());
});
