import { Mapping } from "@foyer/domain/imports/mapping/schema";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";
import { changesOfRow } from "../changes/queries.ts";
import { aClient } from "../clients/factory.ts";
import { importText } from "../imports/factory.ts";
import type { Trx } from "../kernel/fence.ts";
import { openTestDatabase } from "../kernel/testing.ts";
import { staysImporter } from "./import.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const header = "client,confirmation,arrival,departure,status,rooms,channel,room_revenue";
const file = (...rows: string[]) => [header, ...rows].join("\n");
const nothing = {
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  refusedRows: 0,
  refusedValues: 0,
  differences: 0,
  refused: [],
  ignored: [],
};

const stays = (trx: Trx) =>
  trx.selectFrom("stay").selectAll().where("propertyId", "=", trx.propertyId).orderBy("externalId").execute();
const days = (trx: Trx) =>
  trx
    .selectFrom("stayDay")
    .selectAll()
    .where("propertyId", "=", trx.propertyId)
    .orderBy("stayId")
    .orderBy("date")
    .execute();
const counts = async (trx: Trx) => {
  const of = async (table: "stay" | "stayDay" | "client" | "change" | "changeField") =>
    (
      await trx
        .selectFrom(table)
        .select((row) => row.fn.countAll<number>().as("n"))
        .where("propertyId", "=", trx.propertyId)
        .executeTakeFirst()
    )?.n;
  return {
    stays: await of("stay"),
    days: await of("stayDay"),
    clients: await of("client"),
    changes: await of("change"),
    fields: await of("changeField"),
  };
};

describe("a file of stays", () => {
  const two = file(
    "C1,10,2026-01-30,2026-02-02,completed,2,Direct,100.00",
    ",11,2026-02-01,2026-02-01,completed,1,OTA,-6.38",
  );

  test("leaves stays, their days and one change", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx, { reference: "C1" });
      expect(await importText(trx, staysImporter, { text: two })).toEqual({
        ...nothing,
        read: 2,
        created: 2,
        applied: true,
      });
      const [first, second] = await stays(trx);
      expect(first).toMatchObject({
        clientId: client,
        confirmation: "10",
        externalId: "10",
        rooms: 2,
        channel: "Direct",
        status: "completed",
      });
      expect((await days(trx)).map(({ date, rooms, nights, roomMinor }) => [date, rooms, nights, roomMinor])).toEqual([
        ["2026-01-30", 2, 1, 3334],
        ["2026-01-31", 2, 1, 3333],
        ["2026-02-01", 2, 1, 3333],
        ["2026-02-01", 1, 0, -638],
      ]);
      const account = await trx
        .selectFrom("client")
        .select(["id", "house"])
        .where("propertyId", "=", trx.propertyId)
        .where("house", "=", true)
        .executeTakeFirstOrThrow();
      expect(second?.clientId).toBe(account.id);
      expect(await changesOfRow(trx, { subject: "stay", row: first?.id ?? 0 })).toMatchObject([
        { act: "stays.import", field: "", before: null, after: null },
      ]);
    }));

  test("changes nothing when it comes again", () =>
    house.rolledBack(async (trx) => {
      await aClient(trx, { reference: "C1" });
      await importText(trx, staysImporter, { text: two });
      const before = await counts(trx);
      expect(await importText(trx, staysImporter, { text: two })).toEqual({
        ...nothing,
        read: 2,
        unchanged: 2,
        applied: true,
      });
      expect(await counts(trx)).toEqual(before);
    }));

  test("updates what it says otherwise, and leaves alone what it does not say", () =>
    house.rolledBack(async (trx) => {
      await aClient(trx, { reference: "C1" });
      await importText(trx, staysImporter, { text: two });
      const again = file(
        "C1,10,2026-01-30,2026-02-01,completed,2,,90.01",
        ",11,2026-02-01,2026-02-01,cancelled,1,OTA,-6.38",
      );
      expect(await importText(trx, staysImporter, { text: again })).toMatchObject({
        updated: 2,
        created: 0,
        unchanged: 0,
      });
      const [first, second] = await stays(trx);
      expect(first).toMatchObject({ departure: "2026-02-01", channel: "Direct" });
      expect(second).toMatchObject({ status: "cancelled" });
      expect((await days(trx)).map(({ date, roomMinor }) => [date, roomMinor])).toEqual([
        ["2026-01-30", 4501],
        ["2026-01-31", 4500],
        ["2026-02-01", -638],
      ]);
      const history = await changesOfRow(trx, { subject: "stay", row: first?.id ?? 0 });
      expect(history.map(({ field, before, after }) => [field, before, after])).toEqual([
        ["departure", "2026-02-02", "2026-02-01"],
        ["roomRevenue", 10000, 9001],
        ["", null, null],
      ]);
    }));

  test("a dry run counts the same and leaves nothing", () =>
    house.rolledBack(async (trx) => {
      await aClient(trx, { reference: "C1" });
      const before = await counts(trx);
      const dry = await importText(trx, staysImporter, { text: two, dryRun: true });
      expect(await counts(trx)).toEqual(before);
      expect(dry).toEqual({ ...(await importText(trx, staysImporter, { text: two })), applied: false });
    }));

  test("a stay of another property's client is refused like one of nobody's", async () => {
    const other = await house.aProperty({ code: "OTHER" });
    await house.committed(other, (trx) => aClient(trx, { reference: "THEIRS" }));
    await house.rolledBack(async (trx) => {
      const result = await importText(trx, staysImporter, {
        text: file("THEIRS,1,2026-01-01,2026-01-02,completed,1,,1"),
      });
      expect(result).toMatchObject({
        applied: false,
        refused: [{ line: 2, column: "client", value: "THEIRS", code: "clients.not-found" }],
      });
      expect(await stays(trx)).toEqual([]);
    });
  });

  test("all or nothing: what is wrong is listed with line, column, value and why", () =>
    house.rolledBack(async (trx) => {
      await aClient(trx, { reference: "C1" });
      const before = await counts(trx);
      const bad = file(
        "C1,1,2026-01-01,2026-01-02,completed,1,,10.00",
        "C1,2,2026-02-29,2026-03-01,completed,1,,10.00",
        "C1,3,2026-01-02,2026-01-01,completed,1,,10.00",
        "C1,4,2026-01-01,2026-01-02,completed,1,,10.001",
        "C1,5,2026-01-01,2026-01-02,asleep,x,,10.00",
        "C1,6,2026-01-01,2026-01-02,completed,1",
        "C9,7,2026-01-01,2026-01-02,completed,1,,10.00",
        "C1,1,2026-01-01,2026-01-03,completed,1,,10.00",
        "C1,,2026-01-01,2026-01-03,completed,1,,10.00",
      );
      const result = await importText(trx, staysImporter, { text: bad, rowsPerBlock: 2 });
      expect(result.refused).toEqual([
        { line: 3, column: "arrival", value: "2026-02-29", code: "kernel.no-such-day" },
        { line: 4, column: "departure", value: "2026-01-01", code: "stays.departure-before-arrival" },
        { line: 5, column: "room_revenue", value: "10.001", code: "kernel.too-many-decimals" },
        { line: 6, column: "rooms", value: "x", code: "kernel.not-a-number" },
        { line: 6, column: "status", value: "asleep", code: "kernel.unknown-option" },
        { line: 7, column: null, value: "6/8", code: "imports.ragged-row" },
        { line: 8, column: "client", value: "C9", code: "clients.not-found" },
        { line: 9, column: null, value: "import 1", code: "imports.twice-in-file" },
        { line: 10, column: "confirmation", value: "", code: "stays.without-number" },
      ]);
      expect(result).toMatchObject({ read: 9, created: 1, refusedRows: 8, refusedValues: 9, applied: false });
      expect(result.created + result.updated + result.unchanged + result.skipped + result.refusedRows).toBe(
        result.read,
      );
      expect(await counts(trx)).toEqual(before);
    }));

  test("is stopped between two blocks, and nothing of it stays", () =>
    house.rolledBack(async (trx) => {
      await expect(
        importText(trx, staysImporter, { text: two, rowsPerBlock: 1, onBlock: async (read) => read < 1 }),
      ).rejects.toMatchObject({ code: "imports.stopped" });
    }));
});

describe("a file made for something else", () => {
  const mapping = Mapping.parse({
    where: { hotel: "Town" },
    nulls: ["NULL"],
    fields: {
      source: { constant: "bookings" },
      externalId: { key: ["hotel", "year", "month", "day", "nights", "company", "agent"], ordinal: true },
      client: {
        firstOf: [
          { column: "company", prefix: "company-" },
          { column: "agent", prefix: "agent-" },
        ],
      },
      bookedOn: { date: { join: ["year", "month", "day"], with: "-" }, minusDays: "lead" },
      arrival: { join: ["year", "month", "day"], with: "-" },
      nights: "nights",
      status: { column: "state", values: { Out: "completed", Off: "cancelled" } },
      roomRevenue: { product: ["rate", "nights"] },
    },
    createClients: [
      {
        prefix: "company-",
        name: "Company {{key}}",
        kind: "organisation",
        class: "business",
        tier: "C",
        since: "2014-01-01",
      },
      { prefix: "agent-", name: "Agent {{key}}", kind: "organisation", class: "travel-agency", tier: "C" },
    ],
  });
  const text = [
    "hotel,year,month,day,nights,lead,company,agent,state,rate",
    "Town,2015,July,1,2,342,NULL,NULL,Out,75.55",
    "Town,2015,July,1,2,342,NULL,NULL,Out,75.55",
    "Coast,2015,July,1,2,342,NULL,NULL,Out,75.55",
    "Town,2015,August,31,0,0,223,9,Off,0",
    "Town,2016,February,29,1,1,NULL,223,Out,-6.38",
  ].join("\n");

  test("is read by its mapping: equal rows are separate bookings, keys with prefixes separate clients", () =>
    house.rolledBack(async (trx) => {
      const result = await importText(trx, staysImporter, { text, mapping });
      expect(result).toMatchObject({ read: 5, created: 4, skipped: 1, refused: [], ignored: [] });
      const rows = await trx
        .selectFrom("stay")
        .innerJoin("client", (join) =>
          join.onRef("client.propertyId", "=", "stay.propertyId").onRef("client.id", "=", "stay.clientId"),
        )
        .select(["client.reference", "client.name", "stay.arrival", "stay.departure", "stay.bookedOn", "stay.status"])
        .where("stay.propertyId", "=", trx.propertyId)
        .where("client.propertyId", "=", trx.propertyId)
        .orderBy("stay.arrival")
        .execute();
      expect(rows.map((row) => Object.values(row).join(" "))).toEqual([
        "HOUSE 散客 House account 2015-07-01 2015-07-03 2014-07-24 completed",
        "HOUSE 散客 House account 2015-07-01 2015-07-03 2014-07-24 completed",
        "company-223 Company 223 2015-08-31 2015-08-31 2015-08-31 cancelled",
        "agent-223 Agent 223 2016-02-29 2016-03-01 2016-02-28 completed",
      ]);
      expect((await days(trx)).reduce((sum, day) => sum + day.roomMinor, 0)).toBe(4 * 7555 - 638);
      expect(await importText(trx, staysImporter, { text, mapping })).toMatchObject({
        created: 0,
        unchanged: 4,
        skipped: 1,
      });
    }));

  test("clients made by it have class and tier from the day the mapping says, else the property's start", () =>
    house.rolledBack(
      async (trx) => {
        await importText(trx, staysImporter, { text, mapping });
        const classes = await trx
          .selectFrom("clientClass")
          .select(["fromDate", "class"])
          .where("propertyId", "=", trx.propertyId)
          .orderBy("fromDate")
          .execute();
        expect(classes).toEqual([
          { fromDate: "2013-05-01", class: "travel-agency" },
          { fromDate: "2014-01-01", class: "business" },
        ]);
      },
      { startDate: "2013-05-01" as CalendarDate },
    ));

  test("a mapping that names what is not there is refused before anything is read", () =>
    house.rolledBack(async (trx) => {
      const wrong = { ...mapping, fields: { ...mapping.fields, colour: "hue", arrival: "date of arrival" } };
      expect(await importText(trx, staysImporter, { text, mapping: wrong })).toMatchObject({
        read: 0,
        applied: false,
        refused: [
          { line: 1, column: "colour", code: "imports.unknown-field" },
          { line: 1, column: "date of arrival", code: "imports.no-such-column" },
          { line: 1, column: "hue", code: "imports.no-such-column" },
        ],
      });
    }));

  test("a rule for clients that cannot be read is refused with its place", () =>
    house.rolledBack(async (trx) => {
      const wrong = { ...mapping, createClients: [{ prefix: "company-", kind: "ship", class: "business", tier: "C" }] };
      await expect(importText(trx, staysImporter, { text, mapping: wrong })).rejects.toMatchObject({
        code: "imports.unreadable-mapping",
        details: { at: "createClients.0.kind" },
      });
    }));
});

test("an import of the past keeps the moment it was done", () =>
  house.rolledBack(async (trx) => {
    const now = "2026-05-01T08:00:00.000Z" as Instant;
    await importText(trx, staysImporter, { text: file(",1,2016-01-01,2016-01-02,completed,1,,1"), now });
    expect(await stays(trx)).toMatchObject([{ createdAt: now }]);
  }));
