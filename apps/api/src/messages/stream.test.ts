import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { recordFile, storeFile } from "@foyer/db/files/mutations";
import { aMail } from "@foyer/db/messages/factory";
import { queueMail } from "@foyer/db/messages/mutations";
import { now } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import { openTestHouse } from "../kernel/testing.ts";
import { startServer } from "../server.ts";

const dataDir = await mkdtemp(join(tmpdir(), "foyer-mail-files-"));
const house = await openTestHouse(startServer, { dataDir });
afterAll(async () => {
  await house.close();
  await rm(dataDir, { recursive: true });
});

const property = await house.database.aProperty();
const cookies = {
  director: await house.signIn("director", property),
  manager: await house.signIn("manager", property),
  finance: await house.signIn("finance", property),
  stranger: await house.signIn("director", await house.database.aProperty()),
};
const shelf = { dataDir, propertyId: property };
const stored = await storeFile(shelf, { body: Readable.from([Buffer.from("%PDF-1.7 one")]), maxBytes: 100 });
const message = await house.database.committed(property, async (trx) => {
  const attachments = [{ name: "对账单 C-1.pdf", fileId: await recordFile(trx, stored, now()) }];
  return (await queueMail(trx, aMail({ purpose: "statement", attachments }), now())).id;
});
const file = (cookie: string, place = 1) =>
  house.get(`/api/export/message-file?message=${message}&place=${place}`, { cookie });

test("a mail's file is fetched by who may open the mail, on record, and by nobody else", async () => {
  const answer = await file(cookies.director);
  expect([answer.status, answer.text]).toEqual([200, "%PDF-1.7 one"]);
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; /);
  expect((await file(cookies.director, 2)).status).toBe(404);
  expect((await file(cookies.stranger)).status).toBe(404);
  // a manager reads the outbox, but the ledger of the own team alone; finance reads the ledger, but no outbox
  for (const cookie of [cookies.manager, cookies.finance]) expect((await file(cookie)).status).toBe(403);
  const acts = await house.database.committed(property, (trx) =>
    trx
      .selectFrom("change")
      .select("act")
      .where("propertyId", "=", property)
      .where("act", "=", "messages.download")
      .execute(),
  );
  expect(acts).toHaveLength(1);
});
