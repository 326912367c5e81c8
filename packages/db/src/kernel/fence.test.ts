import { businessDate, type Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../clients/factory.ts";
import { getClient } from "../clients/queries.ts";
import { asRole, openDb } from "./connect.ts";
import { atTheDoor, withActor } from "./fence.ts";
import { openTestDatabase, testKey } from "./testing.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

/** Everything that stands outside the fence, on purpose. */
const outside = ["property", "rate_limit", "session", "staff"];

async function asOwner<Row extends pg.QueryResultRow>(query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: house.url });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}

describe("the fence", () => {
  test("every table but a named few has forced row-level security and property_id first in its key", async () => {
    const tables = await asOwner<{ name: string; forced: boolean; first: string | null }>(`
      select relname as name, relrowsecurity and relforcerowsecurity as forced,
        (select attname from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0] where indrelid = pg_class.oid and indisprimary) as first
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`);
    expect(tables.filter((table) => !table.forced).map((table) => table.name)).toEqual(outside);
    expect(tables.filter((table) => table.forced && table.first !== "property_id")).toEqual([]);
  });

  test("tenant foreign keys begin with property_id on both sides", async () => {
    const loose = await asOwner<{ name: string }>(`
      select conname as name from pg_constraint
      join pg_attribute on attrelid = conrelid and attnum = conkey[1]
      where contype = 'f' and connamespace = 'public'::regnamespace and attname <> 'property_id' and conrelid <> all ('{session,staff}'::regclass[])`);
    expect(loose).toEqual([]);
  });

  test("the application's role owns nothing, is no superuser and cannot pass the fence", async () => {
    const [role] = await asOwner<{ powers: boolean; owned: number }>(`
      select rolsuper or rolbypassrls or rolcreaterole as powers, (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
      from pg_roles where rolname = 'foyer_app'`);
    expect(role).toEqual({ powers: false, owned: 0 });
  });

  test("a property never sees, changes or plants another's rows", async () => {
    const [mine, theirs] = [await house.aProperty(), await house.aProperty()];
    const foreign = await house.committed(theirs, (trx) => aClient(trx, { name: "别家的客户" }));
    await house.committed(mine, async (trx) => {
      const on = businessDate("2026-01-05T02:00:00.000Z" as Instant, "Asia/Shanghai" as never);
      await expect(getClient(trx, foreign, on)).rejects.toMatchObject({ kind: "not-found", code: "clients.not-found" });
      const all = await trx.selectFrom("client").select("id").where("id", "=", foreign).execute();
      expect(all).toEqual([]);
      const changed = await trx.updateTable("client").set({ name: "改" }).where("id", "=", foreign).executeTakeFirst();
      expect(changed.numUpdatedRows).toBe(0n);
    });
    const planting = house.committed(mine, (trx) =>
      trx
        .insertInto("setting")
        .values({
          propertyId: theirs,
          key: "x",
          fromDate: "2026-01-01" as never,
          value: "1",
          setAt: "2026-01-01T00:00:00.000Z" as Instant,
        })
        .execute(),
    );
    await expect(planting).rejects.toThrow(/row-level security/);
  });

  test("with the fence unset nothing is seen at all", async () => {
    const property = await house.aProperty();
    await house.committed(property, (trx) => aClient(trx));
    const client = new pg.Client({ connectionString: asRole(house.url, testKey, "foyer_app") });
    await client.connect();
    expect((await client.query("select 1 from client")).rows).toEqual([]);
    await client.end();
  });

  test("a throw rolls everything back, and a query's transaction cannot write", async () => {
    const property = await house.aProperty();
    const system = { kind: "system", propertyId: property } as const;
    await expect(
      withActor(house.db, system, async (trx) => {
        await aClient(trx, { reference: "ROLLED" });
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    const rows = await house.committed(property, (trx) =>
      trx.selectFrom("client").select("id").where("reference", "=", "ROLLED").execute(),
    );
    expect(rows).toEqual([]);
    await expect(withActor(house.db, { ...system, readOnly: true }, (trx) => aClient(trx))).rejects.toThrow(
      /read-only/,
    );
  });

  test("a taken key is a conflict with a name, not a failure", async () => {
    await house.aProperty({ code: "SAME" });
    const again = atTheDoor(house.db, (door) =>
      door.selectFrom("property").select("code").where("code", "=", "SAME").execute(),
    );
    expect(await again).toHaveLength(1);
    const property = await house.aProperty();
    const twice = house.committed(property, async (trx) => {
      await aClient(trx, { reference: "R-1" });
      await aClient(trx, { reference: "R-1" });
    });
    await expect(twice).rejects.toMatchObject({
      kind: "conflict",
      code: "kernel.taken",
      details: { constraint: "client_reference_taken" },
    });
  });
});

describe("the application's role", () => {
  const asApplication = async (statement: string) => {
    const client = new pg.Client({ connectionString: asRole(house.url, testKey, "foyer_app") });
    await client.connect();
    try {
      return await client.query<Record<string, unknown>>(statement);
    } finally {
      await client.end();
    }
  };

  test("may add to what is never changed, and neither change nor delete nor empty it", async () => {
    const tables = await asOwner<{ name: string; reads: boolean; adds: boolean; spoils: boolean }>(`
      select relname as name, has_table_privilege('foyer_app', pg_class.oid, 'select') as reads,
        has_table_privilege('foyer_app', pg_class.oid, 'insert') as adds,
        has_table_privilege('foyer_app', pg_class.oid, 'update, delete, truncate') as spoils
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`);
    const named = (those: (table: (typeof tables)[number]) => boolean) => tables.filter(those).map(({ name }) => name);
    expect(named(({ adds, spoils }) => adds && !spoils)).toEqual(
      expect.arrayContaining(["aging_snapshot", "aging_snapshot_client", "change", "change_field", "property_key"]),
    );
    expect(named(({ reads, adds, spoils }) => reads && !adds && !spoils)).toEqual([
      "ledger_account",
      "ledger_allocation",
      "ledger_book",
      "ledger_control",
      "ledger_item",
      "ledger_item_open",
      "ledger_item_stay",
      "ledger_period",
      "ledger_recording",
      "ledger_write",
    ]);
    for (const statement of [
      "update change set act = 'x'",
      "delete from change_field",
      "truncate change",
      "update ledger_item set amount_minor = 1",
      "insert into ledger_control values (1, 'CNY', '2026-01-01', 0, 0)",
      "update property_key set wrapped = ''",
      "delete from property",
    ])
      await expect(asApplication(statement), statement).rejects.toThrow(/permission denied/);
  });

  test("sees neither the queue nor the migrations, makes no table, and lifts no fence", async () => {
    for (const statement of [
      "select * from graphile_worker._private_jobs",
      "select * from app.migration",
      "create table public.mine (id int)",
      "alter table client disable row level security",
      "drop policy fence on client",
      "set role postgres",
      "set session_replication_role = replica",
    ])
      await expect(asApplication(statement), statement).rejects.toThrow(/permission denied|must be owner/);
  });

  test("the ledger's own functions write for the property entered, and for no other", async () => {
    const [mine, theirs] = [await house.aProperty(), await house.aProperty()];
    for (const call of [
      `select app.set_ledger_period(${theirs}, '2026-01-01', 'hard')`,
      `select app.post_ledger(${theirs}, '{"items":[],"allocations":[]}')`,
    ])
      await expect(asApplication(`begin; select app.enter(array[${mine}]); ${call}; commit`), call).rejects.toThrow(
        /row-level security|permission denied/,
      );
  });

  test("gives up a statement after its time, and a transaction that is left open", async () => {
    const quick = openDb({ databaseUrl: house.url, key: testKey, connections: 1, statementTimeout: 50 });
    try {
      await expect(atTheDoor(quick, (door) => sql`select pg_sleep(5)`.execute(door))).rejects.toThrow(
        /statement timeout/,
      );
      const usual = openDb({ databaseUrl: house.url, key: testKey, connections: 1 });
      const { rows } = await atTheDoor(usual, (door) =>
        sql<{ statement: string; idle: string }>`
          select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle`.execute(
          door,
        ),
      );
      await usual.close();
      expect(rows).toEqual([{ statement: "5s", idle: "15s" }]);
    } finally {
      await quick.close();
    }
  });
});
