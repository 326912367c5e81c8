import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columns, tiers } from "../example/clients.ts";
import { words } from "../example/words.ts";
import { plainText, readText, type SheetColumn } from "./column.ts";
import { distance, findOption, matchingOptions, nearestOption } from "./options.ts";

const named = (field: string) => {
  const column = columns.find((each) => each.field === field);
  if (!column) throw new Error(`no column ${field}`);
  return column;
};
const read = (field: string, text: string) => readText(named(field), text, words.reading);
const bare: SheetColumn<{ n: number }> = { field: "n", header: "n", kind: "number" };

describe("reading", () => {
  test("without a reader of its own a column reads strictly by its kind", () => {
    expect(readText(bare, " １２.5 ", words.reading)).toEqual({ ok: true, value: 12.5 });
    expect(readText(bare, "1,234", words.reading)).toMatchObject({ ok: false, code: "sheet.not-a-number" });
    expect(readText({ ...bare, kind: "date" }, "2026-03-05", words.reading)).toEqual({ ok: true, value: "2026-03-05" });
    expect(readText({ ...bare, kind: "date" }, "5/3", words.reading)).toMatchObject({ ok: false });
    expect(readText({ ...bare, kind: "check" }, "是", words.reading)).toEqual({ ok: true, value: true });
    expect(readText({ ...bare, kind: "check" }, "maybe", words.reading)).toMatchObject({ ok: false });
  });

  test("grid 27: the column's own reader decides", () => {
    expect(read("limit", "¥1,234.5")).toEqual({ ok: true, value: 123450 });
    expect(read("since", "2026年3月5日")).toEqual({ ok: true, value: "2026-03-05" });
    expect(read("since", "03/04/26")).toMatchObject({ ok: false, message: "Write the year first: 2026-03-05" });
  });

  test("grid 34: nothing clears, but not a required cell; a column may say what empty is", () => {
    expect(read("rooms", "  ")).toEqual({ ok: true, value: null });
    expect(read("name", "")).toMatchObject({ ok: false, code: "sheet.required" });
    expect(readText({ ...bare, empty: 0 }, "", words.reading)).toEqual({ ok: true, value: 0 });
  });

  test("grid 47: a mask is no value", () => {
    expect(read("phone", "138****8000")).toMatchObject({ ok: false, code: "sheet.mask" });
    expect(read("phone", "13800138000")).toEqual({ ok: true, value: "13800138000" });
  });
});

describe("grid 28: options", () => {
  test("are found by label or value, whatever the width and case; two of one label fit neither", () => {
    expect(findOption(tiers, " ＧＯＬＤ ")?.value).toBe("gold");
    expect(findOption(tiers, "gold")?.value).toBe("gold");
    expect(findOption(tiers, "platinum")).toBeUndefined();
    const twins = [
      { value: "1", label: "王芳" },
      { value: "2", label: "王芳" },
    ];
    expect(findOption(twins, "王芳")).toBeUndefined();
    expect(findOption(twins, "2")?.value).toBe("2");
  });

  test("the nearest is offered, nothing when none is near", () => {
    expect(nearestOption(tiers, "Glod")?.label).toBe("Gold");
    expect(nearestOption(tiers, "bronz")?.label).toBe("Bronze");
    expect(nearestOption(tiers, "xyzxyz")).toBeUndefined();
  });

  test("the list keeps those that contain the text, the ones beginning with it first", () => {
    expect(matchingOptions(tiers, "r").map(({ label }) => label)).toEqual(["Silver", "Bronze"]);
    expect(matchingOptions([...tiers, { value: "o", label: "Old gold" }], "gold").map(({ value }) => value)).toEqual([
      "gold",
      "o",
    ]);
  });

  test("the distance is a metric", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b, c) => {
        expect(distance(a, a)).toBe(0);
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c));
      }),
    );
  });
});

describe("grid 17: what is copied reads back as the same value", () => {
  test("money, also below zero", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (minor) => {
        expect(readText(named("limit"), plainText(named("limit"), minor), words.reading)).toEqual({
          ok: true,
          value: minor,
        });
      }),
    );
  });

  test("numbers, checks and options", () => {
    for (const [column, value] of [
      [named("rooms"), 12.25],
      [named("active"), true],
      [named("active"), false],
      [named("tier"), "silver"],
    ] as const) {
      expect(readText(column, plainText(column, value), words.reading)).toEqual({ ok: true, value });
    }
  });
});
