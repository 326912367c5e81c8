import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { anActivity } from "../../activities/factory.ts";
import { lastChangeNumber } from "../../changes/queries.ts";
import { applyChangeSet } from "../../changes/sets/mutations.ts";
import { importText } from "../../imports/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { anAllocation, anItem } from "../../receivables/factory.ts";
import { aStaff } from "../../staff/factory.ts";
import { aStay } from "../../stays/factory.ts";
import { anAnswer } from "../../surveys/factory.ts";
import { aClient } from "../factory.ts";
import { clientsImporter } from "../import.ts";
import { addContact, createClient, revealContact } from "../mutations.ts";
import { getClient } from "../queries.ts";
import { movedChildren, movedPersonsChildren, notMoved, columnsThatName } from "./children/queries.ts";
import { mergeClients } from "./mutations.ts";
import { previewMerge, survivorOf } from "./queries.ts";
import { undoMerge } from "./undo/mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = "2026-05-01T02:00:00.000Z" as Instant;
const later = "2026-05-02T02:00:00.000Z" as Instant;
const today = "2026-05-01" as CalendarDate;

const held = async (trx: Trx, table: string, id: number) => {
  const { rows } = await sql<{ clientId: number }>`
    select client_id from ${sql.table(table)} where property_id = ${trx.propertyId} and id = ${id}`.execute(trx);
  return rows[0]?.clientId;
};

const fileOf = (trx: Trx, id: ClientId) =>
  trx
    .selectFrom("client")
    .selectAll()
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();

const spells = async (trx: Trx, table: "client_owner" | "client_tier", id: number) => {
  const { rows } = await sql<{ text: string }>`
    select from_date || ' ' || to_date || ' ' || ${sql.ref(table === "client_owner" ? "staff_id" : "tier")} as text
    from ${sql.table(table)} where property_id = ${trx.propertyId} and client_id = ${id} order by from_date`.execute(
    trx,
  );
  return rows.map((row) => row.text);
};

const open = async (trx: Trx, client: ClientId) => {
  const { rows } = await sql<{ open: number }>`
    select coalesce(sum(case when o.side = 'debit' then o.open_minor else -o.open_minor end), 0)::int as open
    from ledger_account a join ledger_item_open o on o.property_id = ${trx.propertyId} and o.account_id = a.id
    where a.property_id = ${trx.propertyId} and a.client_id = ${client}`.execute(trx);
  return rows[0]?.open;
};

const refused = (code: string): unknown => expect.objectContaining({ code });

/** What a row of each of these tables needs beside property and client. */
const plainChildren: Readonly<Record<string, string>> = {
  credit_block: `reason, from_date, recorded_at) values ('拖欠', '2026-01-01', now()`,
  credit_override: `up_to_minor, from_date, to_date, reason, recorded_at) values (1, '2026-01-01', '2026-02-01', '年会', now()`,
  credit_profile: `recorded_at) values (now()`,
  credit_rating: `factor, rating, evidence, rated_on, recorded_at) values ('security', 3, '保函', '2026-01-01', now()`,
  credit_reference: `kind, name, verdict, given_on, note, recorded_at) values ('bank', '银行', 'good', '2026-01-01', '好', now()`,
  credit_reservation: `key, amount_minor, expected_on, note, reserved_at) values (gen_random_uuid(), 1, '2026-06-01', '会议', now()`,
  credit_roll_up: `from_date, set_at) values ('2026-01-01', now()`,
  credit_year: `year, currency, source, recorded_at) values (2025, 'CNY', '年报', now()`,
  dunning_call: `key, currency, run_date, step, by_whom) values ('k', 'CNY', '2026-01-01', 1, '{finance}'`,
  dunning_charge: `from_date, fee_minor, yearly_basis_points, basis, set_at) values ('2026-01-01', 1, 1, '合同', now()`,
  dunning_letter: `key, currency, run_date, kind, step, number, signatures, language, amount_minor, made_at) values ('k', 'CNY', '2026-01-01', 'letter', 1, 1, '{}', 'en', 1, now()`,
  dunning_stop: `kind, from_date, reason, recorded_at) values ('legal', '2026-01-01', '律师', now()`,
  ledger_promise: `currency, amount_minor, made_on, promised_for, recorded_at) values ('CNY', 100, '2026-01-01', '2026-01-01', now()`,
};

const movedTables = [
  "activity",
  "client",
  "dunning_recipient",
  "stay",
  "survey",
  "tip",
  ...Object.keys(plainChildren),
].toSorted();

/** A row of every table that follows a client, made for the loser. */
async function childrenOf(trx: Trx, client: ClientId): Promise<Record<string, number>> {
  const staffId = await aStaff(trx, { role: "rep" });
  const stay = await aStay(trx, { clientId: client });
  const activity = await anActivity(trx, { clientId: client, staffId, doneOn: today });
  await anAnswer(trx, { clientId: client, answeredOn: "2026-03-10" as CalendarDate, recommend: 9 });
  const survey = await trx
    .selectFrom("survey")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("clientId", "=", client)
    .executeTakeFirstOrThrow();
  const { id: tip } = await trx
    .insertInto("tip")
    .values({
      propertyId: trx.propertyId,
      reference: "t",
      source: "staff",
      staffId,
      clientId: client,
      text: "喜欢靠窗",
      sentAt: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const made: Record<string, number> = { stay, activity, survey: survey.id, tip };
  for (const [table, given] of Object.entries(plainChildren)) {
    const { rows } = await sql<{ id: number }>`
      insert into ${sql.table(table)} (property_id, client_id, ${sql.raw(given.replace(") values (", `) values (${trx.propertyId}, ${client}, `))})
      returning id`.execute(trx);
    made[table] = rows[0]?.id ?? 0;
  }
  const someone = await addContact(trx, { clientId: await aClient(trx), name: "张三" }, now);
  const { rows } = await sql<{ id: number }>`
    insert into dunning_recipient (property_id, client_id, contact_id, set_at)
    values (${trx.propertyId}, ${client}, ${someone}, ${now}) returning id`.execute(trx);
  return { ...made, dunning_recipient: rows[0]?.id ?? 0 };
}

describe("what follows a client", () => {
  test("every table that names a client is either moved or said not to be, with the reason", () =>
    house.rolledBack(async (trx) => {
      const named = new Set((await columnsThatName(trx, "client")).map(({ table }) => table));
      const moved = new Set((await movedChildren(trx)).map(({ table }) => table));
      expect([...moved].toSorted()).toEqual(movedTables);
      expect(Object.keys(notMoved).filter((table) => !named.has(table))).toEqual([]);
      const { rows } = await sql<{ relname: string }>`
        select relname from pg_class where relname = any(${[...moved]}) and not exists (
          select from pg_attribute where attrelid = pg_class.oid and attname = 'id')`.execute(trx);
      expect(rows).toEqual([]);
      const persons = new Set((await movedPersonsChildren(trx)).map(({ table }) => table));
      expect([...persons].toSorted()).toEqual([
        "activity",
        "contact",
        "dunning_letter",
        "dunning_recipient",
        "stay",
        "survey",
      ]);
    }));

  test("moves with it and comes back", () =>
    house.rolledBack(async (trx) => {
      const [winner, loser] = [await aClient(trx, { name: "星河" }), await aClient(trx, { name: "上海星河" })];
      const child = await aClient(trx, { name: "星河物流" });
      await sql`update client set parent_id = ${loser}, referrer_id = ${loser} where property_id = ${trx.propertyId} and id = ${child}`.execute(
        trx,
      );
      const rows = await childrenOf(trx, loser);
      const moved = (await movedChildren(trx)).map(({ table }) => table).filter((table) => table !== "client");
      expect([...new Set(moved)].toSorted()).toEqual(Object.keys(rows).toSorted());
      const preview = await previewMerge(trx, { winnerId: winner, loserId: loser }, today);
      expect(preview.loser.moves.map(({ table }) => table)).toEqual(movedTables);
      const id = await mergeClients(trx, { winnerId: winner, loserId: loser }, now);
      for (const [table, row] of Object.entries(rows))
        expect([table, await held(trx, table, row)]).toEqual([table, winner]);
      expect(await fileOf(trx, child)).toMatchObject({ parentId: winner, referrerId: winner });
      const after = await undoMerge(trx, { id }, later);
      expect(after.kept).toEqual([]);
      for (const [table, row] of Object.entries(rows))
        expect([table, await held(trx, table, row)]).toEqual([table, loser]);
      expect(await fileOf(trx, child)).toMatchObject({ parentId: loser, referrerId: loser });
    }));
});

describe("the file", () => {
  test("each field from the side chosen; the loser leads to the winner; all of it is one change", () =>
    house.rolledBack(async (trx) => {
      const [winner, loser] = [
        await aClient(trx, { name: "星河", reference: "W" }),
        await aClient(trx, { name: "上海星河贸易有限公司", reference: "L" }),
      ];
      await sql`update client set city = '上海', notes = '重要', tags = '{b,c}' where property_id = ${trx.propertyId} and id = ${loser}`.execute(
        trx,
      );
      await sql`update client set notes = '旧', tags = '{a,b}' where property_id = ${trx.propertyId} and id = ${winner}`.execute(
        trx,
      );
      await mergeClients(trx, { winnerId: winner, loserId: loser, choices: { name: "loser" } }, now);
      expect(await fileOf(trx, winner)).toMatchObject({
        name: "上海星河贸易有限公司",
        city: "上海",
        notes: "旧",
        tags: ["a", "b", "c"],
        foldedNames: "上海星河贸易",
      });
      expect(await fileOf(trx, loser)).toMatchObject({ status: "archived", mergedInto: winner });
      expect(await survivorOf(trx, loser)).toBe(winner);
      expect(await getClient(trx, loser, today)).toMatchObject({ id: winner, name: "上海星河贸易有限公司" });
      const changes = await trx.selectFrom("change").select("act").where("propertyId", "=", trx.propertyId).execute();
      expect(changes.map(({ act }) => act)).toEqual(["clients.merge"]);
    }));

  test("owner and tier are one history without overlaps, and two again when it is taken back", () =>
    house.rolledBack(async (trx) => {
      const [one, other] = [await aStaff(trx, { role: "rep" }), await aStaff(trx, { role: "rep" })];
      const winner = await aClient(trx, { tier: "B", ownerId: one, fromDate: "2025-01-01" as CalendarDate });
      const loser = await aClient(trx, { tier: "A", ownerId: other, fromDate: "2024-01-01" as CalendarDate });
      const before = [await spells(trx, "client_owner", loser), await spells(trx, "client_tier", winner)];
      const id = await mergeClients(trx, { winnerId: winner, loserId: loser, choices: { tier: "loser" } }, now);
      expect(await spells(trx, "client_owner", winner)).toEqual([
        `2024-01-01 2025-01-01 ${other}`,
        `2025-01-01 infinity ${one}`,
      ]);
      expect(await spells(trx, "client_tier", winner)).toEqual([
        "2024-01-01 2025-01-01 A",
        "2025-01-01 2026-05-01 B",
        "2026-05-01 infinity A",
      ]);
      expect(await spells(trx, "client_owner", loser)).toEqual([`2024-01-01 2026-05-01 ${other}`]);
      await undoMerge(trx, { id }, later);
      expect([await spells(trx, "client_owner", loser), await spells(trx, "client_tier", winner)]).toEqual(before);
    }));

  test("persons move; the same mobile is one person, who learns what the other file knew", () =>
    house.rolledBack(async (trx) => {
      const [winner, loser] = [await aClient(trx), await aClient(trx)];
      const kept = await addContact(trx, { clientId: winner, name: "王芳", mobile: "13800138000" }, now);
      const twin = await addContact(
        trx,
        { clientId: loser, name: "王 芳", mobile: "138 0013 8000", mail: "w@example.com", title: "总监" },
        now,
      );
      const other = await addContact(trx, { clientId: loser, name: "李雷", mail: "l@example.com" }, now);
      const stay = await aStay(trx, { clientId: loser, contactId: twin });
      const preview = await previewMerge(trx, { winnerId: winner, loserId: loser }, today);
      expect(preview.samePersons).toBe(1);
      const id = await mergeClients(trx, { winnerId: winner, loserId: loser }, now);
      const persons = () =>
        trx
          .selectFrom("contact")
          .select(["id", "clientId", "status", "title", "mailMask", "mergedInto"])
          .where("propertyId", "=", trx.propertyId)
          .orderBy("id")
          .execute();
      expect(await persons()).toEqual([
        { id: kept, clientId: winner, status: "active", title: "总监", mailMask: "w***@example.com", mergedInto: null },
        {
          id: twin,
          clientId: winner,
          status: "archived",
          title: "总监",
          mailMask: "w***@example.com",
          mergedInto: kept,
        },
        { id: other, clientId: winner, status: "active", title: null, mailMask: "l***@example.com", mergedInto: null },
      ]);
      const guest = () =>
        trx
          .selectFrom("stay")
          .select(["clientId", "contactId"])
          .where("propertyId", "=", trx.propertyId)
          .where("id", "=", stay)
          .executeTakeFirst();
      expect(await guest()).toEqual({ clientId: winner, contactId: kept });
      await undoMerge(trx, { id }, later);
      expect(await persons()).toEqual([
        { id: kept, clientId: winner, status: "active", title: null, mailMask: null, mergedInto: null },
        { id: twin, clientId: loser, status: "active", title: "总监", mailMask: "w***@example.com", mergedInto: null },
        { id: other, clientId: loser, status: "active", title: null, mailMask: "l***@example.com", mergedInto: null },
      ]);
      expect(await guest()).toEqual({ clientId: loser, contactId: twin });
    }));
});

test("a birth year that somebody corrected after the merge is not taken away with it", () =>
  house.rolledBack(async (trx) => {
    const [winnerId, loserId] = [await aClient(trx), await aClient(trx)];
    const kept = await addContact(trx, { clientId: winnerId, name: "王芳", mobile: "13800138000" }, now);
    await addContact(trx, { clientId: loserId, name: "王芳", mobile: "13800138000", birthYear: "1980" }, now);
    const year = () => revealContact(trx, { contactId: kept, field: "birthYear", reason: "test" }, later);
    const id = await mergeClients(trx, { winnerId, loserId }, now);
    expect(await year()).toBe("1980");
    const cells = [{ row: String(kept), field: "birthYear", new: "1985" }];
    const set = { id: "0b8c6f60-0000-4000-8000-000000000001", grid: "contacts", base: 0, scope: {}, rows: [], cells };
    expect((await applyChangeSet(trx, { ...set, base: await lastChangeNumber(trx) }, later)).number).not.toBeNull();
    expect(await year()).toBe("1985");
    const { kept: told } = await undoMerge(trx, { id }, later);
    expect(told).toContainEqual({ subject: "contact", field: "birthYear", rows: 1 });
    expect(await year()).toBe("1985");
  }));

describe("the ledger", () => {
  test("a payment of one settles an invoice of the other; sums stay; what was allocated across stays when it is taken back", () =>
    house.rolledBack(async (trx) => {
      const [winner, loser] = [await aClient(trx), await aClient(trx)];
      const own = await anItem(trx, winner, { amount: 500, posted: "2026-03-01", side: "credit" });
      const debit = await anItem(trx, loser, { amount: 300, posted: "2026-03-01" });
      const apart = await anItem(trx, loser, { amount: 70, posted: "2026-03-02" });
      const id = await mergeClients(trx, { winnerId: winner, loserId: loser }, now);
      expect([await open(trx, winner), await open(trx, loser)]).toEqual([-130, 0]);
      await anAllocation(trx, { debit, credit: own, amount: 300, effective: "2026-05-01" });
      expect(await open(trx, winner)).toBe(-130);
      const { kept } = await undoMerge(trx, { id }, later);
      expect(kept).toEqual([{ subject: "ledger_item", field: "clientId", rows: 1 }]);
      expect([await open(trx, winner), await open(trx, loser)]).toEqual([-200, 70]);
      const { rows } = await sql<{ clientId: number }>`
        select a.client_id from ledger_item i join ledger_account a on a.property_id = i.property_id and a.id = i.account_id
        where i.property_id = ${trx.propertyId} and i.id = ${apart}`.execute(trx);
      expect(rows).toEqual([{ clientId: loser }]);
      const { rows: control } = await sql<{ sum: number }>`
        select sum(debit_minor - credit_minor)::int as sum from ledger_control where property_id = ${trx.propertyId}`.execute(
        trx,
      );
      expect(control).toEqual([{ sum: -130 }]);
    }));
});

describe("taking it back", () => {
  test("keeps what was edited since, and says so; what came since stays", () =>
    house.rolledBack(async (trx) => {
      const [winner, loser] = [await aClient(trx, { name: "星河" }), await aClient(trx, { name: "上海星河" })];
      await sql`update client set city = '上海', industry = '贸易' where property_id = ${trx.propertyId} and id = ${loser}`.execute(
        trx,
      );
      const [first, second] = [await aStay(trx, { clientId: loser }), await aStay(trx, { clientId: loser })];
      const id = await mergeClients(trx, { winnerId: winner, loserId: loser }, now);
      const third = await aClient(trx);
      await sql`update client set city = '北京' where property_id = ${trx.propertyId} and id = ${winner}`.execute(trx);
      await sql`update stay set client_id = ${third} where property_id = ${trx.propertyId} and id = ${second}`.execute(
        trx,
      );
      const since = await aStay(trx, { clientId: winner });
      const { kept } = await undoMerge(trx, { id }, later);
      expect(kept).toEqual([
        { subject: "client", field: "city", rows: 1 },
        { subject: "stay", field: "clientId", rows: 1 },
      ]);
      expect(await fileOf(trx, winner)).toMatchObject({ city: "北京", industry: null });
      expect([await held(trx, "stay", first), await held(trx, "stay", second), await held(trx, "stay", since)]).toEqual(
        [loser, third, winner],
      );
      expect(await fileOf(trx, loser)).toMatchObject({ status: "active", mergedInto: null, city: "上海" });
      await expect(undoMerge(trx, { id }, later)).rejects.toEqual(refused("clients.merge-undone-already"));
    }));

  test("of a merge whose winner went on is refused until that one is taken back", () =>
    house.rolledBack(async (trx) => {
      const [a, b, c] = [await aClient(trx), await aClient(trx), await aClient(trx)];
      const first = await mergeClients(trx, { winnerId: b, loserId: a }, now);
      const second = await mergeClients(trx, { winnerId: c, loserId: b }, now);
      expect(await survivorOf(trx, a)).toBe(c);
      await expect(undoMerge(trx, { id: first }, later)).rejects.toEqual(refused("clients.merged-already"));
      await undoMerge(trx, { id: second }, later);
      expect(await survivorOf(trx, a)).toBe(b);
      await undoMerge(trx, { id: first }, later);
      expect(await survivorOf(trx, a)).toBe(a);
    }));
});

describe("who may not", () => {
  test("two people merging the same pair: one does, the other is told; whichever way round", async () => {
    const property = await house.aProperty();
    const [one, other] = await house.committed(
      property,
      async (trx) => [await aClient(trx), await aClient(trx)] as const,
    );
    const attempts = await Promise.allSettled(
      Array.from({ length: 6 }, (_, at) =>
        house.committed(property, (trx) =>
          mergeClients(trx, at % 2 === 0 ? { winnerId: one, loserId: other } : { winnerId: other, loserId: one }, now),
        ),
      ),
    );
    expect(attempts.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
    for (const attempt of attempts)
      if (attempt.status === "rejected") expect(attempt.reason).toEqual(refused("clients.merged-already"));
  });

  test("a file that changed since it was looked at, the house account, an archived file, oneself", () =>
    house.rolledBack(async (trx) => {
      const [winner, loser] = [await aClient(trx), await aClient(trx)];
      const desk = await aClient(trx, { house: true, reference: "HOUSE" });
      await createClient(trx, { kind: "organisation", name: "别家", class: "business" }, now);
      const { base } = await previewMerge(trx, { winnerId: winner, loserId: loser }, today);
      await addContact(trx, { clientId: winner, name: "王芳" }, now);
      await sql`insert into change_field (property_id, number, line, subject, row_id, field) select ${trx.propertyId}, max(number), 9, 'client', ${loser}, 'name' from change where property_id = ${trx.propertyId}`.execute(
        trx,
      );
      await expect(mergeClients(trx, { winnerId: winner, loserId: loser, base }, now)).rejects.toEqual(
        refused("clients.merge-changed-since"),
      );
      await expect(mergeClients(trx, { winnerId: desk, loserId: loser }, now)).rejects.toEqual(
        refused("clients.house-account"),
      );
      await expect(mergeClients(trx, { winnerId: loser, loserId: loser }, now)).rejects.toThrow();
      await sql`update client set status = 'archived', archived_reason = 'x' where property_id = ${trx.propertyId} and id = ${loser}`.execute(
        trx,
      );
      await expect(mergeClients(trx, { winnerId: winner, loserId: loser }, now)).rejects.toEqual(
        refused("clients.is-archived"),
      );
      await expect(mergeClients(trx, { winnerId: winner, loserId: 987_654 }, now)).rejects.toEqual(
        refused("clients.not-found"),
      );
      await expect(undoMerge(trx, { id: 1 }, now)).rejects.toEqual(refused("clients.merge-not-found"));
    }));
});

test("a file that comes again finds the winner by the loser's number and changes nothing", () =>
  house.rolledBack(async (trx) => {
    const text =
      "reference,name,kind,class,city\nW,星河,organisation,business,上海\nL,上海星河,organisation,business,苏州\n";
    await importText(trx, clientsImporter, { text });
    const ids = await trx
      .selectFrom("client")
      .select(["id", "reference"])
      .where("propertyId", "=", trx.propertyId)
      .orderBy("reference")
      .execute();
    const [loser, winner] = ids;
    if (!winner || !loser) throw new Error("not imported");
    await mergeClients(trx, { winnerId: winner.id, loserId: loser.id }, now);
    expect(await importText(trx, clientsImporter, { text })).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 2,
      refused: [],
    });
    expect(await fileOf(trx, winner.id)).toMatchObject({ name: "星河", city: "上海" });
  }));

test("a file merged with one two steps above or below it never stands above itself", () =>
  house.rolledBack(async (trx) => {
    const parentsOf = async (winnerId: ClientId, loserId: ClientId, between: ClientId) => {
      await mergeClients(trx, { winnerId, loserId }, now);
      return [(await fileOf(trx, winnerId)).parentId, (await fileOf(trx, between)).parentId];
    };
    const below = async (child: ClientId, parentId: ClientId) => {
      await trx
        .updateTable("client")
        .set({ parentId })
        .where("propertyId", "=", trx.propertyId)
        .where("id", "=", child)
        .execute();
    };
    const family = async () => {
      const [top, between, bottom] = [await aClient(trx), await aClient(trx), await aClient(trx)];
      await below(bottom, between);
      await below(between, top);
      return { top, between, bottom };
    };
    const one = await family();
    expect(await parentsOf(one.top, one.bottom, one.between)).toEqual([null, one.top]);
    const other = await family();
    expect(await parentsOf(other.bottom, other.top, other.between)).toEqual([null, other.bottom]);
  }));
