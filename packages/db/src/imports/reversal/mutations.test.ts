import type { ImportId, ImportKind } from "@foyer/domain/imports/schema";
import type { Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import { revealContact } from "../../clients/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aStaff } from "../../staff/factory.ts";
import { businessRows, linesOf } from "../factory.ts";
import { importNow } from "../mutations.ts";
import { reverseNow } from "./mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = "2026-05-01T02:00:00.000Z" as Instant;
const later = "2026-05-04T02:00:00.000Z" as Instant;

async function imported(trx: Trx, kind: ImportKind, text: string, mapping: unknown = null): Promise<ImportId> {
  const asked = { kind, fileName: `${kind}.csv`, lines: linesOf(text, 3), mapping, dryRun: false };
  const { id, result } = await importNow(trx, asked, now);
  expect(result.refused).toEqual([]);
  if (id === null) throw new Error("nothing was imported");
  return id;
}

const clients = `reference,name,kind,class,tier,owner,city,contact,mobile,mail
K-1,星河贸易,organisation,business,A,rep@hotel.example,杭州,王敏,13800138000,wang@example.com
K-2,云山会展,organisation,conference,B,,苏州,,,
N-1,新开客户,organisation,business,C,rep@hotel.example,南京,李雷,13900139000,
N-2,李女士,person,leisure-individual,,,上海,,,`;

/** Two known files, one with a person whose phone is known. */
async function known(trx: Trx): Promise<void> {
  await aStaff(trx, { role: "rep", email: "rep@hotel.example" });
  await imported(
    trx,
    "clients",
    `reference,name,kind,class,tier,city,contact,mobile,contactTitle
K-1,星河,organisation,leisure-group,C,上海,王敏,13700137000,经理
K-2,云山会展,organisation,conference,B,苏州,,,`,
  );
}

const actsOf = async (trx: Trx) =>
  (
    await trx.selectFrom("change").select("act").where("propertyId", "=", trx.propertyId).orderBy("number").execute()
  ).map((row) => row.act);

test("an import of clients is taken back to the last row, protected values and days from which things hold included", () =>
  house.rolledBack(async (trx) => {
    await known(trx);
    const before = await businessRows(trx);
    const id = await imported(trx, "clients", clients);
    expect(await businessRows(trx)).not.toEqual(before);
    const report = await reverseNow(trx, id, later);
    expect(report).toEqual({
      putBack: { client: 1, contact: 1 },
      takenAway: { client: 2, contact: 1 },
      kept: 0,
      rows: [],
    });
    expect(await businessRows(trx)).toEqual(before);
    expect(await actsOf(trx)).toEqual(["clients.import", "clients.import", "clients.import-taken-back"]);
    await expect(reverseNow(trx, id, later)).rejects.toMatchObject({ code: "imports.already-reversed" });
  }));

test("what was edited since is kept, field by field, and reported; a phone that was only looked at is no edit", () =>
  house.rolledBack(async (trx) => {
    await known(trx);
    const id = await imported(trx, "clients", clients);
    const of = async (reference: string) =>
      trx
        .selectFrom("client")
        .selectAll()
        .where("propertyId", "=", trx.propertyId)
        .where("reference", "=", reference)
        .executeTakeFirst();
    const row = (await of("K-1"))?.id ?? 0;
    const made = (await of("N-2"))?.id ?? 0;
    const contact = await trx
      .selectFrom("contact")
      .select("id")
      .where("propertyId", "=", trx.propertyId)
      .where("name", "=", "李雷")
      .executeTakeFirstOrThrow();
    await revealContact(trx, { contactId: contact.id, field: "mobile", reason: "回电" }, later);
    await imported(trx, "clients", "reference,city\nK-1,广州\nN-2,深圳");
    const report = await reverseNow(trx, id, later);
    expect(report).toMatchObject({
      putBack: { client: 1, contact: 1 },
      takenAway: { client: 1, contact: 1 },
      kept: 2,
      rows: [
        { subject: "client", row, name: "星河", field: "city", code: "imports.edited-since" },
        { subject: "client", row: made, name: "李女士", field: null, code: "imports.edited-since" },
      ],
    });
    expect(await of("K-1")).toMatchObject({ name: "星河", city: "广州" });
    expect(await of("N-1")).toBeUndefined();
    expect(await of("N-2")).toMatchObject({ city: "深圳", status: "active" });
  }));

test("a client that others rely on by now stays, one that only scores speak of is archived", () =>
  house.rolledBack(async (trx) => {
    await known(trx);
    const id = await imported(trx, "clients", clients);
    await imported(trx, "stays", "client,confirmation,arrival,nights,status\nN-1,S-1,2026-04-01,1,completed");
    const { id: counted } = await trx
      .selectFrom("client")
      .select("id")
      .where("propertyId", "=", trx.propertyId)
      .where("reference", "=", "N-2")
      .executeTakeFirstOrThrow();
    await sql`
      insert into point_entry (property_id, staff_id, event, on_date, month, points, client_id, subject, row_id, recorded_at)
      select ${trx.propertyId}::int, staff_id, 'repurchase', '2026-04-01'::date, '2026-04', 10, ${counted}::bigint, 'stay', 1, ${now}::timestamptz
      from staff_role where property_id = ${trx.propertyId} limit 1`.execute(trx);
    const report = await reverseNow(trx, id, later);
    expect(report.rows.map(({ name, code }) => [name, code])).toEqual([
      ["李女士", "imports.archived"],
      ["新开客户", "imports.in-use"],
    ]);
    const statuses = await trx
      .selectFrom("client")
      .select(["name", "status"])
      .where("propertyId", "=", trx.propertyId)
      .where("reference", "like", "N-%")
      .orderBy("reference")
      .execute();
    expect(statuses).toEqual([
      { name: "新开客户", status: "active" },
      { name: "李女士", status: "archived" },
    ]);
  }));

test("stays go with their days, and clients that the import made for them; known stays get their days back", () =>
  house.rolledBack(async (trx) => {
    await aClient(trx, { reference: "K-1" });
    await imported(
      trx,
      "stays",
      "client,confirmation,arrival,nights,status,room_revenue\nK-1,S-1,2026-04-01,3,definite,100",
    );
    // uneven days, as a house system may send them: no total tells them
    await sql`update stay_day set room_minor = room_minor + case date when '2026-04-01' then 700 when '2026-04-02' then -700 else 0 end
      where property_id = ${trx.propertyId}`.execute(trx);
    const before = await businessRows(trx);
    const mapping = {
      fields: {
        client: "client",
        confirmation: "confirmation",
        arrival: "arrival",
        nights: "nights",
        status: "status",
        roomRevenue: "room_revenue",
      },
      createClients: [{ prefix: "A-", kind: "organisation", class: "travel-agency", tier: "C" }],
    };
    const text = `client,confirmation,arrival,nights,status,room_revenue
K-1,S-1,2026-04-02,2,completed,250
A-9,S-2,2026-04-05,1,completed,80
,S-3,2026-04-06,0,completed,20`;
    const id = await imported(trx, "stays", text, mapping);
    const report = await reverseNow(trx, id, later);
    expect(report).toMatchObject({ putBack: { stay: 1 }, takenAway: { stay: 2, client: 1 }, kept: 0 });
    expect(await businessRows(trx)).toEqual(before);
  }));

test("activities and targets are taken back", () =>
  house.rolledBack(async (trx) => {
    await aStaff(trx, { role: "rep", email: "rep@hotel.example" });
    await aClient(trx, { reference: "K-1" });
    await imported(trx, "activities", "reference,client,staff,kind,doneOn\nA-1,K-1,rep@hotel.example,gift,2026-04-01");
    await imported(trx, "targets", "metric,class,rep,month,amount\nrevenue,business,rep@hotel.example,2026-01,100");
    const before = await businessRows(trx);
    const activities = await imported(
      trx,
      "activities",
      "reference,client,staff,kind,doneOn,note\nA-1,K-1,rep@hotel.example,material,2026-04-02,x\nA-2,K-1,rep@hotel.example,gift,2026-04-03,",
    );
    const targets = await imported(
      trx,
      "targets",
      "metric,class,rep,month,amount\nrevenue,business,rep@hotel.example,2026-01,300\nrevenue,business,rep@hotel.example,2026-02,50\nvisits,casual,rep@hotel.example,2026-02,5",
    );
    expect(await reverseNow(trx, targets, later)).toMatchObject({
      putBack: { target: 1 },
      takenAway: { target: 1 },
      kept: 0,
    });
    expect(await reverseNow(trx, activities, later)).toMatchObject({
      putBack: { activity: 1 },
      takenAway: { activity: 1 },
      kept: 0,
    });
    expect(await businessRows(trx)).toEqual(before);
  }));

test("the ledger keeps what was posted: an import is taken back by its opposite, what was settled since is left alone", () =>
  house.rolledBack(async (trx) => {
    await aClient(trx, { reference: "K-1" });
    const invoices = await imported(
      trx,
      "invoices",
      "reference,client,amount,documentDate,dueDate\n1,K-1,100,2026-03-01,2026-04-01\n2,K-1,50,2026-03-02,2026-06-01\n3,K-1,10,2026-06-01,2026-06-02",
    );
    const payments = await imported(
      trx,
      "payments",
      "reference,client,amount,date,invoice\nP1,K-1,60,2026-04-02,1\nP2,K-1,7,2026-04-03,",
    );
    const balance = async () => {
      const { rows } = await sql<{ balance: number; open: number }>`
        select coalesce(sum(case side when 'debit' then amount_minor else -amount_minor end), 0)::bigint as balance,
          coalesce(sum(case side when 'debit' then open_minor else -open_minor end), 0)::bigint as open
        from ledger_item_open where property_id = ${trx.propertyId}`.execute(trx);
      return rows[0];
    };
    expect(await balance()).toEqual({ balance: 9_300, open: 9_300 });
    const kept = await reverseNow(trx, invoices, later);
    expect(kept).toMatchObject({
      takenAway: { ledger_item: 2 },
      kept: 1,
      rows: [{ subject: "ledger_item", name: "1", code: "receivables.settled-since" }],
    });
    expect(await balance()).toEqual({ balance: 3_300, open: 3_300 });
    expect(await reverseNow(trx, payments, later)).toMatchObject({ takenAway: { ledger_item: 2 }, kept: 0 });
    expect(await balance()).toEqual({ balance: 10_000, open: 10_000 });
    const again = { kind: "payments" as const, fileName: "p.csv", mapping: null, dryRun: false };
    const { result } = await importNow(
      trx,
      { ...again, lines: linesOf("reference,client,amount,date\nP2,K-1,7,2026-04-03") },
      later,
    );
    expect(result.refused).toMatchObject([{ column: "reference", code: "receivables.number-reversed" }]);
  }));

test("an import that changed nothing, or was never applied, is not taken back", () =>
  house.rolledBack(async (trx) => {
    await expect(reverseNow(trx, 987_654 as ImportId, now)).rejects.toMatchObject({ code: "imports.not-found" });
    await trx
      .insertInto("import")
      .values({ propertyId: trx.propertyId, kind: "clients", fileName: "x.csv", status: "checked", createdAt: now })
      .execute();
    const { id } = await trx
      .selectFrom("import")
      .select("id")
      .where("propertyId", "=", trx.propertyId)
      .executeTakeFirstOrThrow();
    await expect(reverseNow(trx, id, now)).rejects.toMatchObject({ code: "imports.not-applied" });
  }));
