import { type CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { StaffId } from "@foyer/domain/staff/schema";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { openTestDatabase } from "../../kernel/testing.ts";
import { actingAs, aStaff } from "../../staff/factory.ts";
import { aClient } from "../factory.ts";
import { addContact } from "../mutations.ts";
import { setKeeper } from "./mutations.ts";
import { keeperList, keeperOn } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-03-10T02:00:00.000Z");
const tomorrow = Instant.parse("2026-03-11T02:00:00.000Z");
const on = "2026-03-10" as CalendarDate;

test("the property names one keeper from a day on, of those who work there", () =>
  house.rolledBack(async (trx) => {
    const [one, two] = [await aStaff(trx, { role: "rep", name: "档案员" }), await aStaff(trx, { role: "manager" })];
    expect(await keeperOn(trx, on)).toBeUndefined();
    await setKeeper(trx, { staffId: one }, now);
    await setKeeper(trx, { staffId: two }, tomorrow);
    expect(await keeperOn(trx, on)).toEqual({ staffId: one, name: "档案员", since: on });
    expect(await keeperOn(trx, "2026-03-11" as CalendarDate)).toMatchObject({ staffId: two });
    await expect(setKeeper(trx, { staffId: StaffId.parse(987_654) }, now)).rejects.toMatchObject({
      code: "clients.owner-not-here",
    });
    await setKeeper(trx, { staffId: null }, tomorrow);
    expect(await keeperOn(trx, "2026-03-11" as CalendarDate)).toBeUndefined();
    const acts = await trx.selectFrom("change").select("act").where("propertyId", "=", trx.propertyId).execute();
    expect(acts.filter(({ act }) => act === "clients.set-keeper")).toHaveLength(3);
  }));

test("the list has what is incomplete and what is stale, the worst first, page by page, within reach", () =>
  house.rolledBack(async (trx) => {
    const owner = await aStaff(trx, { role: "rep", name: "林" });
    const manager = actingAs(trx, await aStaff(trx, { role: "manager" }), "manager");
    const bare = await aClient(trx, { name: "空档案", class: "casual", tier: "A" });
    const half = await aClient(trx, { name: "半份档案", class: "casual", ownerId: owner });
    const full = await aClient(trx, { name: "完整档案", class: "casual" });
    await aClient(trx, { house: true });
    for (const client of [half, full])
      await addContact(manager, { clientId: client, name: "王", mobile: "13800138000", mail: "a@b.cn" }, now);
    await trx
      .updateTable("client")
      .set({ preferences: "高层", verifiedOn: on })
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", full)
      .execute();
    await sql`
      insert into client_duplicate (property_id, one_id, other_id, score, level, reasons, found_at)
      values (${trx.propertyId}, ${bare}, ${half}, 900, 'proposed', '[]', ${now})`.execute(trx);
    const first = await keeperList(manager, { kind: "incomplete", limit: 1 }, now);
    expect(first.counts).toEqual({ incomplete: 1, stale: 2, all: 3, duplicates: 1 });
    expect(first.rows).toMatchObject([
      { id: bare, percent: 0, missing: ["contact", "phone", "mail", "preferences"], isStale: true, ownerName: null },
    ]);
    const page = { kind: "stale", limit: 1 } as const;
    const one = await keeperList(manager, page, now);
    expect(one.rows).toMatchObject([{ id: bare, staleOn: "2020-03-31" }]);
    const two = await keeperList(manager, { ...page, ...(one.next && { after: one.next }) }, now);
    expect(two.rows).toMatchObject([{ id: half, percent: 80, missing: ["preferences"], staleOn: "2020-06-29" }]);
    expect(await keeperList(manager, { ...page, ...(two.next && { after: two.next }) }, now)).toMatchObject({
      rows: [],
    });
    expect((await keeperList(manager, { kind: "stale", tier: "A", limit: 9 }, now)).rows).toHaveLength(1);
    expect((await keeperList(manager, { kind: "stale", ownerId: owner, limit: 9 }, now)).rows).toHaveLength(1);
    const rep = actingAs(trx, owner, "rep");
    expect((await keeperList(rep, { kind: "stale", limit: 9 }, now)).counts).toEqual({
      incomplete: 0,
      stale: 1,
      all: 1,
      duplicates: 0,
    });
  }));
