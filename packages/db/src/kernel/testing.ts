import { createHash, randomBytes } from "node:crypto";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import type { CalendarDate, TimeZone } from "@foyer/domain/kernel/time";
import { type Insertable, sql } from "kysely";
import pg from "pg";
import type { Database } from "../tables.ts";
import { type Db, inside, openDb } from "./connect.ts";
import { enter, type Trx, withActor } from "./fence.ts";

/** A key for tests only; nothing that matters is ever sealed with it. */
export const testKey = Buffer.alloc(32, 7);
const template = "foyer_template";

type NewProperty = Insertable<Database["property"]>;

const aNewProperty = (values: Partial<NewProperty> = {}): NewProperty => ({
  code: "TEST",
  name: "湖畔酒店",
  timeZone: "Asia/Shanghai" as TimeZone,
  currency: "CNY",
  startDate: "2020-01-01" as CalendarDate,
  country: "CN",
  locale: "zh-Hans",
  demo: false,
  ...values,
});

async function onServer<T>(act: (server: pg.Client) => Promise<T>): Promise<T> {
  const server = new pg.Client({ connectionString: serverUrl() });
  await server.connect();
  try {
    return await act(server);
  } finally {
    await server.end();
  }
}

function serverUrl(): string {
  const url = process.env["FOYER_TEST_PG"];
  if (!url)
    throw new Error("FOYER_TEST_PG names no PostgreSQL server; run the tests by `npm test` or vitest's root config");
  return url;
}

async function cloneTemplate(name: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await onServer((server) => server.query(`create database ${name} template ${template}`));
      return;
    } catch (error) {
      const inUse = error instanceof pg.DatabaseError && error.code === "55006";
      if (!inUse || attempt === 50) throw error;
    }
  }
}

export interface TestDatabase {
  readonly db: Db;
  /** As the owner of the database, whom no fence holds. */
  readonly url: string;
  /** Runs in a fresh property and takes everything back. */
  rolledBack(act: (trx: Trx) => Promise<void>, property?: Partial<NewProperty>): Promise<void>;
  /** Makes a property that stays until the file is done. */
  aProperty(values?: Partial<NewProperty>): Promise<PropertyId>;
  /** Runs as the system in a property and keeps what it wrote. */
  committed<T>(propertyId: PropertyId, act: (trx: Trx) => Promise<T>): Promise<T>;
  /** Every row of every table, the queue's and all properties', as somebody who has stolen a dump reads it. */
  dump(): Promise<string>;
  /** A hash over every row of a property: what nobody else's act may change. */
  hashOf(propertyId: PropertyId): Promise<string>;
  close(): Promise<void>;
}

async function asOwner<T>(databaseUrl: string, act: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    return await act(owner);
  } finally {
    await owner.end();
  }
}

const dumpRows = (databaseUrl: string): Promise<string> =>
  asOwner(databaseUrl, async (owner) => {
    const tables = await owner.query<{ name: string }>(
      `select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
       where nspname in ('public', 'app', 'graphile_worker') and relkind in ('r', 'p') order by 1`,
    );
    let text = "";
    for (const { name } of tables.rows) {
      const { rows } = await owner.query<{ line: string }>(`select t::text as line from ${name} t`);
      text += `${name}\n${rows.map(({ line }) => line).join("\n")}\n`;
    }
    return text;
  });

const hashRows = (databaseUrl: string, propertyId: PropertyId): Promise<string> =>
  asOwner(databaseUrl, async (owner) => {
    const tables = await owner.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity order by 1",
    );
    const hash = createHash("sha256");
    for (const { name } of tables.rows) {
      const { rows } = await owner.query<{ line: string }>(
        `select t::text as line from ${pg.escapeIdentifier(name)} t where property_id = $1 order by 1`,
        [propertyId],
      );
      hash.update(`${name}\n${rows.map((row) => row.line).join("\n")}\n`);
    }
    return hash.digest("hex");
  });

class TakenBack extends Error {}

/** A real database for one test file, cloned from the migrated template. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString("hex")}`;
  await cloneTemplate(name);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  const db = openDb({ databaseUrl: url.href, key: testKey, connections: 8, statementTimeout: 60_000 });
  const system = (propertyId: PropertyId) => ({ kind: "system", propertyId }) as const;
  return {
    db,
    url: url.href,
    async rolledBack(act, property) {
      try {
        await inside(db)
          .kysely.transaction()
          .execute(async (trx) => {
            const { id } = await trx
              .insertInto("property")
              .values(aNewProperty(property))
              .returning("id")
              .executeTakeFirstOrThrow();
            await act(await enter(trx, system(id), db.key));
            throw new TakenBack();
          });
      } catch (error) {
        if (!(error instanceof TakenBack)) throw error;
      }
    },
    async aProperty(values) {
      const code = values?.code ?? `T${randomBytes(4).toString("hex").toUpperCase()}`;
      const { id } = await inside(db)
        .door.insertInto("property")
        .values(aNewProperty({ ...values, code }))
        .returning("id")
        .executeTakeFirstOrThrow();
      return id;
    },
    committed: (propertyId, act) => withActor(db, system(propertyId), act),
    dump: () => dumpRows(url.href),
    hashOf: (propertyId) => hashRows(url.href, propertyId),
    async close() {
      await db.close();
      await onServer((server) => server.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** What an act came to, with all it wrote taken back: "accepted", or what it threw. */
export async function refusal(trx: Trx, act: () => Promise<unknown>): Promise<unknown> {
  await sql`savepoint refused`.execute(trx);
  const outcome = await act().then(
    () => "accepted",
    (error: unknown) => error,
  );
  await sql`rollback to savepoint refused`.execute(trx);
  return outcome;
}
