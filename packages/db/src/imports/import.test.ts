import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import type { Trx } from "../kernel/fence.ts";
import { openTestDatabase } from "../kernel/testing.ts";
import { staysImporter } from "../stays/import.ts";
import { importText } from "./factory.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

/** What an import could leave, as text: equal before and after means that it left nothing. */
async function everything(trx: Trx): Promise<string> {
  const { rows } = await sql<{ all: string }>`
    select concat_ws('|',
      (select string_agg(stay::text, ';' order by id) from stay where property_id = ${trx.propertyId}),
      (select string_agg(stay_day::text, ';' order by stay_id, date) from stay_day where property_id = ${trx.propertyId}),
      (select string_agg(client::text, ';' order by id) from client where property_id = ${trx.propertyId}),
      (select string_agg(change_field::text, ';' order by number, line) from change_field where property_id = ${trx.propertyId})
    ) as all`.execute(trx);
  return rows[0]?.all ?? "";
}

const cell = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      "2026-01-01",
      "2026-01-03",
      "2026-02-29",
      "completed",
      "no-show",
      "1",
      "2",
      "",
      "12.50",
      "-3",
      "1e9",
      "NULL",
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }).map((text) => text.replaceAll(/[,\n]/g, " ")) },
);
const good = fc.record({
  id: fc.nat({ max: 9 }),
  nights: fc.nat({ max: 3 }),
  money: fc.integer({ min: -99, max: 99 }),
});
const row = fc.oneof(
  good.map(({ id, nights, money }) => [`${id}`, "2026-01-01", `${nights}`, "completed", `${money}`]),
  fc.array(cell, { minLength: 4, maxLength: 6 }),
);

test("whatever a file holds: all of it is applied or nothing, its rows add up, and a second time changes nothing", () =>
  house.rolledBack(async (trx) => {
    const header = "confirmation,arrival,nights,status,room_revenue";
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 3 }),
        async (rows, rowsPerBlock) => {
          const text = [header, ...rows.map((cells) => cells.join(","))].join("\n");
          const before = await everything(trx);
          const dry = await importText(trx, staysImporter, { text, rowsPerBlock, dryRun: true });
          expect(await everything(trx)).toBe(before);
          const result = await importText(trx, staysImporter, { text, rowsPerBlock });
          expect({ ...dry, applied: result.applied }).toEqual(result);
          expect(result.created + result.updated + result.unchanged + result.skipped + result.refusedRows).toBe(
            result.read,
          );
          expect(result.applied).toBe(result.refusedValues === 0);
          const after = await everything(trx);
          if (!result.applied) expect(after).toBe(before);
          const again = await importText(trx, staysImporter, { text, rowsPerBlock });
          if (result.applied) expect(again.unchanged).toBe(result.read - result.skipped);
          expect(await everything(trx)).toBe(after);
        },
      ),
      { numRuns: 60, seed: 20260501 },
    );
  }));
