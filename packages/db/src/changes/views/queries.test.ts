import { GridCondition } from "@foyer/domain/changes/views/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { Actor, Role } from "@foyer/domain/kernel/permissions";
import type { StaffId } from "@foyer/domain/kernel/ids";
import type { Instant } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import { keepNames } from "../../clients/names/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aStaff } from "../../staff/factory.ts";
import { countMatching, matchingIds, rowsOf } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());
const now = "2026-03-10T02:00:00.000Z" as Instant;

/** From here on the transaction is a person's. */
async function goOnAs(trx: Trx, role: Role): Promise<StaffId> {
  const staffId = await aStaff(trx, { role });
  const actor: Actor = { kind: "staff", staffId, role, propertyId: trx.propertyId };
  Object.assign(trx, { actor });
  return staffId;
}

/** Three clients: what each condition finds of them by name. */
async function three(trx: Trx) {
  const owner = await aStaff(trx, { name: "王思远" });
  const [star, cloud, old] = [
    await aClient(trx, { name: "Star Trade", tier: "A", ownerId: owner }),
    await aClient(trx, { name: "云山会展", tier: "C" }),
    await aClient(trx, { name: "Old 100% Ltd_", tier: "B" }),
  ];
  const set = (id: ClientId, values: object) =>
    trx.updateTable("client").set(values).where("propertyId", "=", trx.propertyId).where("id", "=", id).execute();
  await set(star, { city: "杭州", vip: true, verifiedOn: "2026-01-05", tags: ["key", "golf"] });
  await set(cloud, { city: "Hangzhou", tags: ["golf"] });
  await set(old, { verifiedOn: "2025-06-30" });
  return { owner, star, cloud, old };
}

const namesOf = async (trx: Trx, conditions: GridCondition[], search = "") => {
  const ids = await matchingIds(trx, { grid: "clients", filter: { search, conditions } }, now);
  const { rows } = ids.length > 0 ? await rowsOf(trx, { grid: "clients", ids }, now) : { rows: [] };
  return rows.map((row) => String(row["name"])).toSorted();
};

describe("a view's conditions", () => {
  const [star, cloud, old] = ["Star Trade", "云山会展", "Old 100% Ltd_"];
  test.each<[string, Omit<GridCondition, "field"> & { field: string }, string[]]>([
    ["text is, whatever its case", { field: "city", is: "is", value: "HANGZHOU" }, [cloud]],
    ["text is not, empties included", { field: "city", is: "is-not", value: "杭州" }, [old, cloud]],
    ["text is one of", { field: "city", is: "any-of", value: ["杭州", "hangzhou"] }, [star, cloud]],
    ["text contains", { field: "city", is: "contains", value: "zhou" }, [cloud]],
    ["a wildcard is a character", { field: "name", is: "contains", value: "0% l" }, [old]],
    ["so is the other", { field: "name", is: "contains", value: "_" }, [old]],
    ["is empty", { field: "city", is: "empty" }, [old]],
    ["is filled", { field: "city", is: "filled" }, [star, cloud]],
    ["an option is", { field: "tier", is: "is", value: "A" }, [star]],
    ["an option is one of", { field: "tier", is: "any-of", value: ["A", "B"] }, [old, star]],
    ["a check is", { field: "vip", is: "is", value: true }, [star]],
    ["a date is on or after", { field: "verifiedOn", is: "at-least", value: "2026-01-05" }, [star]],
    ["a date is on or before", { field: "verifiedOn", is: "at-most", value: "2026-01-04" }, [old]],
    ["nobody's", { field: "ownerId", is: "empty" }, [old, cloud]],
    ["somebody's", { field: "ownerId", is: "filled" }, [star]],
    ["a list contains", { field: "tags", is: "contains", value: "golf" }, [star, cloud]],
    ["a list has one of", { field: "tags", is: "any-of", value: ["key", "nothing"] }, [star]],
    ["a list is empty", { field: "tags", is: "empty" }, [old]],
    ["a mask is there", { field: "phoneMask", is: "filled" }, []],
  ])("%s", async (_, condition, names) => {
    await house.rolledBack(async (trx) => {
      await three(trx);
      expect(await namesOf(trx, [GridCondition.parse(condition)])).toEqual(names.toSorted());
    });
  });

  test("all hold together, and the search finds any of the names", async () => {
    await house.rolledBack(async (trx) => {
      const { owner } = await three(trx);
      const owned: GridCondition = { field: "ownerId", is: "is", value: owner };
      expect(await namesOf(trx, [owned, { field: "tier", is: "is", value: "A" }])).toEqual([star]);
      expect(await namesOf(trx, [owned, { field: "tier", is: "is", value: "B" }])).toEqual([]);
      expect(await namesOf(trx, [], "sTaR")).toEqual([star]);
      expect(await countMatching(trx, { grid: "clients", filter: { search: "100%" } }, now)).toBe(1);
    });
  });

  test("the search finds a name in the other script, without its legal form, and by its initials", async () => {
    await house.rolledBack(async (trx) => {
      const id = await aClient(trx, { name: "杭州星河貿易有限公司" });
      await keepNames(trx, { clients: [id] });
      for (const search of ["星河贸易", "星河貿易", "hzxh", "HZXH"])
        expect([search, await namesOf(trx, [], search)]).toEqual([search, ["杭州星河貿易有限公司"]]);
      for (const search of ["xyz", "有限公司公司", "%"])
        expect([search, await namesOf(trx, [], search)]).toEqual([search, []]);
    });
  });

  test.each<[string, unknown]>([
    ["a column that is not shown", { field: "createdAt", is: "filled" }],
    ["a key of every object", { field: "constructor", is: "filled" }],
    ["SQL", { field: "name; drop table client", is: "filled" }],
    ["a word its kind does not have", { field: "vip", is: "at-least", value: 1 }],
    ["a mask by its digits", { field: "phoneMask", is: "contains", value: "138" }],
    ["no value", { field: "city", is: "is" }],
    ["many values for one", { field: "city", is: "is", value: ["a", "b"] }],
    ["no day", { field: "verifiedOn", is: "at-least", value: "soon" }],
    ["a name for a number", { field: "ownerId", is: "is", value: "1 or 1=1" }],
    ["a number beyond all", { field: "ownerId", is: "is", value: 1e300 }],
  ])("%s is refused", async (_, condition) => {
    await house.rolledBack(async (trx) => {
      const asked = matchingIds(
        trx,
        { grid: "clients", filter: { search: "", conditions: [GridCondition.parse(condition)] } },
        now,
      );
      await expect(asked).rejects.toMatchObject({ code: "changes.condition-not-valid" });
    });
  });

  test("the trash is seen by who asks for it", async () => {
    await house.rolledBack(async (trx) => {
      const { old } = await three(trx);
      await trx
        .updateTable("client")
        .set({ status: "archived", archivedReason: "closed" })
        .where("propertyId", "=", trx.propertyId)
        .where("id", "=", old)
        .execute();
      expect(await namesOf(trx, [])).toEqual([star, cloud].toSorted());
      expect(await namesOf(trx, [{ field: "status", is: "is", value: "archived" }])).toEqual(["Old 100% Ltd_"]);
    });
  });
});

describe("reach and masks", () => {
  test("a rep finds the own rows only, by filter or by number", async () => {
    await house.rolledBack(async (trx) => {
      const { star, cloud } = await three(trx);
      const rep = await goOnAs(trx, "rep");
      const mine = await aClient(trx, { name: "我的客户", ownerId: rep });
      expect(await matchingIds(trx, { grid: "clients" }, now)).toEqual([mine]);
      const asked = await rowsOf(trx, { grid: "clients", ids: [star, cloud, mine] }, now);
      expect(asked.rows.map(({ id }) => id)).toEqual([mine]);
      const own: GridCondition = { field: "ownerId", is: "is", value: "me" };
      expect(await namesOf(trx, [own])).toEqual(["我的客户"]);
      await goOnAs(trx, "manager");
      expect(await namesOf(trx, [own])).toEqual([]);
    });
  });

  test("what is closed to the desk is empty, and no filter tells what stands there", async () => {
    await house.rolledBack(async (trx) => {
      const { star, owner } = await three(trx);
      await goOnAs(trx, "desk");
      const [row] = (await rowsOf(trx, { grid: "clients", ids: [star] }, now)).rows;
      expect(row).toMatchObject({ name: "Star Trade", city: null, ownerId: null, verifiedOn: null, tier: "A" });
      for (const condition of [
        { field: "city", is: "is", value: "杭州" },
        { field: "city", is: "filled" },
        { field: "ownerId", is: "is", value: owner },
        { field: "verifiedOn", is: "at-least", value: "2020-01-01" },
      ])
        expect(await namesOf(trx, [GridCondition.parse(condition)])).toEqual([]);
    });
  });

  test("an administrator has no clients, and there is no other grid", async () => {
    await house.rolledBack(async (trx) => {
      await goOnAs(trx, "admin");
      await expect(matchingIds(trx, { grid: "clients" }, now)).rejects.toMatchObject({ code: "permission.missing" });
      await expect(matchingIds(trx, { grid: "toString" }, now)).rejects.toMatchObject({ code: "changes.unknown-grid" });
      await expect(matchingIds(trx, { grid: "targets" }, now)).rejects.toMatchObject({ code: "changes.unknown-grid" });
    });
  });
});
