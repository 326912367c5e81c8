import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aClient } from "@foyer/db/clients/factory";
import { addContact } from "@foyer/db/clients/mutations";
import { openTestDatabase } from "@foyer/db/kernel/testing";
import { anItem } from "@foyer/db/receivables/factory";
import { aStaff } from "@foyer/db/staff/factory";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import type { Workshop } from "../../kernel/task.ts";
import { runOnce } from "../../kernel/testing.ts";
import { dunningTasks } from "./tasks.ts";

const house = await openTestDatabase();
const dataDir = await mkdtemp(join(tmpdir(), "foyer-dunning-"));
afterAll(async () => {
  await house.close();
  await rm(dataDir, { recursive: true, force: true });
});
const workshop: Workshop = { db: house.db, dataDir, url: "http://localhost:3000", smtpUrl: undefined, log: () => {} };
const [run, send] = dunningTasks;
const nine = Instant.parse("2026-02-06T01:00:00.000Z");
const eleven = Instant.parse("2026-02-06T03:00:00.000Z");

test("in the morning the salesperson gets a copy, two hours later the client the letter; what runs twice sends once", async () => {
  const propertyId = await house.aProperty();
  await house.committed(propertyId, async (trx) => {
    const ownerId = await aStaff(trx, { role: "rep", email: "rep@hotel.example" });
    const client = await aClient(trx, { ownerId });
    await addContact(trx, { clientId: client, name: "陈会计", mail: "accounts@client.example" }, nine);
    await anItem(trx, client, { amount: 1_000, posted: "2026-01-05", due: "2026-02-01" });
  });
  const once = { propertyId, payload: {} };
  expect(await runOnce(workshop, run, { ...once, now: nine })).toMatchObject({ released: 1, drafts: 0 });
  expect(await runOnce(workshop, run, { ...once, now: nine })).toMatchObject({ released: 0, drafts: 0 });
  expect(await runOnce(workshop, send, { ...once, now: nine })).toEqual({ copies: 1, sent: 0, dropped: 0 });
  expect(await runOnce(workshop, send, { ...once, now: eleven })).toEqual({ copies: 0, sent: 1, dropped: 0 });
  expect(await runOnce(workshop, send, { ...once, now: eleven })).toEqual({ copies: 0, sent: 0, dropped: 0 });
  const mails = await house.committed(propertyId, (trx) =>
    trx
      .selectFrom("message")
      .select(["recipientMask", "status", "subject"])
      .where("propertyId", "=", propertyId)
      .orderBy("id")
      .execute(),
  );
  expect(mails.map(({ recipientMask, status }) => [recipientMask, status])).toEqual([
    ["r***@hotel.example", "queued"],
    ["a***@client.example", "queued"],
  ]);
  const attached = await house.committed(propertyId, (trx) =>
    trx.selectFrom("messageFile").select("name").where("propertyId", "=", propertyId).execute(),
  );
  expect(attached.map(({ name }) => name.endsWith(".pdf"))).toEqual([true]);
  expect(mails[0]?.subject).toContain(mails[1]?.subject ?? "");
});

test("a salesperson who works here no more gets no copy, and the client's letter goes", async () => {
  const propertyId = await house.aProperty();
  await house.committed(propertyId, async (trx) => {
    const ownerId = await aStaff(trx, { role: "rep", email: "gone@hotel.example" });
    const client = await aClient(trx, { ownerId });
    await addContact(trx, { clientId: client, name: "陈会计", mail: "accounts@client.example" }, nine);
    await anItem(trx, client, { amount: 1_000, posted: "2026-01-05", due: "2026-02-01" });
    await trx
      .updateTable("staffRole")
      .set({ toDate: CalendarDate.parse("2026-02-01") })
      .where("propertyId", "=", propertyId)
      .where("staffId", "=", ownerId)
      .execute();
  });
  await runOnce(workshop, run, { propertyId, payload: {}, now: nine });
  expect(await runOnce(workshop, send, { propertyId, payload: {}, now: eleven })).toEqual({
    copies: 0,
    sent: 1,
    dropped: 0,
  });
});
