import { openTestDatabase } from "@foyer/db/kernel/testing";
import { startJob } from "@foyer/db/jobs/mutations";
import { chooseChannel, notify } from "@foyer/db/messages/inbox/mutations";
import { aStaff, asActor } from "@foyer/db/staff/factory";
import { Instant, Month } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";
import type { Workshop } from "../../kernel/task.ts";
import { runOnce } from "../../kernel/testing.ts";
import { noticeLetter } from "./letter.ts";
import { noticesTasks } from "./tasks.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const [notices, forget] = noticesTasks;
const now = Instant.parse("2026-05-03T01:30:00.000Z");
const workshop: Workshop = {
  db: house.db,
  dataDir: "/nonexistent",
  url: "https://hotel.example",
  smtpUrl: undefined,
  log: () => {},
};
const details = { fileName: "客户.csv", status: "applied", created: 3, updated: 1, refused: 0 } as const;

test("whoever wants mail gets one letter for all that happened, however often the task runs", async () => {
  const propertyId = await house.aProperty({ name: "湖畔酒店" });
  await house.committed(propertyId, async (trx) => {
    const me = await aStaff(trx, { email: "lin@hotel.example", role: "manager" });
    const asMe = Object.assign(trx, { actor: asActor(trx, me, "manager") });
    await chooseChannel(asMe, { event: "imports.finished", byMail: true }, now);
    const system = Object.assign(trx, { actor: { kind: "system", propertyId } as const });
    for (const row of [1, 2]) await notify(system, { to: [me], event: "imports.finished", row, details }, now);
  });
  const run = () => runOnce(workshop, notices, { propertyId, payload: {}, now });
  expect(await run()).toEqual({ letters: 1 });
  expect(await run()).toEqual({ letters: 0 });
  const mails = await house.committed(propertyId, (trx) =>
    trx
      .selectFrom("message")
      .select(["purpose", "recipientMask", "subject", "status"])
      .where("propertyId", "=", propertyId)
      .execute(),
  );
  expect(mails).toEqual([
    { purpose: "notice", recipientMask: "l***@hotel.example", subject: "湖畔酒店：2 条通知", status: "queued" },
  ]);
});

test("what has been kept long enough is forgotten", async () => {
  const propertyId = await house.aProperty();
  await house.committed(propertyId, async (trx) => {
    const me = await aStaff(trx);
    const asMe = Object.assign(trx, { actor: asActor(trx, me, "rep") });
    await startJob(asMe, { name: "scores.compute", payload: { month: Month.parse("2026-02") } }, now);
    const system = Object.assign(trx, { actor: { kind: "system", propertyId } as const });
    const old = Instant.parse("2026-01-01T00:00:00.000Z");
    for (const at of [old, now]) await notify(system, { to: [me], event: "imports.finished", row: 1, details }, at);
  });
  const run = () => runOnce(workshop, forget, { propertyId, payload: {}, now });
  expect([await run(), await run()]).toEqual([{ forgotten: 1 }, { forgotten: 0 }]);
});

describe("the letter", () => {
  const event = (text: string, path: string | null) => ({
    text: { "zh-Hans": text, "zh-Hant": text, en: text },
    path,
    values: { client: "<img onerror=alert(1)>" },
  });
  const facts = { hotel: "Lakeside", name: "Lin", language: "en", url: "https://hotel.example" } as const;

  test("says one thing in its subject, and links to it", () => {
    const letter = noticeLetter({ ...facts, events: [event("About {{client}}", "/clients/7")] });
    expect(letter.subject).toBe("Lakeside: About <img onerror=alert(1)>");
    expect(letter.text).toContain("https://hotel.example/clients/7");
    expect(letter.html).not.toContain("<img");
    expect(letter.html).toContain('href="https://hotel.example/clients/7"');
  });

  test("counts many, leads to the inbox where a thing has no screen, and keeps within a subject's length", () => {
    const many = noticeLetter({ ...facts, events: [event("One", null), event("Two", "/imports/2")] });
    expect(many.subject).toBe("Lakeside: 2 notifications");
    expect(many.text).toContain("One\nhttps://hotel.example/inbox");
    expect([...noticeLetter({ ...facts, events: [event("字".repeat(400), null)] }).subject]).toHaveLength(200);
  });
});
