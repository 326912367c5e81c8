import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { AskAbsence } from "@foyer/domain/staff/absence/schema";
import { afterAll, describe, expect, test } from "vitest";
import { lastChangeNumber } from "../../changes/queries.ts";
import { applyChangeSet } from "../../changes/sets/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { askAbsence, decideAbsence } from "../../staff/absence/mutations.ts";
import { actingAs, aStaff } from "../../staff/factory.ts";
import { runBulkBlock } from "../bulk/block/mutations.ts";
import { startBulk } from "../bulk/mutations.ts";
import { previewBulk } from "../bulk/queries.ts";
import { addCollaborator, endCollaborator } from "../collaborators/mutations.ts";
import { aClient } from "../factory.ts";
import { clientCard, getClient } from "../queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-03-10T02:00:00.000Z");
const today = CalendarDate.parse("2026-03-10");
const after = CalendarDate.parse("2026-03-21");

/** 林 is away until the 20th and 周 stands in; both look after clients of their own. */
async function standIn(trx: Trx) {
  const [lin, zhou, wang] = [
    await aStaff(trx, { name: "林", role: "rep" }),
    await aStaff(trx, { name: "周", role: "rep" }),
    await aStaff(trx, { name: "王", role: "director" }),
  ];
  const client = await aClient(trx, { name: "湖畔会展", ownerId: lin });
  const own = await aClient(trx, { name: "星河贸易", ownerId: zhou });
  const wish = AskAbsence.parse({ fromDate: "2026-03-10", lastDate: "2026-03-20", standInId: zhou });
  const id = await askAbsence(actingAs(trx, lin, "rep"), wish, now);
  await decideAbsence(actingAs(trx, wang, "director"), { id, approve: true, answer: null }, now);
  return { lin, zhou, client, own, rep: actingAs(trx, zhou, "rep") };
}

const setId = "0b8c6f60-0000-4000-8000-000000000001";
const give = async (trx: Trx, row: number, ownerId: number) => {
  const set = {
    id: setId,
    grid: "clients",
    base: await lastChangeNumber(trx),
    scope: {},
    rows: [],
    cells: [
      { row: String(row), field: "ownerId", new: ownerId },
      { row: String(row), field: "city", new: "杭州" },
    ],
  };
  return (await applyChangeSet(trx, set, now)).answers.map((each) => ("code" in each ? each.code : each.outcome));
};

describe("who stands in looks after clients, and does not come to hold them", () => {
  test("writes the file, but not whose it is", () =>
    house.rolledBack(async (trx) => {
      const { zhou, client, rep } = await standIn(trx);
      expect(await give(rep, client, zhou)).toEqual(["clients.owner-not-yours-to-give", "applied"]);
      expect((await clientCard(trx, client, today)).ownerName).toBe("林");
    }));

  test("gives the own clients on as before", () =>
    house.rolledBack(async (trx) => {
      const { lin, own, rep } = await standIn(trx);
      expect(await give(rep, own, lin)).toEqual(["applied", "applied"]);
    }));

  test("makes nobody work on the file beside its owner, nor ends it", () =>
    house.rolledBack(async (trx) => {
      const { lin, zhou, client, rep } = await standIn(trx);
      const mate = await aStaff(trx, { name: "孙", role: "rep" });
      for (const staffId of [zhou, mate])
        await expect(addCollaborator(rep, { clientId: client, staffId }, now)).rejects.toThrow(
          "clients.owner-not-yours-to-give",
        );
      await addCollaborator(actingAs(trx, lin, "rep"), { clientId: client, staffId: mate }, now);
      await expect(endCollaborator(rep, { clientId: client, staffId: mate }, now)).rejects.toThrow(
        "clients.owner-not-yours-to-give",
      );
      await expect(getClient(rep, client, after)).rejects.toThrow("clients.not-found");
    }));

  test("who works on a file beside its owner does not make it the own", () =>
    house.rolledBack(async (trx) => {
      const { lin, zhou, client, rep } = await standIn(trx);
      await addCollaborator(actingAs(trx, lin, "rep"), { clientId: client, staffId: zhou }, now);
      expect(await give(rep, client, zhou)).toEqual(["clients.owner-not-yours-to-give", "applied"]);
    }));

  test("takes none over in bulk", () =>
    house.rolledBack(async (trx) => {
      const { zhou, client, own, rep } = await standIn(trx);
      const asked = { selection: { ids: [client, own] }, act: { kind: "owner" as const, ownerId: zhou } };
      const counts = { changed: 0, same: 1, refused: { "clients.bulk-not-yours": 1 } };
      expect(await previewBulk(rep, asked, now)).toMatchObject(counts);
      const { id } = await startBulk(rep, { ...asked, key: setId }, now);
      expect(await runBulkBlock(rep, id, now)).toMatchObject(counts);
      const tagged = { ...asked, act: { kind: "add-tag" as const, tag: "重点" } };
      expect(await previewBulk(rep, tagged, now)).toMatchObject({ changed: 2 });
    }));
});
