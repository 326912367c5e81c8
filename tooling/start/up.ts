import { startServer } from "@foyer/api/server";
import { type Db, openDb } from "@foyer/db/kernel/connect";
import { migrate } from "@foyer/db/kernel/migrate";
import { now } from "@foyer/domain/kernel/time";
import { startWorker } from "@foyer/worker/worker";
import { buildAdmin, webRoot } from "./build-admin.ts";
import { CannotStart, explain, messageOf } from "./cannot-start.ts";
import { prepareDataDir } from "./cluster.ts";
import { type Database, openDatabase } from "./database.ts";
import { demoSignInLinks } from "./demo/links.ts";
import { loadDemo } from "./demo/load.ts";
import { claimHouse } from "./house.ts";
import { loadKey } from "./key.ts";
import { freePort, isFree } from "./ports.ts";
import { readSettings } from "./settings.ts";

type Served = { url: string; close(): Promise<unknown> };

/** What runs; a part is noted as soon as it begins to start, so that a stop in the middle of a start finds it. */
const running: { api?: Promise<Served>; worker?: Promise<{ stop(): Promise<unknown> }>; database?: Promise<Database> } =
  {};
const stopping = new AbortController();
let address = "";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const dataDir = prepareDataDir(settings.dataDir);
  const { runs } = await claimHouse(dataDir, () => address);
  if (runs)
    throw new CannotStart(`Foyer runs already on ${dataDir} (${runs}); stop it first or set another FOYER_DATA`);
  if (settings.port && !(await isFree(settings.port)))
    throw new CannotStart(`port ${settings.port} is in use; free it or set another PORT`);

  const { key, file, isNew } = loadKey({ dataDir, key: settings.key });
  if (isNew) say(`New key: ${file} (keep a copy elsewhere; without it protected fields cannot be read)`);

  say(settings.databaseUrl ? "Opening the database of DATABASE_URL" : `Opening the database in ${dataDir}`);
  running.database = openDatabase({ dataDir, databaseUrl: settings.databaseUrl });
  const { url: databaseUrl } = await running.database;
  await migrate({ url: databaseUrl, key, log: (line) => say(`Migrated ${line}`) });

  stopping.signal.throwIfAborted();
  const common = { databaseUrl, key, dataDir };
  say("Building the screens");
  await Promise.all([
    buildAdmin(stopping.signal),
    settings.demo && withDb(common, (db) => loadDemo({ db, now: now(), log: say })),
  ]);

  stopping.signal.throwIfAborted();
  // A public address means a proxy on this machine, for the api listens on loopback only.
  const proxy = settings.publicUrl?.startsWith("https:") ? { trustProxy: "127.0.0.1" } : {};
  running.api = serve(settings.port, async (port) => {
    const url = settings.publicUrl ?? `http://localhost:${port}`;
    return { url, ...(await startServer({ ...common, ...proxy, port, url, webRoot })) };
  });
  address = (await running.api).url;
  running.worker = startWorker({ ...common, url: address, smtpUrl: settings.smtpUrl });
  await running.worker;

  if (settings.demo) await withDb(common, sayLinks);
  say(`\nFoyer is ready: ${address}`);
  say(`Data: ${dataDir}    Key: ${file ?? "FOYER_KEY"}    Stop: Ctrl-C\n`);
}

async function withDb<T>(of: { databaseUrl: string; key: Buffer }, act: (db: Db) => Promise<T>): Promise<T> {
  const db = openDb({ ...of, connections: 4, statementTimeout: 60_000 });
  try {
    return await act(db);
  } finally {
    await db.close();
  }
}

/** The way in for whoever tries the demo: one person per role. */
async function sayLinks(db: Db): Promise<void> {
  const links = await demoSignInLinks({ db, now: now(), url: address });
  if (links.length > 0) say("\nSign in to the demo hotel (each link works once):");
  for (const { role, name, link } of links) say(`  ${role.padEnd(9)}${link}  ${name}`);
}

/** On the given port, or on the first free one from 3000 upwards, though another program may be quicker to take it. */
async function serve(fixed: number | undefined, on: (port: number) => Promise<Served>): Promise<Served> {
  for (let first = fixed ?? 3000; ; first += 1) {
    first = fixed ?? (await freePort(first));
    try {
      return await on(first);
    } catch (error) {
      const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!isTaken) throw error;
      if (fixed) throw new CannotStart(`port ${fixed} is in use; free it or set another PORT`);
    }
  }
}

let ending: Promise<void> | undefined;

/** The api first, which answers what it has begun; then the worker; the database last. */
function end(code: number): void {
  stopping.abort();
  ending ??= (async () => {
    await inTime("The api", async () => (await running.api)?.close());
    await inTime("The worker", async () => (await running.worker)?.stop());
    await inTime("The database", async () => (await running.database)?.stop());
    process.exit(code);
  })();
}

async function inTime(part: string, stop: () => Promise<unknown>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(() => {
    process.stderr.write(`${part} has not stopped within 15 seconds\n`);
    resolve();
  }, 15_000);
  const done = stop().catch((error: unknown) =>
    process.stderr.write(`${part} did not stop well: ${messageOf(error)}\n`),
  );
  await Promise.race([done, late]);
  clearTimeout(timer);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(0));
process.on("disconnect", () => end(0));
process.on("uncaughtException", (error) => {
  console.error(error);
  end(1);
});
// Whoever read the output may be gone; stopping must not fail on that.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

start().catch((error: unknown) => {
  if (!stopping.signal.aborted) explain(error);
  end(1);
});
