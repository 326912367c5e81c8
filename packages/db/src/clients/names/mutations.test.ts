import type { ClientId } from "@foyer/domain/clients/schema";
import type { Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aClient } from "../factory.ts";
import { addContact, createClient } from "../mutations.ts";
import { keepNames, keepUnfolded } from "./mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = "2026-05-01T02:00:00.000Z" as Instant;

const namesOf = (trx: Trx, id: ClientId) =>
  trx
    .selectFrom("client")
    .select(["foldedNames", "nameInitials"])
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();

async function gramsOfClient(trx: Trx, id: ClientId) {
  const rows = await trx
    .selectFrom("clientNameGram")
    .select("gram")
    .where("propertyId", "=", trx.propertyId)
    .where("clientId", "=", id)
    .orderBy("gram")
    .execute();
  return rows.map((row) => row.gram);
}

test("a file's names are folded as it is opened, the persons' with it", () =>
  house.rolledBack(async (trx) => {
    const id = await createClient(
      trx,
      { kind: "organisation", name: "臺灣積體電路製造股份有限公司", englishName: "TSMC Ltd.", class: "business" },
      now,
    );
    expect(await namesOf(trx, id)).toEqual({
      foldedNames: "台湾积体电路制造\ntsmc",
      nameInitials: "twjtdlzzgfyxgs\ntsmcl",
    });
    expect(await gramsOfClient(trx, id)).toContain("积体");
    const contactId = await addContact(trx, { clientId: id, name: "張  忠謀" }, now);
    const contact = await trx
      .selectFrom("contact")
      .select(["foldedName", "nameInitials"])
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", contactId)
      .executeTakeFirstOrThrow();
    expect(contact).toEqual({ foldedName: "张忠谋", nameInitials: "zzm" });
  }));

test("a name that was changed is folded anew, and its old pieces are gone", () =>
  house.rolledBack(async (trx) => {
    const id = await aClient(trx, { name: "星河贸易" });
    await sql`update client set name = '月光酒店' where property_id = ${trx.propertyId} and id = ${id}`.execute(trx);
    await keepNames(trx, { clients: [id] });
    expect((await namesOf(trx, id)).foldedNames).toBe("月光酒店");
    expect(await gramsOfClient(trx, id)).toEqual(["光酒", "月光", "酒店"]);
  }));

test("what was never folded is folded once", () =>
  house.rolledBack(async (trx) => {
    const id = await aClient(trx, { name: "星河贸易" });
    await sql`update client set folded_names = null where property_id = ${trx.propertyId}`.execute(trx);
    expect(await keepUnfolded(trx)).toBe(1);
    expect((await namesOf(trx, id)).foldedNames).toBe("星河贸易");
    expect(await keepUnfolded(trx)).toBe(0);
  }));
