import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { defaultLadder, placed } from "@foyer/domain/receivables/dunning/ladder/rules";
import type { LadderStep } from "@foyer/domain/receivables/dunning/ladder/schema";
import { afterAll, expect, test } from "vitest";
import { openTestDatabase } from "../../../kernel/testing.ts";
import { ladderOn } from "../queries.ts";
import { setLadder } from "./mutations.ts";
import { ladderPage } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const day = (text: string) => CalendarDate.parse(text);
const now = Instant.parse("2026-03-10T02:00:00.000Z");
const letter = (days: number): LadderStep => ({
  days,
  kind: "letter",
  by: ["finance"],
  hold: null,
  ownerCopy: false,
  charge: false,
});

test("a ladder holds from its day until another does, and before the first the house's own", () =>
  house.rolledBack(async (trx) => {
    await setLadder(trx, { fromDate: day("2026-03-10"), steps: [letter(30), letter(7)] }, now);
    await setLadder(trx, { fromDate: day("2026-04-01"), steps: [letter(9)] }, now);
    await setLadder(trx, { fromDate: day("2026-04-01"), steps: [letter(10)] }, now);
    expect(await ladderOn(trx, day("2026-03-09"))).toEqual(placed(defaultLadder));
    expect(await ladderOn(trx, day("2026-03-10"))).toEqual([
      { ...letter(7), step: 1, number: 1 },
      { ...letter(30), step: 2, number: 2 },
    ]);
    expect(await ladderOn(trx, day("2026-03-31"))).toHaveLength(2);
    expect(await ladderOn(trx, day("2026-04-01"))).toEqual([{ ...letter(10), step: 1, number: 1 }]);
    expect((await ladderPage(trx, day("2026-03-10"))).versions.map((each) => each.fromDate)).toEqual([
      "2026-04-01",
      "2026-03-10",
    ]);
    await expect(setLadder(trx, { fromDate: day("2026-03-09"), steps: [letter(7)] }, now)).rejects.toMatchObject({
      code: "receivables.ladder-of-the-past",
    });
  }));
