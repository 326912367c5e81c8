import type { ProposalId } from "@foyer/domain/approvals/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import { ChangeStay } from "@foyer/domain/credit/booking/schema";
import { ProposeOverride } from "@foyer/domain/credit/holds/schema";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { StaffId } from "@foyer/domain/staff/schema";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { carryOutProposal } from "../../approvals/carrying/mutations.ts";
import { decideProposal } from "../../approvals/mutations.ts";
import { aClient } from "../../clients/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase, refusal } from "../../kernel/testing.ts";
import { setSetting } from "../../properties/mutations.ts";
import { anItem } from "../../receivables/factory.ts";
import { reverseItem } from "../../receivables/reversals/mutations.ts";
import { actingAs, aStaff } from "../../staff/factory.ts";
import { aStay } from "../../stays/factory.ts";
import { creditStanding } from "../holds/queries.ts";
import { endOverride, proposeOverride } from "../holds/overrides/mutations.ts";
import { overridesInForce, overridesOfClient } from "../holds/overrides/queries.ts";
import { aKeptReservation, aKey, aLimit, anInvoiceToEnter, aReservation, aStayToBook } from "./factory.ts";
import { enterInvoice } from "./invoices/mutations.ts";
import { releaseReservation, reserve } from "./reservations/mutations.ts";
import { reservationsOfClient } from "./reservations/queries.ts";
import { bookStay, changeStay, payAtDesk } from "./stays/mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const today = CalendarDate.parse("2026-05-10");
const soon = "2026-06-01";
const refused = (code: string): unknown => expect.objectContaining({ name: "Refusal", code });
const system = (trx: Trx) => Object.assign(trx, { actor: { kind: "system", propertyId: trx.propertyId } as const });

async function used(trx: Trx, clientId: ClientId) {
  const { balance, unbilled, reserved, headroom } = await creditStanding(trx, { clientId }, today);
  return { balance, unbilled, reserved, headroom };
}
const decide = (trx: Trx, id: ProposalId, by: StaffId, role: "director" | "finance") =>
  decideProposal(actingAs(trx, by, role), { id, accept: true, answer: null }, now);

async function bookedStayId(trx: Trx, input: Parameters<typeof bookStay>[1]) {
  const answer = await bookStay(trx, input, now);
  if (answer.outcome !== "booked") throw new Error("finance was asked");
  return answer.stayId;
}

async function agreedOverride(trx: Trx, clientId: ClientId, upToMinor: number, until = "2026-05-31") {
  const [asks, agrees] = [await aStaff(trx, { role: "finance" }), await aStaff(trx, { role: "director" })];
  const input = ProposeOverride.parse({ clientId, upToMinor, until, reason: "老客户旺季" });
  const id = await proposeOverride(actingAs(trx, asks, "finance"), input, now);
  await decide(trx, id, agrees, "director");
  return id;
}
const overridden = async (trx: Trx, clientId: ClientId, upToMinor: number) =>
  carryOutProposal(system(trx), await agreedOverride(trx, clientId, upToMinor), now);

describe("none granted, cash only and a limit", () => {
  test("where none means cash, none blocks any; where it does not, it passes all", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const book = () => bookStay(trx, aStayToBook(client, { amount: 1, arrival: soon }), now);
      expect(await refusal(trx, book)).toBe("accepted");
      await setSetting(trx, { key: "credit.none-means-cash", fromDate: today, value: true }, now);
      expect(await refusal(trx, book)).toEqual(refused("credit.no-limit"));
    }));

  test("cash only blocks any amount; 200 with a balance of 100 takes 100 more and not 101", () =>
    house.rolledBack(async (trx) => {
      const [cash, client] = [await aClient(trx), await aClient(trx)];
      await aLimit(trx, cash, { amount: 0 });
      await aLimit(trx, client, { amount: 200 });
      await anItem(trx, client, { amount: 100, posted: "2026-05-01", due: soon });
      const book = (of: ClientId, amount: number) => () =>
        bookStay(trx, aStayToBook(of, { amount, arrival: soon }), now);
      expect(await refusal(trx, book(cash, 1))).toEqual(refused("credit.cash-only"));
      expect(await refusal(trx, book(client, 101))).toMatchObject({
        code: "credit.over-limit",
        details: { limit: "CNY 2.00", exposure: "CNY 1.00", amount: "CNY 1.01", over: "CNY 0.01" },
      });
      expect(await refusal(trx, book(client, 100))).toBe("accepted");
    }));
});

test("100 booked on 100 is reserved; invoiced it is owed; the next is held; an override to 200 lets it through", () =>
  house.rolledBack(async (trx) => {
    const client = await aClient(trx);
    await aLimit(trx, client, { amount: 100 });
    const stayId = await bookedStayId(trx, aStayToBook(client, { amount: 100, arrival: soon }));
    expect(await used(trx, client)).toEqual({ balance: 0, unbilled: 0, reserved: 100, headroom: 0 });
    const bill = anInvoiceToEnter(client, { amount: 100, on: today, stays: [{ stayId, amountMinor: 100 }] });
    await enterInvoice(trx, bill, now);
    expect(await used(trx, client)).toEqual({ balance: 100, unbilled: 0, reserved: 0, headroom: 0 });
    const second = aStayToBook(client, { amount: 100, arrival: soon });
    expect(await refusal(trx, () => bookStay(trx, second, now))).toEqual(refused("credit.over-limit"));
    await overridden(trx, client, 200);
    await bookStay(trx, second, now);
    expect(await used(trx, client)).toEqual({ balance: 100, unbilled: 0, reserved: 100, headroom: 0 });
    const third = aStayToBook(client, { amount: 1, arrival: soon });
    expect(await refusal(trx, () => bookStay(trx, third, now))).toEqual(refused("credit.over-limit"));
  }));

describe("an override", () => {
  test("names who asked, who agreed, until when, and is over by itself or before", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await aLimit(trx, client, { amount: 100 });
      await overridden(trx, client, 200);
      const [override] = await overridesOfClient(trx, client, today);
      expect(await overridesInForce(trx, { on: today, offset: 0, limit: 10 })).toEqual([override]);
      expect(override).toMatchObject({ upToMinor: 200, until: "2026-05-31", reason: "老客户旺季" });
      expect(override?.by).not.toBe(override?.approvedBy);
      expect((await creditStanding(trx, { clientId: client }, CalendarDate.parse("2026-05-31"))).headroom).toBe(200);
      expect((await creditStanding(trx, { clientId: client }, CalendarDate.parse("2026-06-01"))).headroom).toBe(100);
      if (override) await endOverride(trx, { id: override.id, reason: "已收款" }, now);
      expect(await used(trx, client)).toMatchObject({ headroom: 100 });
      if (override)
        expect(await refusal(trx, () => endOverride(trx, { id: override.id, reason: "x" }, now))).toEqual(
          refused("credit.override-ended"),
        );
    }));

  test("is not asked for a closed file, and one that was agreed to is not carried out when the file was put away since", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await aLimit(trx, client, { amount: 100 });
      const agreed = await agreedOverride(trx, client, 200);
      await trx
        .updateTable("client")
        .set({ status: "archived", archivedReason: "停业" })
        .where("propertyId", "=", trx.propertyId)
        .where("id", "=", client)
        .execute();
      expect(await refusal(trx, () => carryOutProposal(system(trx), agreed, now))).toEqual(
        refused("credit.client-closed-file"),
      );
      expect(await overridesInForce(trx, { on: today, offset: 0, limit: 10 })).toEqual([]);
      for (const closed of [client, await aClient(trx, { house: true })])
        expect(await refusal(trx, () => agreedOverride(trx, closed, 200))).toEqual(
          refused("credit.client-closed-file"),
        );
    }));
});

describe("overdue debts", () => {
  const late = async (trx: Trx, due: string) => {
    const client = await aClient(trx, { name: "云山科技" });
    await aLimit(trx, client, { amount: 1_000 });
    await anItem(trx, client, { amount: 100, posted: "2026-01-01", due });
    return client;
  };

  test("beyond the hard days nothing more, but what is booked already is billed", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await aLimit(trx, client, { amount: 1_000 });
      const stayId = await bookedStayId(trx, aStayToBook(client, { amount: 300, arrival: soon }));
      await anItem(trx, client, { amount: 100, posted: "2026-01-01", due: "2026-04-10" });
      const more = () => bookStay(trx, aStayToBook(client, { amount: 1, arrival: soon }), now);
      expect(await refusal(trx, more)).toMatchObject({ code: "credit.overdue-hard", details: { days: 30 } });
      const bill = (amount: number) => () =>
        enterInvoice(trx, anInvoiceToEnter(client, { amount, on: today, stays: [{ stayId, amountMinor: 300 }] }), now);
      expect(await refusal(trx, bill(301))).toEqual(refused("credit.overdue-hard"));
      expect(await refusal(trx, bill(300))).toBe("accepted");
    }));

  test("beyond the soft days finance has to agree, and another one than who enters it", () =>
    house.rolledBack(async (trx) => {
      const client = await late(trx, "2026-04-25");
      const [rep, accountant] = [await aStaff(trx), await aStaff(trx, { role: "finance" })];
      await trx
        .insertInto("clientOwner")
        .values({ propertyId: trx.propertyId, clientId: client, fromDate: today, staffId: rep })
        .execute();
      const asRep = actingAs(trx, rep, "rep");
      const silent = aStayToBook(client, { amount: 500, arrival: soon });
      expect(await refusal(trx, () => bookStay(asRep, silent, now))).toMatchObject({
        code: "credit.needs-finance",
        details: { client: "云山科技", days: 15 },
      });
      const asked = await bookStay(asRep, { ...silent, reason: "年度协议客户，本周付款" }, now);
      if (asked.outcome !== "asked") throw new Error("it was booked");
      expect(await used(trx, client)).toMatchObject({ reserved: 0 });
      await decide(trx, asked.proposalId, accountant, "finance");
      expect(await carryOutProposal(system(trx), asked.proposalId, now)).toBe(true);
      expect(await used(trx, client)).toMatchObject({ reserved: 500 });
    }));

  test("finance's word is not beyond the limit: what was booked meanwhile is refused when it is carried out", () =>
    house.rolledBack(async (trx) => {
      const client = await late(trx, "2026-04-25");
      const [asks, agrees] = [await aStaff(trx, { role: "finance" }), await aStaff(trx, { role: "finance" })];
      const input = aReservation(client, { amount: 800, on: soon, reason: "婚宴订单" });
      const asked = await reserve(actingAs(trx, asks, "finance"), input, now);
      if (asked.outcome !== "asked") throw new Error("it was reserved");
      await decide(trx, asked.proposalId, agrees, "finance");
      await anItem(trx, client, { amount: 200, posted: today, due: soon });
      const carry = () => carryOutProposal(system(trx), asked.proposalId, now);
      expect(await refusal(trx, carry)).toEqual(refused("credit.over-limit"));
    }));
});

describe("what counts, and what does not", () => {
  test("tentative, cash, cancelled and far-away stays use nothing; confirming one does", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await aLimit(trx, client, { amount: 100 });
      const book = (given: Partial<Parameters<typeof aStayToBook>[1]>) =>
        bookedStayId(trx, aStayToBook(client, { amount: 70, arrival: soon, ...given }));
      const tentative = await book({ status: "tentative" });
      await book({ onCredit: false });
      await book({ arrival: "2026-08-09" });
      expect(await used(trx, client)).toMatchObject({ reserved: 0 });
      await book({});
      expect(await used(trx, client)).toMatchObject({ reserved: 70 });
      const confirm = () => changeStay(trx, { stayId: tentative, status: "definite", reason: null }, now);
      expect(await refusal(trx, confirm)).toEqual(refused("credit.over-limit"));
      const other = await book({ amount: 30 });
      await changeStay(trx, { stayId: other, status: "cancelled", reason: null }, now);
      expect(await used(trx, client)).toMatchObject({ reserved: 70 });
      expect(
        await refusal(trx, () => changeStay(trx, { stayId: other, status: "definite", reason: null }, now)),
      ).toEqual(refused("credit.stay-over"));
    }));

  test("imported stays count where the client has credit, until they are paid at the desk or long over", () =>
    house.rolledBack(async (trx) => {
      const [cash, client] = [await aClient(trx), await aClient(trx)];
      await aLimit(trx, client, { amount: 100 });
      const stay = (clientId: ClientId, departure: string) =>
        aStay(trx, {
          clientId,
          arrival: CalendarDate.parse(departure),
          departure: CalendarDate.parse(departure),
          room: 250,
        });
      const recent = await stay(client, "2026-05-01");
      await stay(client, "2026-02-08");
      await stay(cash, "2026-05-01");
      expect(await used(trx, client)).toEqual({ balance: 0, unbilled: 250, reserved: 0, headroom: -150 });
      expect(await used(trx, cash)).toMatchObject({ unbilled: 0 });
      await payAtDesk(trx, { stayId: recent, atDesk: true }, now);
      expect(await used(trx, client)).toMatchObject({ unbilled: 0, headroom: 100 });
      await payAtDesk(trx, { stayId: recent, atDesk: false }, now);
      expect(await used(trx, client)).toMatchObject({ unbilled: 250 });
    }));

  test("a reservation that stands is listed however many came to something before it", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      const stay = await aStay(trx, {
        clientId: client,
        arrival: today,
        departure: today,
        status: "definite",
        room: 1,
      });
      await sql`
        with kept as (
          insert into credit_reservation (property_id, key, client_id, amount_minor, expected_on, note, reserved_at)
          select ${trx.propertyId}, gen_random_uuid(), ${client}, 1, '2026-05-20', '年会', ${now}::timestamptz from generate_series(1, 200)
          returning id
        )
        insert into credit_reservation_use (property_id, reservation_id, stay_id, amount_minor)
        select ${trx.propertyId}, id, ${stay}, 1 from kept`.execute(trx);
      const standing = await aKeptReservation(trx, client, { amount: 5, on: soon });
      expect((await reservationsOfClient(trx, client, today)).map(({ id }) => id)).toEqual([standing]);
    }));

  test("a booking that was to be paid at the desk is judged when it is to go on the limit after all", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await aLimit(trx, client, { amount: 100 });
      const first = await bookedStayId(trx, aStayToBook(client, { amount: 100, arrival: soon }));
      await payAtDesk(trx, { stayId: first, atDesk: true }, now);
      await bookedStayId(trx, aStayToBook(client, { amount: 100, arrival: soon }));
      const back = () => payAtDesk(trx, { stayId: first, atDesk: false }, now);
      expect(await refusal(trx, back)).toEqual(refused("credit.over-limit"));
      expect(await used(trx, client)).toMatchObject({ reserved: 100, headroom: 0 });
      await aLimit(trx, client, { amount: 200, from: today });
      await back();
      expect(await used(trx, client)).toMatchObject({ reserved: 200, headroom: 0 });
      // one that is tentative uses nothing, and is judged when it is confirmed
      const draft = await bookedStayId(
        trx,
        aStayToBook(client, { amount: 50, arrival: soon, status: "tentative", onCredit: false }),
      );
      await payAtDesk(trx, { stayId: draft, atDesk: false }, now);
      const confirm = () => changeStay(trx, ChangeStay.parse({ stayId: draft, status: "definite" }), now);
      expect(await refusal(trx, confirm)).toEqual(refused("credit.over-limit"));
    }));

  test("a stay that was entered gives way to the imported one of its number", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await aLimit(trx, client, { amount: 1_000 });
      const imported = await aStay(trx, {
        clientId: client,
        arrival: today,
        status: "definite",
        departure: today,
        room: 400,
      });
      const { confirmation } = await trx
        .selectFrom("stay")
        .select("confirmation")
        .where("propertyId", "=", trx.propertyId)
        .where("id", "=", imported)
        .executeTakeFirstOrThrow();
      await bookStay(trx, aStayToBook(client, { amount: 390, arrival: soon, confirmation }), now);
      expect(await used(trx, client)).toMatchObject({ reserved: 400 });
    }));

  test("a reservation that becomes a stay or an invoice is not counted twice, nor drawn on twice", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await aLimit(trx, client, { amount: 100 });
      const kept = await reserve(trx, aReservation(client, { amount: 100, on: soon }), now);
      if (kept.outcome !== "booked") throw new Error("finance was asked");
      const draws = (amountMinor: number) => [{ reservationId: kept.reservationId, amountMinor }] as never;
      const stayId = await bookedStayId(trx, aStayToBook(client, { amount: 60, arrival: soon, draws: draws(60) }));
      expect(await used(trx, client)).toMatchObject({ reserved: 100, headroom: 0 });
      const again = aStayToBook(client, { amount: 41, arrival: soon, draws: draws(41) });
      expect(await refusal(trx, () => bookStay(trx, again, now))).toMatchObject({
        code: "credit.reservation-drawn",
        details: { left: "0.40" },
      });
      await enterInvoice(trx, anInvoiceToEnter(client, { amount: 40, on: today, draws: draws(40) }), now);
      expect(await used(trx, client)).toEqual({ balance: 40, unbilled: 0, reserved: 60, headroom: 0 });
      await changeStay(trx, { stayId, status: "cancelled", reason: null }, now);
      expect(await used(trx, client)).toMatchObject({ reserved: 60 });
      await releaseReservation(trx, { id: kept.reservationId, reason: "活动取消" }, now);
      expect(await used(trx, client)).toMatchObject({ reserved: 0, headroom: 60 });
    }));

  test("an invoice that is reversed bills nothing any more", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await aLimit(trx, client, { amount: 100 });
      const stayId = await bookedStayId(trx, aStayToBook(client, { amount: 100, arrival: soon }));
      const bill = anInvoiceToEnter(client, { amount: 100, on: today, stays: [{ stayId, amountMinor: 100 }] });
      const posted = await enterInvoice(trx, bill, now);
      if (posted.outcome !== "booked" || posted.items[0] === undefined) throw new Error("it was not posted");
      await reverseItem(trx, { key: aKey(), itemId: posted.items[0], postingDate: today, reason: "抬头有误" }, now);
      expect(await used(trx, client)).toEqual({ balance: 0, unbilled: 0, reserved: 100, headroom: 0 });
    }));
});

test("a rep books for the own clients, and for nobody else's; nobody books in the past or for a closed file", () =>
  house.rolledBack(async (trx) => {
    const rep = await aStaff(trx);
    const [own, foreign] = [await aClient(trx, { ownerId: rep }), await aClient(trx, { ownerId: await aStaff(trx) })];
    const asRep = actingAs(trx, rep, "rep");
    const book = (of: ClientId, arrival: string) => () => bookStay(asRep, aStayToBook(of, { amount: 1, arrival }), now);
    expect(await refusal(trx, book(foreign, soon))).toEqual(refused("clients.not-found"));
    expect(await refusal(trx, book(own, "2026-05-01"))).toEqual(refused("credit.stay-in-the-past"));
    expect(await refusal(trx, book(own, soon))).toBe("accepted");
    const desk = actingAs(trx, await aStaff(trx, { role: "desk" }), "desk");
    const byDesk = () => bookStay(desk, aStayToBook(own, { amount: 1, arrival: soon }), now);
    expect(await refusal(trx, byDesk)).toEqual(refused("permission.missing"));
    const away = await aClient(trx, { house: true });
    const reserved = () => reserve(trx, aReservation(away, { amount: 1, on: soon }), now);
    expect(await refusal(trx, reserved)).toEqual(refused("credit.client-closed"));
    const past = () => reserve(trx, aReservation(own, { amount: 1, on: "2026-05-09" }), now);
    expect(await refusal(trx, past)).toEqual(refused("credit.reservation-in-the-past"));
  }));

test("sent twice it is entered once, and under the same key nothing else is", () =>
  house.rolledBack(async (trx) => {
    const client = await aClient(trx);
    await aLimit(trx, client, { amount: 100 });
    const stay = aStayToBook(client, { amount: 60, arrival: soon });
    expect(await bookStay(trx, stay, now)).toEqual(await bookStay(trx, stay, now));
    const other = { ...stay, rooms: 2 };
    expect(await refusal(trx, () => bookStay(trx, other, now))).toEqual(refused("credit.key-reused"));
    const kept = aReservation(client, { amount: 20, on: soon });
    expect(await reserve(trx, kept, now)).toEqual(await reserve(trx, kept, now));
    expect(await refusal(trx, () => reserve(trx, { ...kept, note: "别的" }, now))).toEqual(
      refused("credit.key-reused"),
    );
    const bill = anInvoiceToEnter(client, { amount: 20, on: today });
    expect(await enterInvoice(trx, bill, now)).toEqual(await enterInvoice(trx, bill, now));
    expect(await used(trx, client)).toEqual({ balance: 20, unbilled: 0, reserved: 80, headroom: 0 });
  }));
