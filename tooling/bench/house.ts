import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Db, openDb } from "@foyer/db/kernel/connect";
import { type Trx, withActor } from "@foyer/db/kernel/fence";
import { migrate } from "@foyer/db/kernel/migrate";
import { addProperty } from "@foyer/db/properties/mutations";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import { Instant } from "@foyer/domain/kernel/time";
import { NewProperty } from "@foyer/domain/properties/schema";
import { urlOf } from "@foyer/start/database";
import { startPostgres } from "@foyer/start/postgres";
import pg from "pg";

/** Of the benches only; what is measured is thrown away. */
export const key = Buffer.alloc(32, 9);
export const begun = Instant.parse("2026-01-01T00:00:00.000Z");

const shown = [
  "server_version",
  "fsync",
  "synchronous_commit",
  "full_page_writes",
  "wal_level",
  "max_wal_size",
  "checkpoint_timeout",
  "shared_buffers",
  "work_mem",
  "maintenance_work_mem",
  "random_page_cost",
  "jit",
];

/** A PostgreSQL of its own with the settings that `npm start` gives it, every commit forced to disk, gone afterwards. */
export interface Bench {
  readonly settings: Readonly<Record<string, string>>;
  /** A folder that PostgreSQL and everybody may use, gone afterwards too. */
  readonly folder: string;
  /** A migrated database with one property, `BENCH`. */
  database(name: string): Promise<BenchDatabase>;
}

export interface BenchDatabase {
  /** As the owner, whom no fence holds. */
  readonly url: string;
  readonly propertyId: PropertyId;
  readonly db: Db;
  inProperty<T>(act: (trx: Trx) => Promise<T>): Promise<T>;
  /** As the owner. */
  asOwner<T>(act: (client: pg.Client) => Promise<T>): Promise<T>;
  drop(): Promise<void>;
}

async function onServer<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

async function settingsOf(url: string): Promise<Record<string, string>> {
  const { rows } = await onServer(url, (client) =>
    client.query<{ name: string; value: string }>(
      "select name, current_setting(name) as value from unnest($1::text[]) as name",
      [shown],
    ),
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

const property = NewProperty.parse({
  code: "BENCH",
  name: "Bench",
  timeZone: "Europe/Lisbon",
  currency: "EUR",
  startDate: "2013-01-01",
});

async function openDatabase(serverUrl: string, name: string): Promise<BenchDatabase> {
  const url = urlOf({ url: serverUrl }, name);
  const db = openDb({ databaseUrl: url, key, connections: 4, statementTimeout: 600_000 });
  const propertyId = await addProperty(db, property, begun);
  return {
    url,
    db,
    propertyId,
    inProperty: (act) => withActor(db, { kind: "system", propertyId }, act),
    asOwner: (act) => onServer(url, act),
    drop: async () => {
      await db.close();
      await onServer(serverUrl, (client) =>
        client.query(`drop database ${client.escapeIdentifier(name)} with (force)`),
      );
    },
  };
}

/** Opens a bench for as long as `act` runs. */
export async function withBench<T>(act: (bench: Bench) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "foyer-bench-"));
  chmodSync(folder, 0o777);
  const postgres = await startPostgres({ dataDir: folder });
  const clean = async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void clean().then(() => process.exit(1)));
  try {
    const template = "bench_template";
    await onServer(postgres.url, (client) => client.query(`create database ${template}`));
    await migrate({ url: urlOf(postgres, template), key, log: () => {} });
    return await act({
      settings: await settingsOf(postgres.url),
      folder,
      database: async (name) => {
        await onServer(postgres.url, (client) => client.query(`create database ${name} template ${template}`));
        return openDatabase(postgres.url, name);
      },
    });
  } finally {
    await clean();
  }
}
