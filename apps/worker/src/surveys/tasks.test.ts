import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aClient } from "@foyer/db/clients/factory";
import { openTestDatabase } from "@foyer/db/kernel/testing";
import { aConsent } from "@foyer/db/messages/factory";
import { aGuest, aStayEnded } from "@foyer/db/surveys/factory";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import { addDays, CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import type { Workshop } from "../kernel/task.ts";
import { runOnce } from "../kernel/testing.ts";
import { messagesTasks } from "../messages/tasks.ts";
import { surveysTasks } from "./tasks.ts";

const house = await openTestDatabase();
const dataDir = await mkdtemp(join(tmpdir(), "foyer-surveys-"));
afterAll(async () => {
  await house.close();
  await rm(dataDir, { recursive: true });
});

const [send] = messagesTasks;
const [invite] = surveysTasks;
const workshop: Workshop = { db: house.db, dataDir, url: "https://hotel.example", smtpUrl: undefined, log: () => {} };
const departure = CalendarDate.parse("2026-05-01");
const at = (day: string) => Instant.parse(`2026-05-${day}T01:00:00.000Z`);

async function aDay(propertyId: PropertyId, now: Instant) {
  const once = { propertyId, payload: {}, now };
  const done = await runOnce(workshop, invite, once);
  await runOnce(workshop, send, once);
  return done;
}

test("a guest gets one invitation and one reminder, however often the jobs run; importing years of stays sends nothing", async () => {
  const propertyId = await house.aProperty({ code: "LAKE", startDate: CalendarDate.parse("2026-04-01") });
  await house.committed(propertyId, async (trx) => {
    const clientId = await aClient(trx);
    const contactId = await aGuest(trx, { clientId, mail: "wang@example.com", name: "王芳" });
    await aConsent(trx, "wang@example.com");
    await aStayEnded(trx, { clientId, contactId, departure });
    for (let days = 7; days < 700; days += 99)
      await aStayEnded(trx, { clientId, contactId, departure: addDays(departure, -days) });
  });
  expect(await aDay(propertyId, at("02"))).toEqual({ invited: 0, reminded: 0 });
  expect(await aDay(propertyId, at("03"))).toEqual({ invited: 1, reminded: 0 });
  expect(await aDay(propertyId, at("03"))).toEqual({ invited: 0, reminded: 0 });
  expect(await aDay(propertyId, at("08"))).toEqual({ invited: 0, reminded: 1 });
  expect(await aDay(propertyId, at("09"))).toEqual({ invited: 0, reminded: 0 });
  const folder = join(dataDir, "mail", "LAKE");
  const files = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), "utf8")));
  expect(files).toHaveLength(2);
  for (const file of files) {
    expect(file).toContain("To: wang@example.com");
    expect(file).toMatch(/List-Unsubscribe:\s+<https:\/\/hotel\.example\/u\/LAKE\.[\w-]{43}>/);
  }
});
