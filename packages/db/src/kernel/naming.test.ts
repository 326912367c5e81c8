import { Kysely, sql } from "kysely";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { HouseDialect, houseNames } from "./naming.ts";
import { openTestDatabase } from "./testing.ts";

interface Tables {
  bigThing: { fromDate: string; late30: number; 'odd"Name': number };
}

const house = await openTestDatabase();
const pool = new pg.Pool({ connectionString: house.url, max: 1 });
const kysely = new Kysely<Tables>({ dialect: new HouseDialect({ pool }), plugins: [houseNames] });
afterAll(async () => {
  await kysely.destroy();
  await house.close();
});

test("a query is written in the house's names and sent in the database's", () => {
  const { sql: text } = kysely
    .selectFrom("bigThing as theThing")
    .select(["theThing.fromDate as firstDay", "late30", 'odd"Name'])
    .compile();
  expect(text).toBe(
    'select "the_thing"."from_date" as "first_day", "late30", "odd""_name" from "big_thing" as "the_thing"',
  );
});

test("rows come in the house's names; what stands inside JSON is left alone, and no rows are no rows", async () => {
  const { rows } =
    await sql`select 1 as from_date, 2 as late30, '{"a_b": 1}'::jsonb as as_json, 3 as "isTotal"`.execute(kysely);
  expect(rows).toEqual([{ fromDate: 1, late30: 2, asJson: { a_b: 1 }, isTotal: 3 }]);
  expect((await sql`select 1 as from_date where false`.execute(kysely)).rows).toEqual([]);
});
