import { type CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import { changesOfRow } from "../../changes/queries.ts";
import { aClient } from "../../clients/factory.ts";
import { getClient } from "../../clients/queries.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { setSetting } from "../../properties/mutations.ts";
import { actingAs, aStaff } from "../../staff/factory.ts";
import { anActivity } from "../factory.ts";
import { verifyClient } from "./mutations.ts";
import { verifiable } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-03-31T02:00:00.000Z");
const day = (text: string) => text as CalendarDate;

test("a file is confirmed only after somebody there was reached, and then counts as fresh", () =>
  house.rolledBack(async (trx) => {
    const owner = await aStaff(trx, { role: "rep" });
    const rep = actingAs(trx, owner, "rep");
    const clientId = await aClient(trx, { ownerId: owner, tier: "A" });
    const refused = () => expect(verifyClient(rep, { clientId }, now)).rejects;
    await refused().toMatchObject({ code: "clients.not-reached", details: { within: 30 } });
    const deed = { clientId, staffId: owner };
    await anActivity(trx, { ...deed, doneOn: day("2026-03-30"), outcome: "no-answer" });
    await anActivity(trx, { ...deed, doneOn: day("2026-03-30"), kind: "mail", outcome: null });
    await anActivity(trx, { ...deed, doneOn: day("2026-03-29"), withdrawnReason: "错了" });
    await anActivity(trx, { ...deed, doneOn: day("2026-02-28") });
    await refused().toMatchObject({ code: "clients.not-reached" });
    expect(await verifiable(rep, { clientIds: [clientId] }, now)).toEqual([
      { clientId, reachedOn: "2026-02-28", within: 30, whyNot: "clients.not-reached" },
    ]);
    await anActivity(trx, { ...deed, doneOn: day("2026-03-01") });
    expect((await getClient(rep, clientId, day("2026-03-31"))).isStale).toBe(true);
    await verifyClient(rep, { clientId }, now);
    expect(await getClient(rep, clientId, day("2026-03-31"))).toMatchObject({
      verifiedOn: "2026-03-31",
      isStale: false,
      staleOn: "2026-06-29",
    });
    await refused().toMatchObject({ code: "clients.verified-today" });
    const [change] = await changesOfRow(rep, { subject: "client", row: clientId });
    expect(change).toMatchObject({ act: "clients.verify", field: "verifiedOn", before: null, after: "2026-03-31" });
  }));

test("not somebody else's file, and within what the property has set", () =>
  house.rolledBack(async (trx) => {
    const [owner, other] = [await aStaff(trx, { role: "rep" }), await aStaff(trx, { role: "rep" })];
    const clientId = await aClient(trx, { ownerId: owner });
    await anActivity(trx, { clientId, staffId: owner, doneOn: day("2026-03-01") });
    await expect(verifyClient(actingAs(trx, other, "rep"), { clientId }, now)).rejects.toMatchObject({
      code: "clients.not-found",
    });
    expect(await verifiable(actingAs(trx, other, "rep"), { clientIds: [clientId] }, now)).toEqual([]);
    await setSetting(trx, { key: "clients.verify-within", fromDate: day("2026-03-01"), value: 7 }, now);
    await expect(verifyClient(actingAs(trx, owner, "rep"), { clientId }, now)).rejects.toMatchObject({
      details: { within: 7 },
    });
  }));
