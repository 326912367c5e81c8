import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { NotePromise } from "@foyer/domain/receivables/promises/schema";
import { ReverseItem } from "@foyer/domain/receivables/schema";
import { afterAll, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import { openTestDatabase, refusal } from "../../kernel/testing.ts";
import { anItem } from "../factory.ts";
import { reverseItem } from "../reversals/mutations.ts";
import { notePromise, withdrawPromise } from "./mutations.ts";
import { promisesOfClient } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const day = (text: string) => CalendarDate.parse(text);
let keys = 0;
const key = () => `00000000-0000-4000-8000-${String(++keys).padStart(12, "0")}`;
const promise = (clientId: number, more: object = {}) =>
  NotePromise.parse({
    key: key(),
    clientId,
    amountMinor: 100,
    madeOn: "2026-03-01",
    promisedFor: "2026-03-10",
    note: "财务经理电话承诺",
    ...more,
  });
test("a promise is kept by what the client pays in time, and broken again when the cheque bounces", () =>
  house.rolledBack(async (trx) => {
    const client = await aClient(trx);
    const debit = await anItem(trx, client, { amount: 100, posted: "2026-01-10" });
    const asked = promise(client, { itemIds: [debit] });
    await notePromise(trx, asked, now);
    await notePromise(trx, asked, now);
    const state = async (on: string) =>
      (await promisesOfClient(trx, { clientId: client }, day(on))).map((one) => one.state);
    expect(await state("2026-03-10")).toEqual(["open"]);
    const paid = await anItem(trx, client, { side: "credit", amount: 100, posted: "2026-03-09" });
    expect([await state("2026-03-08"), await state("2026-03-11")]).toEqual([["open"], ["kept"]]);
    const input = { key: key(), itemId: paid, postingDate: "2026-03-12", reason: "支票退回" };
    await reverseItem(trx, ReverseItem.parse(input), now);
    expect(await state("2026-03-12")).toEqual(["broken"]);
  }));

test("what was noted by mistake is taken back once, and another client's items are not there", () =>
  house.rolledBack(async (trx) => {
    const [client, stranger] = [await aClient(trx), await aClient(trx)];
    const foreign = await anItem(trx, stranger, { amount: 100, posted: "2026-01-10" });
    expect(await refusal(trx, () => notePromise(trx, promise(client, { itemIds: [foreign] }), now))).toMatchObject({
      code: "receivables.item-not-found",
    });
    await notePromise(trx, promise(client), now);
    const [noted] = await promisesOfClient(trx, { clientId: client }, day("2026-03-05"));
    if (!noted) throw new Error("not noted");
    await withdrawPromise(trx, { id: noted.id, reason: "记错客户" }, now);
    expect(await promisesOfClient(trx, { clientId: client }, day("2026-03-20"))).toMatchObject([
      { state: "withdrawn" },
    ]);
    expect(await refusal(trx, () => withdrawPromise(trx, { id: noted.id, reason: "再次" }, now))).toMatchObject({
      code: "receivables.promise-not-found",
    });
  }));

test("a promise for a day before it was made is none", () => {
  expect(NotePromise.safeParse({ ...promise(1), promisedFor: "2026-02-28" }).success).toBe(false);
});
