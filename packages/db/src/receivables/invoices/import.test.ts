import { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import { importText } from "../../imports/factory.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aStay } from "../../stays/factory.ts";
import { invoicesImporter } from "./import.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const file = (...rows: string[]) =>
  ["reference,client,amount,documentDate,dueDate,stays", ...rows.map((row) => `${row}`)].join("\n");

test("an invoice's stays come in by their confirmation numbers; what is wrong with them is named and nothing posted", () =>
  house.rolledBack(async (trx) => {
    const [client, stranger] = [await aClient(trx, { reference: "AC-1" }), await aClient(trx, { reference: "AC-2" })];
    const stay = async (clientId: typeof client, confirmation: string) => {
      const id = await aStay(trx, {
        clientId,
        arrival: CalendarDate.parse("2026-01-10"),
        departure: CalendarDate.parse("2026-01-12"),
      });
      await sql`update stay set confirmation = ${confirmation} where property_id = ${trx.propertyId} and id = ${id}`.execute(
        trx,
      );
      return id;
    };
    const [one, two] = [await stay(client, "A-1"), await stay(client, "A-2")];
    await stay(stranger, "B-1");
    const dates = "2026-01-12,2026-02-11";
    const wrong = file(
      `1,AC-1,800.00,${dates},A-1=500;A-9=1`,
      `2,AC-1,800.00,${dates},B-1`,
      `3,AC-1,800.00,${dates},A-1=500.001`,
      `4,AC-1,800.00,${dates},A-1=500;A-2=300.01`,
      `5,AC-1,800.00,${dates},A-1=1;A-1=2`,
      `6,AC-1,800.00,${dates},A-1;A-2`,
    );
    const refused = await importText(trx, invoicesImporter, { text: wrong });
    expect(refused).toMatchObject({ applied: false });
    expect(refused.refused.map(({ line, code }) => [line, code])).toEqual([
      [2, "receivables.stay-not-found"],
      [3, "receivables.stay-not-found"],
      [4, "receivables.stays-unreadable"],
      [5, "receivables.stays-exceed-amount"],
      [6, "receivables.stay-twice"],
      [7, "receivables.stays-unreadable"],
    ]);
    const right = file(
      `1,AC-1,800.00,${dates},A-1=500.00; A-2=250.5`,
      `2,AC-1,90.00,${dates},A-2`,
      `3,AC-1,7.00,${dates},`,
    );
    expect(await importText(trx, invoicesImporter, { text: right })).toMatchObject({ created: 3, applied: true });
    expect(await importText(trx, invoicesImporter, { text: right })).toMatchObject({ created: 0, unchanged: 3 });
    const { rows } = await sql<{ reference: string; stay: number; amount: number }>`
      select i.source_reference as reference, s.stay_id as stay, s.amount_minor as amount from ledger_item_stay s
      join ledger_item i on i.property_id = ${trx.propertyId} and i.id = s.item_id
      where s.property_id = ${trx.propertyId} order by 1, 2`.execute(trx);
    expect(rows.map(({ reference, stay: id, amount }) => [reference, id, amount])).toEqual([
      ["1", one, 50_000],
      ["1", two, 25_050],
      ["2", two, 9_000],
    ]);
  }));
