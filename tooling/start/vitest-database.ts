import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "@foyer/db/kernel/migrate";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { messageOf } from "./cannot-start.ts";
import { urlOf } from "./database.ts";
import { oneAtATime } from "./exclusive.ts";
import type { Postgres } from "./postgres.ts";
import { checkout } from "./settings.ts";
import { startTestCluster } from "./test-cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The superuser's address of the server that the tests' databases are made on; `FOYER_TEST_PG` holds the same. */
    postgresUrl: string;
  }
}

/** What a test's database is cloned from: migrated, and empty. */
const template = "foyer_template";
const testKey = Buffer.alloc(32, 7);

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestCluster();
  process.env["FOYER_TEST_PG"] = postgres.url;
  project.provide("postgresUrl", postgres.url);
  try {
    await oneAtATime(`${template} of ${checkout}`, () => prepare(postgres));
  } catch (error) {
    process.stderr.write(`\nThe tests' template database could not be made: ${messageOf(error)}\n`);
  }
  return () => postgres.stop();
}

/** A template of other migrations is replaced; databases that killed runs left are dropped, unless a run is going on. */
async function prepare(postgres: Postgres): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; made_of: string | null }>(
      "select datname as name, shobj_description(oid, 'pg_database') as made_of from pg_database where datname <> 'postgres' and not datistemplate",
    );
    const leftovers = postgres.isShared() ? [] : rows.filter(({ name }) => name !== template);
    for (const { name } of leftovers) await drop(client, name);
    const migrations = hashOfMigrations();
    if (rows.some(({ name, made_of }) => name === template && made_of === migrations)) return;
    await drop(client, template);
    await client.query(`create database ${template}`);
    await migrate({ url: urlOf(postgres, template), key: testKey });
    await client.query(`comment on database ${template} is '${migrations}'`);
  } finally {
    await client.end();
  }
}

async function drop(client: pg.Client, name: string): Promise<void> {
  await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
}

function hashOfMigrations(): string {
  const hash = createHash("sha256");
  const folder = join(checkout, "packages/db/migrations");
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  for (const file of ["src/kernel/migrate.ts", "package.json"])
    hash.update(readFileSync(join(checkout, "packages/db", file)));
  return hash.update(readFileSync(join(checkout, "pnpm-workspace.yaml"))).digest("hex");
}
