import { completeness, staleOn } from "@foyer/domain/clients/completeness/rules";
import { fileItems } from "@foyer/domain/clients/completeness/schema";
import { ClientClass, type ClientId, Tier } from "@foyer/domain/clients/schema";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { StaffId } from "@foyer/domain/staff/schema";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { setSetting } from "../../properties/mutations.ts";
import { insertContacts } from "../contacts/mutations.ts";
import { aClient } from "../factory.ts";
import { clientsOn } from "../queries.ts";
import { completenessSql, filledItems, keepingOn, staleOnSql } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const on = "2026-05-01" as CalendarDate;
const now = "2026-05-01T02:00:00.000Z" as Instant;

const aFile = fc.record({
  class: fc.constantFrom(...ClientClass.options),
  tier: fc.constantFrom(...Tier.options),
  owner: fc.boolean(),
  industry: fc.boolean(),
  city: fc.boolean(),
  address: fc.boolean(),
  preferences: fc.boolean(),
  specialNeeds: fc.boolean(),
  verifiedOn: fc.option(fc.constantFrom("2026-01-01", "2025-06-30", "2026-05-01")),
  contacts: fc.array(
    fc.record({
      decisionMaker: fc.boolean(),
      mobile: fc.boolean(),
      phone: fc.boolean(),
      mail: fc.boolean(),
      birthday: fc.boolean(),
      archived: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
});
type File = typeof aFile extends fc.Arbitrary<infer Value> ? Value : never;

async function keep(trx: Trx, file: File): Promise<ClientId> {
  const id = await aClient(trx, {
    class: file.class,
    tier: file.tier,
    ...(file.owner && { ownerId: StaffId.parse(7) }),
  });
  const text = (there: boolean) => (there ? "x" : null);
  await trx
    .updateTable("client")
    .set({
      industry: text(file.industry),
      city: text(file.city),
      address: text(file.address),
      preferences: text(file.preferences),
      specialNeeds: text(file.specialNeeds),
      verifiedOn: file.verifiedOn as CalendarDate | null,
    })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  const contacts = await insertContacts(
    trx,
    file.contacts.map(({ decisionMaker, mobile, phone, mail, birthday }) => ({
      clientId: id,
      name: "王芳",
      title: null,
      decisionMaker,
      mobile: mobile ? "13800138000" : null,
      phone: phone ? "021-62881234" : null,
      mail: mail ? "a@b.cn" : null,
      birthday: birthday ? "lunar 08-15" : null,
      createdAt: now,
    })),
  );
  const archived = contacts.filter((_, index) => file.contacts[index]?.archived);
  await sql`update contact set status = 'archived', archived_reason = 'x' where property_id = ${trx.propertyId} and id = any(${archived}::bigint[])`.execute(
    trx,
  );
  return id;
}

test("the statement and the rule say the same of any file", () =>
  house.rolledBack(async (trx) => {
    await setSetting(trx, { key: "clients.weight-birthday", fromDate: on, value: 4 }, now);
    await setSetting(trx, { key: "clients.weight-address", fromDate: on, value: 0 }, now);
    await setSetting(trx, { key: "clients.stale-b", fromDate: on, value: 33 }, now);
    const files = fc.sample(aFile, { numRuns: 120, seed: 20_260_501 });
    const ids: ClientId[] = [];
    for (const file of files) ids.push(await keep(trx, file));
    const keeping = await keepingOn(trx, on);
    const rows = await clientsOn(trx, on)
      .select(["client.id", filledItems(trx).as("filled"), completenessSql(trx, keeping.weights).as("percent")])
      .select(staleOnSql(trx, keeping.staleAfter).as("staleOn"))
      .execute();
    const rowOf = new Map(rows.map((row) => [row.id, row]));
    files.forEach((file, index) => {
      const there = file.contacts.filter((contact) => !contact.archived);
      const filled = {
        ...file,
        contact: there.length > 0,
        decisionMaker: there.some((contact) => contact.decisionMaker),
        phone: there.some((contact) => contact.mobile || contact.phone),
        mail: there.some((contact) => contact.mail),
        birthday: there.some((contact) => contact.birthday),
      };
      const row = rowOf.get(ids[index] ?? (0 as ClientId));
      expect(row?.filled).toEqual(Object.fromEntries(fileItems.map((item) => [item, filled[item]])));
      expect(row?.percent).toBe(completeness(filled, file.class, keeping.weights).percent);
      const verifiedOn = file.verifiedOn as CalendarDate | null;
      const createdOn = "2020-01-01" as CalendarDate;
      expect(row?.staleOn).toBe(staleOn({ tier: file.tier, verifiedOn, createdOn }, keeping.staleAfter));
    });
  }));
