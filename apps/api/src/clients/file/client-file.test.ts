import { anActivity } from "@foyer/db/activities/factory";
import { aClient } from "@foyer/db/clients/factory";
import { ClientId } from "@foyer/domain/clients/schema";
import { businessDate, now, TimeZone } from "@foyer/domain/kernel/time";
import { StaffEmail } from "@foyer/domain/staff/schema";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openTestHouse } from "../../kernel/testing.ts";
import { startServer } from "../../server.ts";

const house = await openTestHouse(startServer, { logLevel: "silent" });
const { database } = house;
afterAll(() => house.close());
const property = await database.aProperty({ code: "FILE" });
const today = businessDate(now(), TimeZone.parse("Asia/Shanghai"));
const [director, manager, rep, desk] = await Promise.all(
  (["director", "manager", "rep", "desk"] as const).map((role) => house.signIn(role, property)),
);
const colleague = await house.signIn("rep", property, "colleague@example.com");

const staffOf = (email: string) =>
  database.committed(property, async (trx) => {
    const found = await trx
      .selectFrom("staff")
      .select("id")
      .where("email", "=", StaffEmail.parse(email))
      .executeTakeFirstOrThrow();
    return found.id;
  });
const repId = await staffOf(`rep-${property}@example.com`);
const colleagueId = await staffOf("colleague@example.com");

const ask = async (cookie: string | undefined, path: string, input?: unknown) =>
  (await house.ask(cookie ?? "", path, input)).data;
const refusedWith = async (cookie: string | undefined, path: string, input: unknown) => {
  const { status, code } = await house.send(cookie ?? "", path, input);
  return [status, code];
};
let count = 0;
const edit = (cookie: string | undefined, grid: string, cells: unknown[]) =>
  house.send(cookie ?? "", "/api/changes/save", {
    id: `0b8c6f60-0000-4000-8000-${String(++count).padStart(12, "0")}`,
    grid,
    base: 1_000_000,
    cells,
  });

describe("a client's file, from its opening to the trash and back", () => {
  test("over HTTP, by those whose it is", async () => {
    const opened = await house.send(rep ?? "", "clients.create", {
      kind: "organisation",
      name: "湖畔会展",
      class: "conference",
      tags: "#MICE，mice",
    });
    const id = opened.data;
    expect(opened.status).toBe(200);
    const added = await house.send(rep ?? "", "clients.addContact", {
      clientId: id,
      name: "王芳",
      mobile: "13800138000",
      birthday: "农历1980年八月十五",
    });
    expect(await ask(rep, "clients.get", { id })).toMatchObject({
      tags: ["MICE"],
      collaborators: [],
      completeness: { percent: 52, missing: ["decisionMaker", "mail", "industry", "city", "address", "specialNeeds"] },
      isStale: false,
    });
    const edited = await edit(rep, "clients", [
      { row: String(id), field: "city", new: "杭州" },
      { row: String(id), field: "name", new: "长".repeat(5_000) },
    ]);
    expect(edited.data).toMatchObject({
      answers: [{ outcome: "applied" }, { outcome: "refused", code: "clients.value-too-long" }],
    });
    expect(
      (await edit(rep, "contacts", [{ row: String(added.data), field: "phone", new: "021-62881234" }])).data,
    ).toMatchObject({
      answers: [{ outcome: "applied", value: "216****1234" }],
    });

    // somebody else's, until a colleague works on it too
    expect((await house.ask(colleague, "clients.get", { id })).status).toBe(404);
    expect(await ask(colleague, "clients.card", { id })).toMatchObject({ name: "湖畔会展" });
    expect(
      (await house.send(rep ?? "", "clients.addCollaborator", { clientId: id, staffId: colleagueId })).status,
    ).toBe(200);
    expect((await house.ask(colleague, "clients.get", { id })).status).toBe(200);
    expect(await ask(desk, "clients.get", { id })).toMatchObject({ tags: [], completeness: null, collaborators: [] });

    // verified only after somebody was reached
    expect(await refusedWith(rep, "activities.verify", { clientId: id })).toEqual([409, "clients.not-reached"]);
    await database.committed(property, (trx) =>
      anActivity(trx, { clientId: ClientId.parse(id), staffId: repId, doneOn: today }),
    );
    expect(await ask(rep, "activities.verifiable", { clientIds: [id] })).toMatchObject([
      { whyNot: null, reachedOn: today },
    ]);
    expect((await house.send(rep ?? "", "activities.verify", { clientId: id })).status).toBe(200);
    expect(await ask(rep, "clients.get", { id })).toMatchObject({ verifiedOn: today });

    // consent, one channel and purpose at a time
    const consent = { contactId: added.data, channel: "mobile", purpose: "greeting" };
    await house.send(rep ?? "", "clients.giveConsent", { ...consent, version: "1", source: "staff" });
    expect(await ask(rep, "clients.consents", { id })).toMatchObject([
      { channel: "mobile", consents: [{ purpose: "greeting", withdrawnAt: null }] },
      { channel: "phone", consents: [] },
    ]);
    expect(
      await refusedWith(rep, "clients.giveConsent", { ...consent, channel: "mail", version: "1", source: "staff" }),
    ).toEqual([404, "clients.contact-value-missing"]);

    // one value back
    const { rows } = z
      .object({ rows: z.array(z.object({ field: z.string(), number: z.int(), line: z.int() })) })
      .parse(await ask(rep, "clients.history", { id }));
    const city = rows.find(({ field }) => field === "city");
    expect((await house.send(rep ?? "", "clients.putBack", { number: city?.number, line: city?.line })).status).toBe(
      200,
    );
    expect(await ask(rep, "clients.get", { id })).toMatchObject({ city: null });

    // into the trash and out of it
    expect(await refusedWith(desk, "clients.archive", { id, reason: "x" })).toEqual([403, "permission.missing"]);
    expect((await house.send(rep ?? "", "clients.archive", { id, reason: "公司注销" })).status).toBe(200);
    expect(await ask(manager, "clients.trash", {})).toMatchObject({ rows: [{ id, reason: "公司注销" }] });
    expect((await house.send(manager ?? "", "clients.restore", { id })).status).toBe(200);
    expect(await ask(manager, "clients.trash", {})).toMatchObject({ rows: [] });
  });

  test("the keeper is named by who sets the house's rules", async () => {
    expect(await refusedWith(manager, "clients.setKeeper", { staffId: repId })).toEqual([403, "permission.missing"]);
    expect((await house.send(director ?? "", "clients.setKeeper", { staffId: repId })).status).toBe(200);
    expect(await ask(manager, "clients.keeper")).toMatchObject({ staffId: repId, since: today });
    expect(await ask(rep, "clients.keeperList", { kind: "incomplete" })).toMatchObject({
      rows: [{ name: "湖畔会展" }],
    });
    expect(await ask(colleague, "clients.tags")).toEqual([{ tag: "MICE", count: 1 }]);
  });

  test("the files of a group account are shown where one may see them", async () => {
    const other = await database.aProperty({ code: "OTHER" });
    const file = (at: typeof property, name: string) =>
      database.committed(at, async (trx) => {
        const id = await aClient(trx, { name });
        await trx
          .updateTable("client")
          .set({ groupAccount: "G-1" })
          .where("propertyId", "=", at)
          .where("id", "=", id)
          .execute();
        return id;
      });
    const [here] = [await file(property, "集团杭州"), await file(other, "集团香港")];
    expect(await ask(manager, "clients.groupElsewhere", { id: here })).toEqual([]);
    await house.signIn("manager", other, `manager-${property}@example.com`);
    expect(await ask(manager, "clients.groupElsewhere", { id: here })).toMatchObject([
      { code: "OTHER", files: [{ name: "集团香港" }] },
    ]);
  });
});
