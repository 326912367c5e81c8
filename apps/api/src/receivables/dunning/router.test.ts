import { aClient } from "@foyer/db/clients/factory";
import { addContact } from "@foyer/db/clients/mutations";
import { aDunningLetter } from "@foyer/db/receivables/dunning/factory";
import { anItem } from "@foyer/db/receivables/factory";
import { aStaff } from "@foyer/db/staff/factory";
import { type Role, roles } from "@foyer/domain/kernel/permissions";
import { addDays, businessDate, now, TimeZone } from "@foyer/domain/kernel/time";
import { StaffEmail } from "@foyer/domain/staff/schema";
import { afterAll, expect, test } from "vitest";
import { openTestHouse } from "../../kernel/testing.ts";
import { startServer } from "../../server.ts";

const house = await openTestHouse(startServer);
const { database } = house;
afterAll(() => house.close());
const property = await database.aProperty({ code: "DUNS" });
const cookies = Object.fromEntries(
  await Promise.all(roles.map(async (role) => [role, await house.signIn(role, property)] as const)),
) as Record<Role, string>;
const today = businessDate(now(), TimeZone.parse("Asia/Shanghai"));

/** A client of the rep's and one of a colleague's, each late since ten days; a letter about each waits for finance. */
const kept = await database.committed(property, async (trx) => {
  const email = StaffEmail.parse(`rep-${property}@example.com`);
  const rep = await trx.selectFrom("staff").select("id").where("email", "=", email).executeTakeFirstOrThrow();
  const of = async (ownerId: typeof rep.id, name: string) => {
    const client = await aClient(trx, { name, ownerId });
    const contact = await addContact(trx, { clientId: client, name: "陈会计", mobile: "13800138000" }, now());
    const due = addDays(today, -10);
    const item = await anItem(trx, client, { amount: 100, posted: "2026-01-02", due });
    const letter = await aDunningLetter(trx, client, { item, on: addDays(today, -1), amount: 100 });
    return { client, contact, letter };
  };
  return { mine: await of(rep.id, "甲公司"), theirs: await of(await aStaff(trx, { role: "rep" }), "乙公司") };
});
const { mine, theirs } = kept;
const status = async (role: Role, path: string, input: unknown) =>
  (await house.send(cookies[role], path, input)).status;
const codes = async (path: string, input: unknown, sent = true) =>
  Object.fromEntries(
    await Promise.all(
      roles.map(async (role) => {
        const { status: answer } = await (sent ? house.send : house.ask)(cookies[role], path, input);
        return [role, answer];
      }),
    ),
  ) as Record<Role, number>;

test("finance runs and stops, finance and director sign, the director and finance set the ladder, nobody else", async () => {
  const refused = { manager: 403, rep: 403, desk: 403, admin: 403, auditor: 403 };
  expect(await codes("dunning.run", { clientIds: [] })).toEqual({ ...refused, finance: 200, director: 403 });
  expect(await codes("dunning.confirmImported", { clientIds: [] })).toEqual({
    ...refused,
    finance: 200,
    director: 403,
  });
  // what is not there is refused with another word than what one may not
  expect(await codes("dunning.sign", { ids: [1_000_000] })).toEqual({ ...refused, finance: 409, director: 409 });
  expect(await codes("dunning.setLadder", { fromDate: "2020-01-01", steps: [] })).toEqual({
    ...refused,
    finance: 400,
    director: 400,
  });
});

test("the queue is read by those who may see debts, and a rep's holds the own clients alone", async () => {
  expect(await codes("dunning.queue", {}, false)).toEqual({
    director: 200,
    manager: 200,
    rep: 200,
    finance: 200,
    desk: 403,
    admin: 403,
    auditor: 200,
  });
  for (const path of ["dunning.queue", "dunning.preview", "dunning.letters"]) {
    const { text } = await house.ask(cookies.rep, path, {});
    expect([path, /甲公司/.test(text), /乙公司/.test(text)]).toEqual([path, true, false]);
    expect((await house.ask(cookies.finance, path, {})).text).toContain("乙公司");
  }
  for (const [path, input] of [
    ["dunning.client", { clientId: theirs.client }],
    ["dunning.letter", { id: theirs.letter }],
  ] as const)
    expect([path, (await house.ask(cookies.rep, path, input)).status]).toEqual([path, 404]);
});

test("a rep logs calls to the own clients, with the phone of whom one calls, and to no other", async () => {
  const call = ({ client }: typeof mine) => ({ key: crypto.randomUUID(), clientId: client, outcome: "no-answer" });
  const phone = ({ client, contact }: typeof mine) => ({
    clientId: client,
    contactId: contact,
    field: "mobile",
    reason: "催款",
  });
  expect([
    await status("rep", "dunning.logCall", call(mine)),
    await status("rep", "dunning.logCall", call(theirs)),
  ]).toEqual([200, 404]);
  expect((await house.send(cookies.finance, "dunning.revealPhone", phone(theirs))).data).toBe("+8613800138000");
  expect(await status("rep", "dunning.revealPhone", phone(theirs))).toBe(404);
  expect(await status("desk", "dunning.logCall", call(mine))).toBe(403);
});
