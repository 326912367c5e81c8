import { describe, expect, test } from "vitest";
import { minor } from "../../kernel/money.ts";
import { CalendarDate } from "../../kernel/time.ts";
import { LedgerPromiseId } from "../schema.ts";
import { judgePromises, type Promised } from "./rules.ts";

const day = (text: string) => CalendarDate.parse(text);
let id = 0;
const promised = (amount: number, promisedFor: string, more: Partial<Promised> = {}): Promised => ({
  id: LedgerPromiseId.parse(++id),
  amountMinor: minor(amount),
  madeOn: day("2026-03-01"),
  promisedFor: day(promisedFor),
  withdrawn: false,
  ...more,
});
const received = (amount: number, on: string) => ({ amountMinor: minor(amount), postingDate: day(on) });
const states = (...asked: Parameters<typeof judgePromises>) =>
  [...judgePromises(...asked).values()].map((one) => one.state);

describe("a promise of 100 until 10 March", () => {
  test.each([
    { paid: [[100, "2026-03-10"]], today: "2026-03-10", state: "kept" },
    {
      paid: [
        [60, "2026-03-02"],
        [40, "2026-03-09"],
      ],
      today: "2026-03-09",
      state: "kept",
    },
    { paid: [[99, "2026-03-10"]], today: "2026-03-10", state: "open" },
    { paid: [[99, "2026-03-10"]], today: "2026-03-11", state: "partly" },
    { paid: [[100, "2026-03-11"]], today: "2026-03-12", state: "broken" },
    { paid: [[100, "2026-02-28"]], today: "2026-03-12", state: "broken" },
    { paid: [], today: "2026-03-11", state: "broken" },
    { paid: [], today: "2026-03-10", state: "open" },
  ] as const)("$paid by $today: $state", ({ paid, today, state }) => {
    const payments = paid.map(([amount, on]) => received(amount, on));
    expect(states([promised(100, "2026-03-10")], payments, day(today))).toEqual([state]);
  });
});

test("one payment keeps one promise: the one due first", () => {
  const two = [promised(100, "2026-03-20"), promised(100, "2026-03-10")];
  const judged = judgePromises(two, [received(150, "2026-03-05")], day("2026-03-21"));
  expect(two.map(({ id: each }) => judged.get(each))).toEqual([
    { state: "partly", paidMinor: 50 },
    { state: "kept", paidMinor: 100 },
  ]);
});

test("one that was noted by mistake is neither kept nor broken", () => {
  expect(states([promised(100, "2026-03-10", { withdrawn: true })], [], day("2026-04-01"))).toEqual(["withdrawn"]);
});
