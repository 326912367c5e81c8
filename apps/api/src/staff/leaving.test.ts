import { aClient } from "@foyer/db/clients/factory";
import { StaffEmail } from "@foyer/domain/staff/schema";
import { addDays, businessDate, now, TimeZone } from "@foyer/domain/kernel/time";
import type { Role } from "@foyer/domain/kernel/permissions";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse } from "../kernel/testing.ts";
import { startServer } from "../server.ts";

const house = await openTestHouse(startServer);
const { database } = house;
afterAll(() => house.close());
const property = await database.aProperty({ code: "LEAVE" });
const today = businessDate(now(), TimeZone.parse("Asia/Shanghai"));

/** Somebody who works in the one team, signed in. */
async function aPerson(role: Role, name: string) {
  const email = StaffEmail.parse(`${name}-${property}@example.com`);
  const cookie = await house.signIn(role, property, email);
  const id = await database.committed(property, async (trx) => {
    const { id: staffId } = await trx
      .selectFrom("staff")
      .select("id")
      .where("email", "=", email)
      .executeTakeFirstOrThrow();
    const team = await trx
      .insertInto("team")
      .values({ propertyId: property, name: "商务组" })
      .onConflict((conflict) => conflict.columns(["propertyId", "name"]).doUpdateSet({ name: "商务组" }))
      .returning("id")
      .executeTakeFirstOrThrow();
    await trx
      .updateTable("staffRole")
      .set({ teamId: team.id })
      .where("propertyId", "=", property)
      .where("staffId", "=", staffId)
      .execute();
    return staffId;
  });
  return { id, cookie };
}

type Person = Awaited<ReturnType<typeof aPerson>>;
let leaver: Person;
let mate: Person;
let manager: Person;
beforeAll(async () => {
  leaver = await aPerson("rep", "leaver");
  mate = await aPerson("rep", "mate");
  manager = await aPerson("manager", "manager");
});

const clientOf = (ownerId: Person["id"]) => database.committed(property, (trx) => aClient(trx, { ownerId }));

test("a stand-in reads and writes the absent one's clients once the manager says so, until the absence ends", async () => {
  const client = await clientOf(leaver.id);
  const seen = async () => (await house.ask(mate.cookie, "clients.get", { id: client })).status;
  const contact = { clientId: client, name: "x" };
  expect(await seen()).toBe(404);
  const asked = await house.send(leaver.cookie, "absences.ask", {
    fromDate: today,
    lastDate: addDays(today, 7),
    standInId: mate.id,
  });
  const { id } = asked.data as { id: number };
  expect((await house.send(leaver.cookie, "absences.decide", { id, approve: true })).status).toBe(403);
  expect(await seen()).toBe(404);
  expect((await house.send(manager.cookie, "absences.decide", { id, approve: true })).status).toBe(200);
  expect(await seen()).toBe(200);
  expect((await house.send(mate.cookie, "clients.addContact", contact)).status).toBe(200);
  const account = (clientId: number) => house.ask(mate.cookie, "receivables.ofClient", { clientId });
  expect((await account(client)).text).toBe((await account(987_654_321)).text);
  expect((await house.send(leaver.cookie, "absences.end", { id })).status).toBe(200);
  expect(await seen()).toBe(404);
  expect((await house.send(mate.cookie, "clients.addContact", contact)).status).toBe(404);
});

test("an absence that makes no sense is refused by a code", async () => {
  const ask = (more: object) =>
    house.send(leaver.cookie, "absences.ask", { fromDate: today, lastDate: today, standInId: mate.id, ...more });
  expect((await ask({ standInId: leaver.id })).code).toBe("staff.stand-in-self");
  expect((await ask({ standInId: 987_654_321 })).code).toBe("staff.stand-in-not-here");
  expect((await ask({ fromDate: "2020-01-01" })).code).toBe("staff.absence-past");
  expect((await ask({ lastDate: addDays(today, -1) })).code).toBe("staff.absence-order");
  expect((await ask({ lastDate: "2026-02-30" })).code).toBe("kernel.input-not-valid");
  expect((await ask({ note: "a\u0000b" })).code).toBe("kernel.not-text");
  expect((await ask({ status: "approved" })).code).toBe("kernel.input-not-valid");
});

test("a rep hands nobody over, and no key makes two hand-overs of twenty requests", async () => {
  const clients = [await clientOf(leaver.id), await clientOf(leaver.id)];
  const input = {
    leaverId: leaver.id,
    effectiveOn: today,
    successors: [mate.id],
    brief: "两家都在谈合同",
    key: crypto.randomUUID(),
  };
  expect((await house.send(mate.cookie, "handOvers.give", input)).status).toBe(403);
  expect((await house.send(manager.cookie, "handOvers.give", { ...input, brief: " " })).code).toBe(
    "kernel.input-not-valid",
  );
  const preview = await house.send(manager.cookie, "handOvers.preview", {
    leaverId: leaver.id,
    effectiveOn: today,
    successors: [mate.id],
  });
  expect(preview.data).toMatchObject({ shares: [{ staffId: mate.id, count: 3 }] });
  const sent = await Promise.all(Array.from({ length: 20 }, () => house.send(manager.cookie, "handOvers.give", input)));
  expect(new Set(sent.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(sent[0]?.data).toMatchObject({ clients: 3 });
  const { data } = await house.ask(manager.cookie, "handOvers.list");
  expect(data).toHaveLength(1);
  for (const id of clients) {
    expect((await house.ask(mate.cookie, "clients.get", { id })).status).toBe(200);
    expect((await house.ask(mate.cookie, "handOvers.brief", { clientId: id })).data).toMatchObject({
      brief: input.brief,
    });
  }
});

test("who was handed over is out at once, with every session and every link", async () => {
  expect((await house.ask(leaver.cookie, "staff.session")).status).toBe(401);
  expect((await house.send(leaver.cookie, "clients.addContact", { clientId: 1, name: "x" })).status).toBe(401);
});
