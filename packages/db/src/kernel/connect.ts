import { hkdfSync } from "node:crypto";
import { Kysely } from "kysely";
import pg from "pg";
import type { Database } from "../tables.ts";
import { HouseDialect, houseNames } from "./naming.ts";
import { domainTypes } from "./parsers.ts";

/** The application's door to the database. Nothing can be asked of it but through `withActor` and `atTheDoor`. */
export interface Db {
  readonly key: Buffer;
  close(): Promise<void>;
}

/** Tables that belong to no property: what the door needs before it knows one. */
export type DoorTables = Pick<Database, "property" | "staff" | "session" | "rateLimit">;

interface Inside {
  readonly pool: pg.Pool;
  readonly kysely: Kysely<Database>;
  readonly door: Kysely<DoorTables>;
}

const insides = new WeakMap<Db, Inside>();

/** For the fence alone. */
export function inside(db: Db): Inside {
  const found = insides.get(db);
  if (!found) throw new Error("this database was not opened by openDb");
  return found;
}

type DatabaseRole = "foyer_app" | "foyer_worker";

/** Passwords of the login roles come from the installation's key, so that nothing else has to be kept or typed. */
export const rolePassword = (key: Buffer, role: DatabaseRole): string =>
  Buffer.from(hkdfSync("sha256", key, "", `database role ${role}`, 24)).toString("hex");

/** The same database, as a role that owns nothing of the application's. */
export function asRole(databaseUrl: string, key: Buffer, role: DatabaseRole): string {
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = rolePassword(key, role);
  return url.href;
}

export function openPool(connectionString: string, config: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString, ...config });
  const survive = () => {};
  pool.on("error", survive);
  pool.on("connect", (client) => client.on("error", survive));
  return pool;
}

export interface OpenDb {
  readonly databaseUrl: string;
  readonly key: Buffer;
  readonly connections?: number;
  /** Milliseconds after which a statement is given up: 5 s for the api, 30 s for reports, 60 s for the worker. */
  readonly statementTimeout?: number;
}

export function openDb({ databaseUrl, key, connections = 10, statementTimeout = 5_000 }: OpenDb): Db {
  const pool = openPool(asRole(databaseUrl, key, "foyer_app"), {
    max: connections,
    // who finds every connection taken is told so at last, and does not wait for ever
    connectionTimeoutMillis: Math.max(10_000, statementTimeout),
    types: domainTypes,
    options: `-c timezone=UTC -c statement_timeout=${statementTimeout} -c idle_in_transaction_session_timeout=15000`,
  });
  const config = { dialect: new HouseDialect({ pool }), plugins: [houseNames] };
  const kysely = new Kysely<Database>(config);
  const db: Db = { key, close: () => pool.end() };
  insides.set(db, { pool, kysely, door: new Kysely<DoorTables>(config) });
  return db;
}
