import { readdir, readFile } from "node:fs/promises";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { asRole, openPool, rolePassword } from "./connect.ts";

const folder = new URL("../../migrations/", import.meta.url);

/** Statements of a migration file, so that each is run on its own. Ends of line outside `$$ … $$` and comments split. */
export function statementsOf(file: string): string[] {
  const statements: string[] = [];
  let statement = "";
  let inBody = false;
  for (const line of file.split("\n")) {
    if (!inBody && /^\s*(--.*)?$/.test(line)) continue;
    statement += `${line}\n`;
    if (((line.match(/\$\$/g) ?? []).length & 1) === 1) inBody = !inBody;
    if (!inBody && /;\s*(--.*)?$/.test(line)) {
      statements.push(statement.trim());
      statement = "";
    }
  }
  if (statement.trim()) statements.push(statement.trim());
  return statements;
}

async function applyFile(client: pg.Client, name: string): Promise<void> {
  await client.query("begin");
  try {
    await client.query("set local lock_timeout = '5s'");
    for (const statement of statementsOf(await readFile(new URL(name, folder), "utf8"))) await client.query(statement);
    await client.query("insert into app.migration (name) values ($1)", [name]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** Roles belong to the server, so two houses on one server that migrate at once may touch the same row; the later one tries again. */
async function letRolesIn(client: pg.Client, key: Buffer): Promise<void> {
  for (const role of ["foyer_app", "foyer_worker"] as const)
    for (let attempt = 1; ; attempt++)
      try {
        await client.query(`alter role ${role} login password ${pg.escapeLiteral(rolePassword(key, role))}`);
        break;
      } catch (error) {
        const atOnce = error instanceof Error && error.message.includes("tuple concurrently updated");
        if (!atOnce || attempt === 20) throw error;
      }
}

export interface Migrate {
  /** As the owner of the database. */
  readonly url: string;
  /** The installation's key: the login roles' passwords come from it. */
  readonly key: Buffer;
  readonly log?: (line: string) => void;
}

/** Brings the database to this version: migrations not yet applied in their order, the roles' passwords, the worker's queue. */
export async function migrate({ url, key, log }: Migrate): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(7074937)");
    await client.query("create schema if not exists app");
    await client.query(
      "create table if not exists app.migration (name text primary key, applied_at timestamptz not null default now())",
    );
    const applied = await client.query<{ name: string }>("select name from app.migration");
    const known = new Set(applied.rows.map((row) => row.name));
    for (const name of (await readdir(folder)).filter((file) => file.endsWith(".sql")).sort()) {
      if (known.has(name)) continue;
      await applyFile(client, name);
      log?.(name);
    }
    await letRolesIn(client, key);
    const workerPool = openPool(asRole(url, key, "foyer_worker"), { max: 2 });
    try {
      await runMigrations({ pgPool: workerPool });
    } finally {
      await workerPool.end();
    }
  } finally {
    await client.end();
  }
}
