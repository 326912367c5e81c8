import type { ClientId } from "@foyer/domain/clients/schema";
import { minor } from "@foyer/domain/kernel/money";
import { addDays, CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { LetterFacts } from "@foyer/domain/receivables/dunning/letters/schema";
import { DunningScope, LogCall, PreviewDunning, QueuePage } from "@foyer/domain/receivables/dunning/schema";
import { Rate } from "@foyer/domain/receivables/rates/schema";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import { mergeClients } from "../../clients/merges/mutations.ts";
import { addContact } from "../../clients/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase, refusal } from "../../kernel/testing.ts";
import { actingAs, aStaff } from "../../staff/factory.ts";
import { aDispute, anItem, aPromise, newItem } from "../factory.ts";
import { postLedger } from "../posting/mutations.ts";
import { promisesOfClient } from "../promises/queries.ts";
import { aDunningCall, aDunningLetter } from "./factory.ts";
import { confirmImported } from "./imported/mutations.ts";
import { dunnedClient, dunningLetter, dunningLetters } from "./list/queries.ts";
import { logCall } from "./outcomes/mutations.ts";
import { revealPhone } from "./phones/mutations.ts";
import { previewPage } from "./preview/queries.ts";
import { collectionQueue } from "./queue/queries.ts";
import { chooseRecipient } from "./recipients/mutations.ts";
import { runDunning } from "./runs/mutations.ts";
import { sendLetters } from "./sending/mutations.ts";
import { lettersToPrepare } from "./sending/queries.ts";
import { signLetters } from "./signing/mutations.ts";
import { liftStop, stopDunning } from "./stops/mutations.ts";
import { agreeCharge } from "./terms/mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const day = (text: string) => CalendarDate.parse(text);
const at = (date: string, hour = 9) => Instant.parse(`${date}T${String(hour - 8).padStart(2, "0")}:00:00.000Z`);
const due = day("2026-02-02");
const late = (days: number): CalendarDate => addDays(due, days);
const everyone = DunningScope.parse({});
const preview = (trx: Trx, more: object, today: CalendarDate) => previewPage(trx, PreviewDunning.parse(more), today);
const queue = (trx: Trx, more: object, today: CalendarDate) => collectionQueue(trx, QueuePage.parse(more), today);
const written: LetterFacts[] = [];
const post = {
  letter: (facts: LetterFacts) => {
    written.push(facts);
    return { subject: facts.kind, text: "", html: "" };
  },
};
let keys = 0;
const key = () => `00000000-0000-4000-8000-${String(++keys).padStart(12, "0")}`;

async function aDebtor(trx: Trx, more: Parameters<typeof aClient>[1] = {}): Promise<ClientId> {
  const client = await aClient(trx, more);
  await addContact(
    trx,
    { clientId: client, name: "陈会计", mail: "accounts@client.example", mobile: "13800138000" },
    at("2026-01-02"),
  );
  return client;
}
const anInvoice = (trx: Trx, client: ClientId, amount = 1_000, dueDate: string = due) =>
  anItem(trx, client, { amount, posted: "2026-01-05", due: dueDate });

describe("the queue", () => {
  test("is sorted by amount × lateness, in pages, with what comes next and what holds it back", () =>
    house.rolledBack(async (trx) => {
      const [small, big, contested, promised] = [
        await aDebtor(trx, { name: "小额" }),
        await aDebtor(trx, { name: "大额" }),
        await aDebtor(trx, { name: "异议" }),
        await aDebtor(trx, { name: "承诺" }),
      ];
      const today = late(10);
      await anInvoice(trx, small, 100);
      await anInvoice(trx, big, 1_000);
      await anInvoice(trx, big, 500, addDays(due, 9));
      await anInvoice(trx, big, 9_999, addDays(due, 30));
      await aDispute(trx, { item: await anInvoice(trx, contested, 2_000), amount: 1_500, from: late(1) });
      await anInvoice(trx, promised, 400);
      await aPromise(trx, promised, { amount: 400, made: late(9), until: late(12) });
      await anInvoice(trx, await aClient(trx, { house: true }), 1_000_000);
      const all = await queue(trx, {}, today);
      expect(all).toMatchObject({ count: 4, sumMinor: 100 + 1_500 + 500 + 400, currency: "CNY" });
      expect(all.rows).toMatchObject([
        { clientId: big, overdueMinor: 1_500, amountDays: 10_500, oldestDays: 10, items: 2 },
        { clientId: contested, overdueMinor: 500, disputedMinor: 1_500, amountDays: 5_000 },
        {
          clientId: promised,
          amountDays: 4_000,
          ahead: { promise: { amountMinor: 400, promisedFor: late(12) }, held: ["promised"], next: null },
        },
        { clientId: small, amountDays: 1_000, ahead: { next: { on: today, step: { number: 1, kind: "letter" } } } },
      ]);
      expect(all.rows[0]?.phone).toMatchObject({ contact: "陈会计", mobileMask: "138****8000" });
      const second = await queue(trx, { offset: 1, limit: 1 }, today);
      expect(second.rows.map(({ clientId }) => clientId)).toEqual([contested]);
      expect(await queue(trx, { overDays: 10 }, today)).toMatchObject({ count: 0, rows: [] });
      expect(await queue(trx, { overDays: 9 }, today)).toMatchObject({ count: 4 });
    }));

  test("shows a salesperson the own clients and nobody else's", () =>
    house.rolledBack(async (trx) => {
      const rep = await aStaff(trx, { role: "rep" });
      const [mine, theirs] = [await aDebtor(trx, { ownerId: rep }), await aDebtor(trx)];
      await anInvoice(trx, mine);
      await anInvoice(trx, theirs);
      const own = actingAs(trx, rep, "rep");
      const today = late(5);
      expect((await queue(own, {}, today)).rows.map(({ clientId }) => clientId)).toEqual([mine]);
      expect((await preview(own, {}, today)).letters.map(({ clientId }) => clientId)).toEqual([mine]);
      expect(await refusal(trx, () => dunnedClient(own, { clientId: theirs }, today))).toMatchObject({
        code: "receivables.client-not-found",
      });
      const call = LogCall.parse({ key: key(), clientId: theirs, outcome: "no-answer" });
      expect(await refusal(trx, () => logCall(own, call, at(today)))).toMatchObject({
        code: "receivables.client-not-found",
      });
    }));
});

test("the preview says what would go out, to whom, and why the others are held back, and writes nothing", () =>
  house.rolledBack(async (trx) => {
    const [one, other] = [await aDebtor(trx, { name: "甲" }), await aClient(trx, { name: "乙" })];
    await anInvoice(trx, one);
    await anInvoice(trx, other);
    const imported = await anItem(trx, one, { amount: 70, posted: "2025-12-01", due: "2025-12-15" });
    const said = await preview(trx, {}, late(6));
    expect(said).toMatchObject({
      counts: { letters: 1, calls: 0, held: 2 },
      reasons: { unconfirmed: 1, "no-address": 1 },
      sums: [{ currency: "CNY", amountMinor: 1_000 }],
      letters: [
        {
          client: "甲",
          contact: "陈会计",
          mailMask: "a***@client.example",
          kind: "letter",
          number: 1,
          signatures: [],
          items: [{ daysLate: 6 }],
        },
      ],
    });
    expect(said.held.map(({ client, reason }) => [client, reason])).toEqual([
      ["甲", "unconfirmed"],
      ["乙", "no-address"],
    ]);
    expect(await confirmImported(trx, {}, at(late(6)))).toEqual({ items: 1 });
    expect(await confirmImported(trx, {}, at(late(6)))).toEqual({ items: 0 });
    const [letter] = (await preview(trx, {}, late(6))).letters;
    expect(letter).toMatchObject({ number: 1, amountMinor: 1_070 });
    expect(letter?.items.find(({ itemId }) => itemId === imported)).toMatchObject({ number: 1 });
    expect((await dunningLetters(trx, { limit: 10 }, late(6))).rows).toEqual([]);
    // a day to come, as the command's --as-of asks
    expect((await preview(trx, { asOf: late(3) }, late(6))).letters).toMatchObject([{ amountMinor: 70 }]);
  }));

test("everyone over sixty days gets a letter: the next step, or the last one again; finance signs its own", () =>
  house.rolledBack(async (trx) => {
    const [finance, director] = [await aStaff(trx, { role: "finance" }), await aStaff(trx, { role: "director" })];
    const [done, younger] = [await aDebtor(trx), await aDebtor(trx)];
    await anInvoice(trx, done, 1_000, "2026-02-02");
    const today = day("2026-04-10");
    await anInvoice(trx, younger, 500, "2026-04-01");
    const scope = DunningScope.parse({ overDays: 60, repeat: true });
    const desk = actingAs(trx, finance, "finance");
    const run = (on: CalendarDate) => runDunning(desk, scope, at(on));
    expect(await run(today)).toMatchObject({ released: 1, waiting: 0 });
    await sendLetters(trx, post, at(today, 14));
    const next = await run(addDays(today, 5));
    expect(next).toMatchObject({ released: 0, waiting: 1 });
    expect(
      await refusal(trx, () => signLetters(actingAs(trx, director, "director"), { ids: [...next.drafts] }, at(today))),
    ).toMatchObject({
      code: "receivables.nothing-to-sign",
    });
    expect(await signLetters(desk, { ids: [...next.drafts] }, at(addDays(today, 5), 10))).toMatchObject({
      released: 1,
    });
    expect((await dunningLetters(trx, { clientId: younger, limit: 10 }, today)).rows).toEqual([]);
  }));

test("the final notice goes with two signatures of two people", () =>
  house.rolledBack(async (trx) => {
    const [finance, director] = [await aStaff(trx, { role: "finance" }), await aStaff(trx, { role: "director" })];
    const item = await anInvoice(trx, await aDebtor(trx));
    const client = (await queue(trx, {}, late(46))).rows[0]?.clientId;
    if (!client) throw new Error("no client");
    for (const number of [1, 2, 3]) {
      const id = await aDunningLetter(trx, client, { item, on: late(number * 10), amount: 1_000 });
      await trx.updateTable("dunningLetterItem").set({ number }).where("letterId", "=", id).execute();
      const gone = {
        status: "sent" as const,
        releasedOn: late(number * 10),
        dueAt: at(late(number * 10)),
        sentAt: at(late(number * 10)),
      };
      await trx
        .updateTable("dunningLetter")
        .set({ ...gone, number, signatures: [] })
        .where("id", "=", id)
        .execute();
    }
    const { drafts } = await runDunning(trx, everyone, at(late(46)));
    const ids = [...drafts];
    expect(await signLetters(actingAs(trx, finance, "finance"), { ids }, at(late(46)))).toEqual({
      signed: 1,
      released: 0,
      dropped: 0,
    });
    // drawn up again the next day at no more and in no sharper tone, it stays signed
    await runDunning(trx, everyone, at(late(47)));
    expect(
      await refusal(trx, () => signLetters(actingAs(trx, finance, "director"), { ids }, at(late(47)))),
    ).toMatchObject({
      code: "receivables.signs-as-both",
    });
    expect(await signLetters(actingAs(trx, director, "director"), { ids }, at(late(47)))).toEqual({
      signed: 1,
      released: 1,
      dropped: 0,
    });
    expect(await refusal(trx, () => signLetters(actingAs(trx, finance, "rep"), { ids }, at(late(47))))).toMatchObject({
      code: "permission.missing",
    });
  }));

describe("a call", () => {
  test("settles its task once, with the promise that the client gave, and letters wait for it", () =>
    house.rolledBack(async (trx) => {
      const rep = await aStaff(trx, { role: "rep" });
      const client = await aDebtor(trx, { ownerId: rep });
      await anInvoice(trx, client);
      const task = await aDunningCall(trx, client, { on: late(10) });
      const own = actingAs(trx, rep, "rep");
      const call = LogCall.parse({
        key: key(),
        callId: task,
        clientId: client,
        outcome: "promised",
        note: "周五付清",
        promise: { amountMinor: 1_000, promisedFor: late(14) },
      });
      expect(await logCall(own, call, at(late(10)))).toBe(task);
      expect(await logCall(own, call, at(late(10), 10))).toBe(task);
      expect(await refusal(trx, () => logCall(own, { ...call, key: key() }, at(late(10))))).toMatchObject({
        code: "receivables.call-done",
      });
      expect(await promisesOfClient(trx, { clientId: client }, late(10))).toMatchObject([
        { amountMinor: 1_000, state: "open" },
      ]);
      expect(await preview(trx, {}, late(10))).toMatchObject({ reasons: { promised: 1 } });
      // a working day after the promise
      expect(await preview(trx, {}, late(16))).toMatchObject({ counts: { letters: 1 } });
      const shown = await dunnedClient(own, { clientId: client }, late(11));
      expect(shown.calls).toMatchObject([
        { on: late(10), outcome: "promised", note: "周五付清", promisedMinor: 1_000, promisedFor: late(14) },
      ]);
      expect(
        await logCall(own, LogCall.parse({ key: key(), clientId: client, outcome: "no-answer" }), at(late(11))),
      ).not.toBe(task);
    }));

  test("is given up when there is no reason left for it", () =>
    house.rolledBack(async (trx) => {
      const client = await aDebtor(trx);
      await anInvoice(trx, client);
      const task = await aDunningCall(trx, client, { on: late(10) });
      await aPromise(trx, client, { amount: 1_000, made: late(10), until: late(20) });
      await runDunning(trx, everyone, at(late(11)));
      const { status } = await trx
        .selectFrom("dunningCall")
        .select("status")
        .where("id", "=", task)
        .executeTakeFirstOrThrow();
      expect(status).toBe("dropped");
    }));

  test("shows the phone of the one person whom one calls, with a reason", () =>
    house.rolledBack(async (trx) => {
      const finance = actingAs(trx, await aStaff(trx, { role: "finance" }), "finance");
      const client = await aDebtor(trx);
      const other = await addContact(trx, { clientId: client, name: "前台", mobile: "13900139000" }, at(due));
      const phone = (await dunnedClient(trx, { clientId: client }, late(10))).phone;
      if (!phone) throw new Error("no phone");
      const asked = { clientId: client, field: "mobile" as const, reason: "催款" };
      expect(await revealPhone(finance, { ...asked, contactId: phone.contactId }, at(late(10)))).toBe("+8613800138000");
      expect(
        await refusal(trx, () => revealPhone(finance, { ...asked, contactId: other }, at(late(10)))),
      ).toMatchObject({
        code: "clients.contact-not-found",
      });
    }));
});

test("a snooze ends by itself, the lawyers' stop when it is lifted, an item's own stops no other", () =>
  house.rolledBack(async (trx) => {
    const client = await aDebtor(trx);
    const [item] = [await anInvoice(trx, client), await anInvoice(trx, client, 300)];
    const reasons = async (on: CalendarDate) => (await preview(trx, {}, on)).reasons;
    await stopDunning(
      trx,
      { kind: "snooze", clientId: client, itemId: item, until: late(8), reason: "等发票" },
      at(late(6)),
    );
    expect([await reasons(late(6)), await reasons(late(8)), await reasons(late(9))]).toEqual([
      { snoozed: 1 },
      { snoozed: 1 },
      {},
    ]);
    await stopDunning(trx, { kind: "legal", clientId: client, itemId: null, reason: "已委托律师" }, at(late(9)));
    expect(await reasons(late(200))).toEqual({ legal: 2 });
    const [legal] = (await dunnedClient(trx, { clientId: client }, late(9))).stops;
    if (!legal) throw new Error("no stop");
    await liftStop(trx, { id: legal.id, reason: "和解" }, at(late(10)));
    expect(await reasons(late(10))).toEqual({});
    expect(await refusal(trx, () => liftStop(trx, { id: legal.id, reason: "再次" }, at(late(10))))).toMatchObject({
      code: "receivables.stop-over",
    });
    const foreign = await anInvoice(trx, await aDebtor(trx));
    const stop = { kind: "legal", clientId: client, itemId: foreign, reason: "x" } as const;
    expect(await refusal(trx, () => stopDunning(trx, stop, at(late(10))))).toMatchObject({
      code: "receivables.item-not-found",
    });
  }));

test("interest and fee are an item of their own, where the client agreed to them, posted with the letter that says so", () =>
  house.rolledBack(async (trx) => {
    const director = actingAs(trx, await aStaff(trx, { role: "director" }), "director");
    const [agreed, free] = [await aDebtor(trx), await aDebtor(trx)];
    const terms = {
      clientId: agreed,
      fromDate: late(0),
      feeMinor: minor(5_000),
      yearlyBasisPoints: 1_825,
      basis: "合同 2026-17",
    };
    await agreeCharge(trx, terms, at(late(0)));
    for (const client of [agreed, free]) {
      const item = await anInvoice(trx, client, 1_000_000);
      for (const number of [1, 2]) {
        const id = await aDunningLetter(trx, client, { item, on: late(number * 10), amount: 1_000_000 });
        const gone = {
          status: "sent" as const,
          releasedOn: late(number * 10),
          dueAt: at(late(number * 10)),
          sentAt: at(late(number * 10)),
        };
        await trx
          .updateTable("dunningLetter")
          .set({ ...gone, number, signatures: [] })
          .where("id", "=", id)
          .execute();
        await trx.updateTable("dunningLetterItem").set({ number }).where("letterId", "=", id).execute();
      }
    }
    const { drafts } = await runDunning(trx, everyone, at(late(30)));
    await signLetters(director, { ids: [...drafts] }, at(late(30)));
    written.length = 0;
    expect(await sendLetters(trx, post, at(late(30), 14))).toMatchObject({ sent: 2 });
    // 10,000.00 at 18.25 % for 30 days: 150.00, and 50.00
    expect(written.map(({ chargeMinor, totalMinor }) => [chargeMinor, totalMinor])).toEqual([
      [20_000, 1_020_000],
      [0, 1_000_000],
    ]);
    const posted = await trx
      .selectFrom("ledgerItem")
      .select(["kind", "amountMinor", "postingDate", "dueDate"])
      .where("propertyId", "=", trx.propertyId)
      .where("kind", "=", "finance-charge")
      .execute();
    expect(posted).toEqual([{ kind: "finance-charge", amountMinor: 20_000, postingDate: late(30), dueDate: late(37) }]);
    expect(await refusal(trx, () => agreeCharge(trx, terms, at(late(30))))).toMatchObject({
      code: "receivables.charge-of-the-past",
    });
  }));

test("a promise that a salesperson notes keeps nobody off for longer than finance may", () =>
  house.rolledBack(async (trx) => {
    const rep = await aStaff(trx, { role: "rep" });
    const client = await aDebtor(trx, { ownerId: rep });
    await anInvoice(trx, client);
    const today = late(10);
    const noted = (by: Trx, promisedFor: CalendarDate) => () =>
      logCall(
        by,
        LogCall.parse({
          key: key(),
          clientId: client,
          outcome: "promised",
          promise: { amountMinor: 1_000, promisedFor },
        }),
        at(today),
      );
    const own = actingAs(trx, rep, "rep");
    expect(await refusal(trx, noted(own, addDays(today, 91)))).toMatchObject({
      code: "receivables.promise-too-long",
      details: { days: 90 },
    });
    expect(await refusal(trx, noted(own, addDays(today, -1)))).toMatchObject({
      code: "receivables.promise-of-the-past",
    });
    expect(await refusal(trx, noted(own, addDays(today, 90)))).toBe("accepted");
    const finance = actingAs(trx, await aStaff(trx, { role: "finance" }), "finance");
    expect(await refusal(trx, noted(finance, addDays(today, 91)))).toBe("accepted");
  }));

test("the statement that goes with a letter is in the language of whoever gets both now", () =>
  house.rolledBack(async (trx) => {
    const client = await aDebtor(trx);
    await anInvoice(trx, client);
    await runDunning(trx, everyone, at(late(5)));
    const mail = "cashier@client.example";
    const chosen = await addContact(trx, { clientId: client, name: "Ms Li", mail, language: "en" }, at(late(5)));
    await chooseRecipient(trx, { clientId: client, contactId: chosen }, at(late(5), 10));
    const { due: letters } = await lettersToPrepare(trx, at(late(5), 14));
    expect(letters.map(({ language }) => language)).toEqual(["en"]);
  }));

test("a letter goes to whom finance chose, and follows a merged file", () =>
  house.rolledBack(async (trx) => {
    const client = await aDebtor(trx);
    const chosen = await addContact(
      trx,
      { clientId: client, name: "李出纳", mail: "cashier@client.example", language: "en" },
      at(due),
    );
    const silent = await addContact(trx, { clientId: client, name: "无邮箱" }, at(due));
    await anInvoice(trx, client);
    await chooseRecipient(trx, { clientId: client, contactId: chosen }, at(late(1)));
    expect(
      await refusal(trx, () => chooseRecipient(trx, { clientId: client, contactId: silent }, at(late(1)))),
    ).toMatchObject({
      code: "receivables.recipient-without-mail",
    });
    await runDunning(trx, everyone, at(late(5)));
    const winner = await aDebtor(trx);
    await mergeClients(trx, { winnerId: winner, loserId: client, choices: {} }, at(late(5), 10));
    written.length = 0;
    await sendLetters(trx, post, at(late(5), 14));
    expect(written).toMatchObject([{ contact: "李出纳", language: "en", lines: [{ askedMinor: 1_000 }] }]);
    const { rows } = await dunningLetters(trx, { clientId: winner, limit: 10 }, late(6));
    expect(rows).toMatchObject([{ clientId: winner, status: "sent", contact: "李出纳" }]);
    const [row] = rows;
    if (!row) throw new Error("no letter");
    expect(await dunningLetter(trx, row.id, late(6))).toMatchObject({
      reads: null,
      items: [{ askedMinor: 1_000, leftOut: null }],
    });
    expect(await runDunning(trx, everyone, at(late(6)))).toMatchObject({ released: 0 });
  }));

test("each currency has its letter, and its interest is booked at the debt's rate, without the fee", () =>
  house.rolledBack(async (trx) => {
    const director = actingAs(trx, await aStaff(trx, { role: "director" }), "director");
    const client = await aDebtor(trx);
    const terms = { clientId: client, fromDate: late(0), feeMinor: minor(5_000), yearlyBasisPoints: 1_825 };
    await agreeCharge(trx, { ...terms, basis: "合同" }, at(late(0)));
    const own = newItem(client, { amount: 1_000, posted: "2026-01-05", due });
    const dollars = {
      ...newItem(client, { amount: 1_000_000, posted: "2026-01-05", due }),
      currency: "USD" as const,
      rate: Rate.parse("7.1"),
      base: minor(7_100_000),
    };
    const { items } = await postLedger(trx, { items: [own, dollars], allocations: [] }, at("2026-01-05"));
    for (const item of items)
      for (const number of [1, 2]) {
        const on = late(number * 10);
        const id = await aDunningLetter(trx, client, { item, on, amount: 1_000 });
        const gone = { status: "sent" as const, releasedOn: on, dueAt: at(on), sentAt: at(on), number, signatures: [] };
        const currency = item === items[1] ? ("USD" as const) : ("CNY" as const);
        await trx
          .updateTable("dunningLetter")
          .set({ ...gone, currency })
          .where("id", "=", id)
          .execute();
        await trx.updateTable("dunningLetterItem").set({ number }).where("letterId", "=", id).execute();
      }
    const { drafts } = await runDunning(trx, everyone, at(late(30)));
    expect(drafts).toHaveLength(2);
    await signLetters(director, { ids: [...drafts] }, at(late(30)));
    written.length = 0;
    await sendLetters(trx, post, at(late(30), 14));
    expect(written.map(({ currency, chargeMinor, totalMinor }) => [currency, chargeMinor, totalMinor])).toEqual([
      ["CNY", 5_015, 6_015],
      ["USD", 15_000, 1_015_000],
    ]);
    const charges = await trx
      .selectFrom("ledgerItem")
      .select(["amountMinor", "baseMinor"])
      .where("propertyId", "=", trx.propertyId)
      .where("kind", "=", "finance-charge")
      .orderBy("id")
      .execute();
    expect(charges).toEqual([
      { amountMinor: 5_015, baseMinor: null },
      { amountMinor: 15_000, baseMinor: 106_500 },
    ]);
  }));
