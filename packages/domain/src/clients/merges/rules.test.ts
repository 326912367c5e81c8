import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CalendarDate } from "../../kernel/time.ts";
import { endedSpells, mergedFields, mergedSpells, samePersons } from "./rules.ts";
import type { Spell } from "./schema.ts";

const day = (text: string) => text as CalendarDate;
const spell = (from: string, to: string, value: string): Spell => ({ from: day(from), to: to as Spell["to"], value });

describe("fields", () => {
  const winner = { name: "星河贸易", city: null, vip: false, tags: "a, b", notes: "mine" };
  const loser = { name: "上海星河贸易", city: "上海", vip: true, tags: "b, c", notes: "theirs" };

  test("the winner's, and the loser's where the winner has none; tags of both", () => {
    expect([...mergedFields({ winner, loser, choices: {} })]).toEqual([
      ["city", "上海"],
      ["tags", "a, b, c"],
    ]);
  });

  test("what was chosen, field by field", () => {
    const choices = { name: "loser", notes: "loser", tags: "winner", vip: "loser", city: "winner" } as const;
    expect([...mergedFields({ winner, loser, choices })]).toEqual([
      ["name", "上海星河贸易"],
      ["vip", true],
      ["notes", "theirs"],
    ]);
  });
});

describe("spells", () => {
  const winner = [spell("2025-01-01", "2026-01-01", "B"), spell("2026-01-01", "infinity", "A")];
  const loser = [spell("2024-01-01", "2025-06-01", "C"), spell("2025-06-01", "infinity", "B")];
  const today = day("2026-05-01");

  test("the loser's fill what is before the winner's; the winner's holds on", () => {
    expect(mergedSpells({ winner, loser, side: "winner" }, today)).toEqual([
      spell("2024-01-01", "2025-01-01", "C"),
      spell("2025-01-01", "2026-01-01", "B"),
      spell("2026-01-01", "infinity", "A"),
    ]);
  });

  test("the loser's holds from today on, where that was chosen", () => {
    expect(mergedSpells({ winner, loser, side: "loser" }, today).slice(-2)).toEqual([
      spell("2026-01-01", "2026-05-01", "A"),
      spell("2026-05-01", "infinity", "B"),
    ]);
  });

  test("a history that ends today has nothing later", () => {
    expect(endedSpells([...winner, spell("2026-07-01", "infinity", "C")], today)).toEqual([
      spell("2025-01-01", "2026-01-01", "B"),
      spell("2026-01-01", "2026-05-01", "A"),
    ]);
  });

  test("never overlap, never say otherwise than one of the two, whatever the histories", () => {
    const dates = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 0, maxLength: 6 });
    const history = fc.tuple(dates, fc.boolean(), fc.constantFrom("A", "B", "C")).map(([days, open, first]) => {
      const sorted = days.toSorted((a, b) => a - b).map((each) => `2026-03-${String(each).padStart(2, "0")}`);
      return sorted.flatMap((from, at) => {
        const to = sorted[at + 1] ?? (open ? "infinity" : undefined);
        return to === undefined || at % 3 === 2 ? [] : [spell(from, to, at % 2 === 0 ? first : "D")];
      });
    });
    const on = (spells: readonly Spell[], at: string) =>
      spells.filter((each) => each.from <= at && (each.to === "infinity" || at < each.to)).map((each) => each.value);
    fc.assert(
      fc.property(history, history, fc.constantFrom("winner", "loser"), (one, other, side) => {
        const merged = mergedSpells({ winner: one, loser: other, side }, day("2026-03-15"));
        for (let number = 1; number <= 31; number += 1) {
          const at = `2026-03-${String(number).padStart(2, "0")}`;
          const values = on(merged, at);
          expect(values.length).toBeLessThanOrEqual(1);
          const expected =
            at < "2026-03-15" ? (on(one, at)[0] ?? on(other, at)[0]) : on(side === "winner" ? one : other, at)[0];
          expect(values[0]).toBe(expected);
        }
      }),
    );
  });
});

describe("persons", () => {
  const person = (id: number, values: Partial<Parameters<typeof samePersons>[0][number]>) => ({
    id,
    foldedName: "王芳",
    mobile: null,
    phone: null,
    mail: null,
    wechat: null,
    ...values,
  });

  test("the same mobile or mail is the same person, an office's phone only with the name; a name alone is not", () => {
    const there = [
      person(1, { mobile: "m1" }),
      person(2, { phone: "p", foldedName: "李雷" }),
      person(3, { mail: "w@x", foldedName: "wang fang" }),
    ];
    const moving = [
      person(11, { mobile: "m1" }),
      person(12, { phone: "p" }),
      person(13, { mail: "w@x" }),
      person(14, {}),
      person(15, { mobile: "m1" }),
    ];
    expect([...samePersons(moving, there)]).toEqual([
      [11, 1],
      [13, 3],
    ]);
  });
});
