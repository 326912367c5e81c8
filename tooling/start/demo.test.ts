import { withActor, type Trx } from "@foyer/db/kernel/fence";
import { hashOf } from "@foyer/db/kernel/secret";
import { openTestDatabase, type TestDatabase } from "@foyer/db/kernel/testing";
import { allProperties } from "@foyer/db/properties/queries";
import { aging, controlBalance } from "@foyer/db/receivables/aging/queries";
import { ledgerFaults } from "@foyer/db/receivables/posting/queries";
import { signInByLink } from "@foyer/db/staff/mutations";
import { openSession } from "@foyer/db/staff/sessions/mutations";
import { roles } from "@foyer/domain/kernel/permissions";
import { businessDate, CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { AgingQuestion } from "@foyer/domain/receivables/aging/schema";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { demoSignInLinks } from "./demo/links.ts";
import { loadDemo } from "./demo/load.ts";

const now = Instant.parse("2026-05-20T08:00:00.000Z");
const tiny = { now, share: 0.06, months: 9 };
const quietly = () => {};

const houses: TestDatabase[] = [];
afterAll(() => Promise.all(houses.map((house) => house.close())));

async function aHouse(): Promise<TestDatabase> {
  const house = await openTestDatabase();
  houses.push(house);
  return house;
}

const atEach = async <T>({ db }: TestDatabase, ask: (trx: Trx) => Promise<T>): Promise<Record<string, T>> => {
  const answers: Record<string, T> = {};
  for (const { id: propertyId, code } of await allProperties(db))
    answers[code] = await withActor(db, { kind: "system", propertyId, readOnly: true }, ask);
  return answers;
};

const tables = [
  "team",
  "staffRole",
  "calendarDay",
  "setting",
  "change",
  "changeField",
  "client",
  "clientOwner",
  "clientTier",
  "clientClass",
  "contact",
  "stay",
  "stayDay",
  "activity",
  "message",
  "addressConsent",
  "questionnaire",
  "question",
  "survey",
  "surveyAnswer",
  "surveyRating",
  "surveyComment",
  "target",
  "targetMonth",
  "ledgerAccount",
  "ledgerItem",
  "ledgerAllocation",
  "ledgerItemOpen",
  "ledgerControl",
  "scoreMonth",
  "scoreIndicator",
  "scoreRep",
  "scoreEvidence",
  "pointEntry",
] as const;

async function counts(trx: Trx): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of tables) {
    const { count } = await trx
      .selectFrom(table)
      .select((each) => each.fn.countAll<number>().as("count"))
      .where("propertyId", "=", trx.propertyId)
      .executeTakeFirstOrThrow();
    found[table] = count;
  }
  return found;
}

/** What two loads must agree on, in words that do not depend on the database's own numbers. */
async function story(trx: Trx) {
  const here = trx.propertyId;
  const clients = await trx
    .selectFrom("client")
    .select(["reference", "name", "createdAt", "verifiedOn"])
    .where("propertyId", "=", here)
    .orderBy("reference")
    .execute();
  const stays = await trx
    .selectFrom("stay")
    .select(["confirmation", "arrival", "departure", "rooms", "status", "channel"])
    .where("propertyId", "=", here)
    .orderBy("confirmation")
    .execute();
  const days = await trx
    .selectFrom("stayDay")
    .select(["date", "rooms", "roomMinor", "foodMinor"])
    .where("propertyId", "=", here)
    .orderBy("stayId")
    .orderBy("date")
    .execute();
  const masks = await trx
    .selectFrom("contact")
    .select(["name", "mailMask", "mobileMask"])
    .where("propertyId", "=", here)
    .orderBy("id")
    .execute();
  const activities = await trx
    .selectFrom("activity")
    .select(["reference", "kind", "outcome", "doneAt", "note"])
    .where("propertyId", "=", here)
    .orderBy("reference")
    .execute();
  const answers = await trx
    .selectFrom("surveyAnswer")
    .select(["answeredAt", "recommend"])
    .where("propertyId", "=", here)
    .orderBy("answeredAt")
    .orderBy("id")
    .execute();
  const items = await trx
    .selectFrom("ledgerItem")
    .select(["sourceReference", "kind", "amountMinor", "dueDate", "recordedAt"])
    .where("propertyId", "=", here)
    .orderBy("sequence")
    .execute();
  const reps = await trx
    .selectFrom("scoreRep")
    .innerJoin("staff", "staff.id", "scoreRep.staffId")
    .select(["email", "month", "points", "total", "rankByTotal"])
    .where("propertyId", "=", here)
    .orderBy("month")
    .orderBy("email")
    .execute();
  return { clients, stays, days, masks, activities, answers, items, reps };
}

const house = await aHouse();
await loadDemo({ ...tiny, db: house.db, log: quietly });

describe("the demo hotels", () => {
  test("have something of everything", async () => {
    // Hong Kong's holidays are not known: its days count by weekday
    for (const [code, found] of Object.entries(await atEach(house, counts)))
      for (const table of tables)
        if (code === "LAKE" || table !== "calendarDay")
          expect([code, table, found[table]]).not.toEqual([code, table, 0]);
  });

  test("are the same from the same seed on the same day, and loaded once", async () => {
    const other = await aHouse();
    await loadDemo({ ...tiny, db: other.db, log: quietly });
    expect(await atEach(other, story)).toEqual(await atEach(house, story));
    const before = await atEach(other, counts);
    await loadDemo({ ...tiny, db: other.db, log: quietly });
    expect(await atEach(other, counts)).toEqual(before);
  });

  test("are made good by the next start wherever a load was broken off", async () => {
    const other = await aHouse();
    const breaking = (at: RegExp) => (line: string) => {
      if (at.test(line)) throw new Error("broken off");
    };
    for (const place of [/clients/, /surveys/, /ledger/])
      await expect(loadDemo({ ...tiny, db: other.db, log: breaking(place) })).rejects.toThrow("broken off");
    await loadDemo({ ...tiny, db: other.db, log: quietly });
    expect(await atEach(other, story)).toEqual(await atEach(house, story));
  });

  test("leave a stranger's hotel of the same code alone", async () => {
    const other = await aHouse();
    const ours = await other.aProperty({ code: "LAKE", demo: false });
    await loadDemo({ ...tiny, db: other.db, log: quietly });
    expect(await other.committed(ours, counts)).toMatchObject({ client: 0, staffRole: 0 });
  });

  test("have a ledger that adds up, with debts of every age", async () => {
    const found = await atEach(house, async (trx) => {
      const today = businessDate(now, trx.property.timeZone);
      const { currency } = trx.property;
      const { total } = await aging(trx, AgingQuestion.parse({ asOf: today, sort: "name" }), today);
      return { faults: await ledgerFaults(trx), total, control: await controlBalance(trx, { asOf: today, currency }) };
    });
    for (const { faults, total, control } of Object.values(found)) {
      expect(faults).toEqual([]);
      expect(total.balance).toBe(control);
      expect(total.notDue).toBeGreaterThan(0);
    }
  });

  test("have sent their mails: nothing waits, and no job was put in the queue", async () => {
    const waiting = await atEach(house, (trx) =>
      trx
        .selectFrom("message")
        .select(["status"])
        .where("propertyId", "=", trx.propertyId)
        .where("status", "<>", "sent")
        .execute(),
    );
    expect(waiting).toEqual({ HARB: [], LAKE: [] });
    const owner = new pg.Client({ connectionString: house.url });
    await owner.connect();
    const { rows } = await owner.query("select count(*)::int as count from graphile_worker._private_jobs");
    await owner.end();
    expect(rows).toEqual([{ count: 0 }]);
  });

  test("let one person of each role in, once", async () => {
    const links = await demoSignInLinks({ db: house.db, now, url: "http://localhost:3000" });
    expect(links.map((each) => each.role)).toEqual(roles);
    const secret = links[0]?.link.split("#")[1] ?? "";
    const token = await signInByLink(house.db, secret, now);
    // to work at once: they have accepted the confidentiality duty
    expect(await openSession(house.db, { tokenHash: hashOf(token), now })).toMatchObject({ role: roles[0] });
    await expect(signInByLink(house.db, secret, now)).rejects.toThrow();
  });

  test("offer no way in where there is no demo", async () => {
    const other = await aHouse();
    await other.aProperty({ code: "LAKE", demo: false });
    expect(await demoSignInLinks({ db: other.db, now, url: "http://localhost:3000" })).toEqual([]);
  });

  test("say nothing of days to come", async () => {
    const today = CalendarDate.parse("2026-05-20");
    const late = await atEach(house, async (trx) => {
      const here = trx.propertyId;
      const activities = await trx
        .selectFrom("activity")
        .select("id")
        .where("propertyId", "=", here)
        .where("doneAt", ">", now)
        .execute();
      const items = await trx
        .selectFrom("ledgerItem")
        .select("id")
        .where("propertyId", "=", here)
        .where("postingDate", ">", today)
        .execute();
      const answers = await trx
        .selectFrom("surveyAnswer")
        .select("id")
        .where("propertyId", "=", here)
        .where("answeredAt", ">", now)
        .execute();
      const stays = await trx
        .selectFrom("stay")
        .select("id")
        .where("propertyId", "=", here)
        .where("arrival", ">", today)
        .where("status", "in", ["completed", "in-house"])
        .execute();
      return [...activities, ...items, ...answers, ...stays].length;
    });
    expect(late).toEqual({ HARB: 0, LAKE: 0 });
  });
});
