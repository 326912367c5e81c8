import type { ClientId } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { addDays, CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { LetterFacts } from "@foyer/domain/receivables/dunning/letters/schema";
import { DunningLetterId, DunningScope } from "@foyer/domain/receivables/dunning/schema";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../../clients/factory.ts";
import { addContact } from "../../../clients/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { openTestDatabase, refusal } from "../../../kernel/testing.ts";
import { actingAs, aStaff } from "../../../staff/factory.ts";
import { anAllocation, aDispute, anItem, aPromise } from "../../factory.ts";
import { endDispute } from "../../disputes/mutations.ts";
import { copyToOwners } from "../copies/mutations.ts";
import { setLadder } from "../ladder/mutations.ts";
import { sendLetters } from "../sending/mutations.ts";
import { lettersToPrepare } from "../sending/queries.ts";
import { signLetters } from "../signing/mutations.ts";
import { runByHand, runDunning } from "./mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const day = (text: string) => CalendarDate.parse(text);
/** The property's clock, eight hours ahead. */
const at = (date: string, hour = 9) => Instant.parse(`${date}T${String(hour - 8).padStart(2, "0")}:00:00.000Z`);
const due = day("2026-02-01");
const late = (days: number): CalendarDate => addDays(due, days);
const everyone = DunningScope.parse({});
const letter = (facts: LetterFacts) => ({
  subject: `${facts.kind} ${facts.number}`,
  text: JSON.stringify(facts),
  html: facts.lines.map((line) => line.reference).join(),
});
const post = { letter };

interface ADebtor {
  readonly ownerId?: StaffId;
  readonly mail?: string | null;
}
async function aDebtor(trx: Trx, { ownerId, mail = "accounts@client.example" }: ADebtor = {}): Promise<ClientId> {
  const client = await aClient(trx, ownerId ? { ownerId } : {});
  if (mail !== null) await addContact(trx, { clientId: client, name: "陈会计", mail }, at("2026-01-02"));
  return client;
}
const anInvoice = (trx: Trx, client: ClientId, amount = 1_000, dueDate: string = due) =>
  anItem(trx, client, { amount, posted: "2026-01-05", due: dueDate });
const pay = async (trx: Trx, client: ClientId, debit: Awaited<ReturnType<typeof anItem>>, amount: number) => {
  const credit = await anItem(trx, client, { side: "credit", amount, posted: "2026-02-02" });
  await anAllocation(trx, { debit, credit, amount, effective: "2026-02-02" });
};

const letters = (trx: Trx) =>
  trx
    .selectFrom("dunningLetter")
    .select(["id", "status", "kind", "number", "amountMinor", "runDate", "dueAt", "dropReason"])
    .where("propertyId", "=", trx.propertyId)
    .orderBy("id")
    .execute();
const mails = (trx: Trx) =>
  trx
    .selectFrom("message")
    .select(["dedupeKey", "recipientMask", "subject", "status", "notBefore"])
    .where("propertyId", "=", trx.propertyId)
    .orderBy("id")
    .execute();

describe("a run", () => {
  test("writes one letter per client, run twice as once, and sends it after the salesperson was told", () =>
    house.rolledBack(async (trx) => {
      const owner = await aStaff(trx, { role: "rep", email: "rep@hotel.example" });
      const client = await aDebtor(trx, { ownerId: owner });
      await anInvoice(trx, client, 1_000);
      await anInvoice(trx, client, 500, addDays(due, -1));
      await anInvoice(trx, client, 70, addDays(due, 8));
      const now = at(late(5));
      expect(await runDunning(trx, everyone, now)).toMatchObject({ released: 1, waiting: 0, calls: 0 });
      expect(await runDunning(trx, everyone, now)).toMatchObject({ released: 0, waiting: 0, calls: 0 });
      expect(await letters(trx)).toMatchObject([
        { status: "released", kind: "letter", number: 1, amountMinor: 1_570, dueAt: at(late(5), 11) },
      ]);
      const notified = await trx.selectFrom("notification").select(["event", "staffId"]).execute();
      expect(notified).toEqual([{ event: "receivables.letter-released", staffId: owner }]);
      expect(await copyToOwners(trx, post, now)).toEqual({ copies: 1, more: false });
      expect(await copyToOwners(trx, post, now)).toEqual({ copies: 0, more: false });
      expect(await sendLetters(trx, post, now)).toEqual({ sent: 0, dropped: 0, more: false, stale: false });
      const later = at(late(5), 11);
      expect(await sendLetters(trx, post, later)).toEqual({ sent: 1, dropped: 0, more: false, stale: false });
      expect(await sendLetters(trx, post, later)).toEqual({ sent: 0, dropped: 0, more: false, stale: false });
      expect(await runDunning(trx, everyone, later)).toMatchObject({ released: 0, calls: 0 });
      expect(await mails(trx)).toMatchObject([
        { recipientMask: "r***@hotel.example", subject: "letter 1" },
        { recipientMask: "a***@client.example", subject: "letter 1", dedupeKey: `dunning:${client} CNY ${late(5)}` },
      ]);
    }));

  test("of a day takes one step with an item however often it runs, and starts a very late one at the first", () =>
    house.rolledBack(async (trx) => {
      await anInvoice(trx, await aDebtor(trx));
      const on = at(late(60));
      expect(await runDunning(trx, everyone, on)).toMatchObject({ released: 1, calls: 0 });
      expect(await runDunning(trx, everyone, on)).toMatchObject({ released: 0, waiting: 0, calls: 0 });
      await sendLetters(trx, post, at(late(60), 14));
      expect(await runDunning(trx, everyone, at(late(60), 15))).toMatchObject({ released: 0, waiting: 0, calls: 0 });
      expect(await letters(trx)).toMatchObject([{ number: 1, status: "sent" }]);
      expect(await runDunning(trx, everyone, at(late(61)))).toMatchObject({ released: 0, calls: 1 });
    }));

  test("in the evening tells the salesperson in the morning, and the client two hours later", () =>
    house.rolledBack(async (trx) => {
      const owner = await aStaff(trx, { role: "rep" });
      await anInvoice(trx, await aDebtor(trx, { ownerId: owner }));
      await anInvoice(trx, await aDebtor(trx));
      await runDunning(trx, everyone, at(late(5), 21));
      expect((await letters(trx)).map(({ dueAt }) => dueAt)).toEqual([at(late(6), 11), at(late(6), 9)]);
    }));

  test("reminds before the due date once, and not on it", () =>
    house.rolledBack(async (trx) => {
      const client = await aDebtor(trx);
      await anInvoice(trx, client);
      expect(await runDunning(trx, everyone, at(late(-6)))).toMatchObject({ released: 0 });
      expect(await runDunning(trx, everyone, at(late(-5)))).toMatchObject({ released: 1 });
      expect(await sendLetters(trx, post, at(late(-5), 10))).toMatchObject({ sent: 1 });
      expect(await runDunning(trx, everyone, at(late(-4)))).toMatchObject({ released: 0 });
      expect(await letters(trx)).toMatchObject([{ kind: "reminder", number: 0, amountMinor: 1_000 }]);
      await anInvoice(trx, await aDebtor(trx));
      expect(await runDunning(trx, everyone, at(late(0)))).toMatchObject({ released: 0 });
    }));

  test("day by day: letters 1 to 4 with their signatures, calls between them, no letter within five days", () =>
    house.rolledBack(async (trx) => {
      const [finance, director] = [await aStaff(trx, { role: "finance" }), await aStaff(trx, { role: "director" })];
      await anInvoice(trx, await aDebtor(trx));
      const taken: string[] = [];
      for (const days of [-6, -5, -4, 0, 4, 5, 6, 9, 10, 11, 14, 15, 16, 19, 20, 21, 29, 30, 31, 44, 45, 46, 51]) {
        const today = late(days);
        const run = await runDunning(trx, everyone, at(today));
        if (run.calls > 0) taken.push(`${days} call`);
        for (const [staff, role] of [
          [finance, "finance"],
          [director, "director"],
        ] as const)
          if (run.drafts.length > 0)
            await signLetters(actingAs(trx, staff, role), { ids: [...run.drafts] }, at(today, 10)).catch(
              () => undefined,
            );
        const before = await letters(trx);
        const { sent } = await sendLetters(trx, post, at(today, 14));
        if (sent > 0) taken.push(`${days} ${before.at(-1)?.kind} ${before.at(-1)?.number}`);
      }
      expect(taken).toEqual([
        "-5 reminder 0",
        "5 letter 1",
        "10 call",
        "15 letter 2",
        "20 call",
        "30 letter 3",
        "45 notice 4",
      ]);
    }));

  test("a draft counts for nothing: on day 30 it is still the first letter; released then, the second comes on day 35", () =>
    house.rolledBack(async (trx) => {
      const finance = await aStaff(trx, { role: "finance" });
      const steps = [5, 20, 40].map((days) => ({
        days,
        kind: "letter" as const,
        by: ["finance" as const],
        hold: null,
        ownerCopy: false,
        charge: false,
      }));
      await setLadder(trx, { fromDate: due, steps }, at(due));
      const client = await aDebtor(trx);
      const item = await anInvoice(trx, client);
      const state = async () => (await letters(trx)).map(({ number, status, runDate }) => [number, status, runDate]);
      const run = (days: number) => runDunning(trx, everyone, at(late(days)));
      await run(4);
      expect(await state()).toEqual([]);
      await run(5);
      await run(30);
      expect(await state()).toEqual([[1, "draft", late(5)]]);
      const [draft] = await letters(trx);
      if (!draft) throw new Error("no draft");
      const signed = await signLetters(actingAs(trx, finance, "finance"), { ids: [draft.id] }, at(late(30), 10));
      expect(signed).toEqual({ signed: 1, released: 1, dropped: 0 });
      await sendLetters(trx, post, at(late(30), 12));
      for (let days = 30; days < 35; days += 1) await run(days);
      expect(await state()).toEqual([[1, "sent", late(5)]]);
      await run(35);
      expect(await state()).toEqual([
        [1, "sent", late(5)],
        [2, "draft", late(35)],
      ]);
      await pay(trx, client, item, 1_000);
      await run(50);
      expect(await letters(trx)).toMatchObject([{ status: "sent" }, { status: "dropped", dropReason: "nothing-left" }]);
    }));
});

describe("what is due is looked at again when it is sent", () => {
  test("paid since: not sent; contested in part since: asked for the rest", () =>
    house.rolledBack(async (trx) => {
      const [payer, disputer] = [await aDebtor(trx), await aDebtor(trx)];
      const [paid, contested] = [await anInvoice(trx, payer), await anInvoice(trx, disputer)];
      await runDunning(trx, everyone, at(late(5)));
      await pay(trx, payer, paid, 1_000);
      await aDispute(trx, { item: contested, amount: 400, from: late(5) });
      expect(await sendLetters(trx, post, at(late(5), 14))).toEqual({ sent: 1, dropped: 1, more: false, stale: false });
      expect(await letters(trx)).toMatchObject([
        { status: "dropped", dropReason: "nothing-left" },
        { status: "sent", amountMinor: 600 },
      ]);
      const { leftOut } = await trx
        .selectFrom("dunningLetterItem")
        .select("leftOut")
        .where("itemId", "=", paid)
        .executeTakeFirstOrThrow();
      expect(leftOut).toBe("paid");
      expect(await mails(trx)).toHaveLength(1);
      // what was not sent was not taken: the item is at step one again when it is open again
      await aPromise(trx, disputer, { amount: 600, made: late(6), until: late(6) });
      expect(await runDunning(trx, everyone, at(late(6)))).toMatchObject({ released: 0 });
    }));

  test("a letter that would ask for more than was signed waits to be signed again", () =>
    house.rolledBack(async (trx) => {
      const finance = actingAs(trx, await aStaff(trx, { role: "finance" }), "finance");
      const item = await anInvoice(trx, await aDebtor(trx), 1_000);
      const dispute = await aDispute(trx, { item, amount: 900, from: due });
      await runDunning(trx, everyone, at(late(5)));
      await sendLetters(trx, post, at(late(5), 14));
      await runDunning(trx, everyone, at(late(15)));
      const second = async () => (await letters(trx)).find(({ number }) => number === 2);
      const ids = [(await second())?.id ?? DunningLetterId.parse(1)];
      expect(await signLetters(finance, { ids }, at(late(15), 10))).toMatchObject({ released: 1 });
      const over = { id: dispute, toDate: late(15), outcome: "rejected", reason: "合同有据" } as const;
      await endDispute(trx, over, at(late(15), 11));
      expect(await sendLetters(trx, post, at(late(15), 14))).toMatchObject({ sent: 0, dropped: 0 });
      expect(await second()).toMatchObject({ status: "draft", amountMinor: 1_000 });
      expect(await signLetters(finance, { ids }, at(late(15), 15))).toMatchObject({ released: 1 });
      expect(await sendLetters(trx, post, at(late(15), 18))).toMatchObject({ sent: 1 });
      expect(await second()).toMatchObject({ status: "sent", amountMinor: 1_000 });
    }));

  test("a worker that was away too long sends nothing about the past", () =>
    house.rolledBack(async (trx) => {
      await anInvoice(trx, await aDebtor(trx));
      await runDunning(trx, everyone, at(late(5)));
      expect(await sendLetters(trx, post, at(late(9)))).toEqual({ sent: 0, dropped: 1, more: false, stale: false });
      expect(await letters(trx)).toMatchObject([{ status: "dropped", dropReason: "too-late" }]);
      expect(await runDunning(trx, everyone, at(late(9)))).toMatchObject({ released: 1 });
    }));

  test("a payment that is posted at the same moment is seen", async () => {
    const property = await house.aProperty();
    const { client, item } = await house.committed(property, async (trx) => {
      const debtor = await aDebtor(trx);
      const invoice = await anInvoice(trx, debtor);
      await runDunning(trx, everyone, at(late(5)));
      return { client: debtor, item: invoice };
    });
    const gate = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const paying = house.committed(property, async (trx) => {
      await pay(trx, client, item, 1_000);
      begun.resolve();
      await gate.promise;
    });
    await begun.promise;
    const sending = house.committed(property, (trx) => sendLetters(trx, post, at(late(5), 14)));
    gate.resolve();
    await paying;
    expect(await sending).toEqual({ sent: 0, dropped: 1, more: false, stale: false });
    expect(await house.committed(property, mails)).toEqual([]);
  });

  test("files that were made before a payment came in do not go with the letter", () =>
    house.rolledBack(async (trx) => {
      const [payer, other] = [await aDebtor(trx), await aDebtor(trx)];
      await anInvoice(trx, other);
      const paid = await anInvoice(trx, payer);
      await runDunning(trx, everyone, at(late(5)));
      const { sequence, due, statements } = await lettersToPrepare(trx, at(late(5), 14));
      expect([due.length, statements.length]).toEqual([2, 2]);
      const prepared = { sequence, files: new Map() };
      await pay(trx, payer, paid, 1_000);
      const stale = { sent: 0, dropped: 0, more: false, stale: true };
      expect(await sendLetters(trx, { ...post, prepared }, at(late(5), 14))).toEqual(stale);
      const anew = { sequence: (await lettersToPrepare(trx, at(late(5), 14))).sequence, files: new Map() };
      expect(await sendLetters(trx, { ...post, prepared: anew }, at(late(5), 14))).toMatchObject({
        sent: 1,
        dropped: 1,
      });
    }));

  test("two runs and two senders at once write and send once", async () => {
    const property = await house.aProperty();
    await house.committed(property, async (trx) => anInvoice(trx, await aDebtor(trx)));
    const runs = await Promise.all(
      [1, 2, 3].map(() => house.committed(property, (trx) => runDunning(trx, everyone, at(late(5))))),
    );
    expect(runs.map(({ released }) => released).toSorted((a, b) => a - b)).toEqual([0, 0, 1]);
    const sent = await Promise.all(
      [1, 2, 3].map(() => house.committed(property, (trx) => sendLetters(trx, post, at(late(5), 14)))),
    );
    expect(sent.map((each) => each.sent).toSorted((a, b) => a - b)).toEqual([0, 0, 1]);
    expect(await house.committed(property, mails)).toHaveLength(1);
  });
});

test("with an old bank file nothing is done, finance is told once, and a run by hand is refused", () =>
  house.rolledBack(async (trx) => {
    await aStaff(trx, { role: "finance" });
    await anInvoice(trx, await aDebtor(trx));
    const account = await trx
      .insertInto("bankAccount")
      .values({ propertyId: trx.propertyId, name: "基本户", currency: "CNY" })
      .returning("id")
      .executeTakeFirstOrThrow();
    const statement = {
      propertyId: trx.propertyId,
      accountId: account.id,
      fileName: "bank.csv",
      fromDate: late(1),
      toDate: late(2),
      lineCount: 0,
      newCount: 0,
      importedAt: at(late(2)),
    };
    await trx.insertInto("bankStatement").values(statement).execute();
    const now = at(late(6));
    expect(await runDunning(trx, everyone, now)).toMatchObject({ bankSilentSince: late(2), released: 0 });
    expect(await runDunning(trx, everyone, now)).toMatchObject({ bankSilentSince: late(2) });
    expect(await refusal(trx, () => runByHand(trx, everyone, now))).toMatchObject({
      code: "receivables.bank-silent",
    });
    expect(await letters(trx)).toEqual([]);
    expect(await trx.selectFrom("notification").select("event").execute()).toEqual([
      { event: "receivables.dunning-blocked" },
    ]);
    await trx
      .insertInto("bankStatement")
      .values({ ...statement, toDate: late(5) })
      .execute();
    expect(await runDunning(trx, everyone, now)).toMatchObject({ bankSilentSince: null, released: 1 });
  }));
