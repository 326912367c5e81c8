import type { ClientId } from "@foyer/domain/clients/schema";
import { minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aClient } from "../factory.ts";
import { mergeClients } from "../merges/mutations.ts";
import { undoMerge } from "../merges/undo/mutations.ts";
import { setCredit } from "./mutations.ts";
import { creditInForce } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const day = (text: string) => text as CalendarDate;
const limit = (units: number) => ({ limitMinor: minor(units * 100), currency: "CNY" as const });
const nothing = { grade: null, limit: null, term: null, hold: null };

test("what is decided holds from its day on, the rest stays, and null ends it", () =>
  house.rolledBack(async (trx) => {
    const [client, other] = [await aClient(trx), await aClient(trx)];
    const on = async (date: string) => creditInForce(trx, { clientIds: [other, client], on: day(date) });
    await setCredit(trx, {
      from: day("2026-01-01"),
      decisions: [
        { clientId: client, grade: "A", limit: limit(96_000), term: { term: "days", days: 30 } },
        { clientId: other, limit: limit(0), term: { term: "prepay", days: null } },
      ],
    });
    const hold = { hold: "soft", reasons: ["overdue", "over-limit"] } as const;
    await setCredit(trx, { from: day("2026-03-01"), decisions: [{ clientId: client, hold }] });
    await setCredit(trx, { from: day("2026-04-01"), decisions: [{ clientId: client, hold: null, limit: null }] });
    const granted = {
      clientId: client,
      grade: "A",
      limit: limit(96_000),
      term: { term: "days", days: 30 },
      hold: null,
    };
    const cash = { clientId: other, ...nothing, limit: limit(0), term: { term: "prepay", days: null } };
    expect(await on("2025-12-31")).toEqual([
      { clientId: other, ...nothing },
      { clientId: client, ...nothing },
    ]);
    expect(await on("2026-02-28")).toEqual([cash, granted]);
    expect(await on("2026-03-01")).toEqual([cash, { ...granted, hold }]);
    expect(await on("2026-04-01")).toEqual([cash, { ...granted, limit: null }]);
  }));

test("a merged file keeps its own credit, has the other's where it had none, and gives it back", () =>
  house.rolledBack(async (trx) => {
    const [winner, loser] = [await aClient(trx), await aClient(trx)];
    const at = "2026-05-10T02:00:00.000Z" as Parameters<typeof mergeClients>[2];
    await setCredit(trx, {
      from: day("2026-01-01"),
      decisions: [
        { clientId: winner, grade: "AA" },
        { clientId: loser, grade: "C", limit: limit(5_000), hold: { hold: "hard", reasons: ["overdue"] } },
      ],
    });
    const both = () => creditInForce(trx, { clientIds: [winner, loser] as ClientId[], on: day("2026-05-10") });
    const before = await both();
    const id = await mergeClients(trx, { winnerId: winner, loserId: loser, choices: {} }, at);
    expect(await both()).toEqual([
      { clientId: winner, grade: "AA", limit: limit(5_000), term: null, hold: { hold: "hard", reasons: ["overdue"] } },
      { clientId: loser, ...nothing },
    ]);
    await undoMerge(trx, { id }, at);
    expect(await both()).toEqual(before);
  }));
