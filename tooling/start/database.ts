import pg from "pg";
import { CannotStart, explain, messageOf } from "./cannot-start.ts";
import { oneAtATime } from "./exclusive.ts";
import { isAlive } from "./processes.ts";
import { type Postgres, startPostgres } from "./postgres.ts";
import type { Settings } from "./settings.ts";

export type Database = {
  url: string;
  /** Gives the database up. The embedded server is stopped unless another process uses it too. */
  stop(): Promise<void>;
};

/** Opens the person's own PostgreSQL when `DATABASE_URL` is set, else the one that comes along, with its database made. */
export async function openDatabase({
  dataDir,
  databaseUrl,
}: Pick<Settings, "dataDir" | "databaseUrl">): Promise<Database> {
  if (databaseUrl !== undefined) {
    await refuseOldServer(databaseUrl);
    return { url: databaseUrl, stop: async () => {} };
  }
  const postgres = await startPostgres({ dataDir });
  try {
    await oneAtATime(`making the database of ${dataDir}`, () => createDatabase(postgres.url, "foyer"));
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  const watch = keepRunning(dataDir, postgres);
  return { url: urlOf(postgres, "foyer"), stop: watch.stop };
}

/** The same server, another database. */
export function urlOf({ url }: { url: string }, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

async function refuseOldServer(url: string): Promise<void> {
  const { version, number } = await askVersion(url);
  if (number < 150_000) throw new CannotStart(`DATABASE_URL leads to PostgreSQL ${version}; Foyer needs 15 or newer`);
}

async function askVersion(url: string): Promise<{ version: string; number: number }> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; number: number }>(
      "select current_setting('server_version') as version, current_setting('server_version_num')::int as number",
    );
    return rows[0] ?? { version: "that does not tell its version", number: 0 };
  } catch (error) {
    throw new CannotStart(`DATABASE_URL cannot be reached: ${messageOf(error)}`);
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("select from pg_database where datname = $1", [name]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** Starts the server again, on its port, when somebody kills it: pools then find it where it was. */
function keepRunning(dataDir: string, first: Postgres): { stop(): Promise<void> } {
  let current = first;
  let revival: Promise<void> | undefined;
  let isStopping = false;
  const revive = async (): Promise<void> => {
    await current.stop();
    if (!isStopping) current = await startPostgres({ dataDir, port: first.port });
    process.stderr.write(`foyer: PostgreSQL had ended and was started again (process ${current.pid})\n`);
  };
  const timer = setInterval(() => {
    if (revival || isAlive(current.pid)) return;
    revival = revive()
      .catch(explain)
      .finally(() => {
        revival = undefined;
      });
  }, 500);
  timer.unref();
  return {
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await revival;
      await current.stop();
    },
  };
}
