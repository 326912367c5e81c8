import { isOffline, runCommand } from "@foyer/cli/main";
import { explain } from "./cannot-start.ts";
import { prepareDataDir } from "./cluster.ts";
import { type Database, openDatabase } from "./database.ts";
import { addressOfHouse } from "./house.ts";
import { loadKey } from "./key.ts";
import { readSettings } from "./settings.ts";

let database: Promise<Database> | undefined;

// npm runs scripts in the checkout; the person's relative paths count from where they called it.
const here = {
  cwd: process.env["INIT_CWD"] ?? process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
};

async function run(): Promise<number> {
  const argv = process.argv.slice(2);
  if (isOffline(argv))
    return runCommand(argv, {
      databaseUrl: "postgres://127.0.0.1/none",
      key: Buffer.alloc(32),
      dataDir: here.cwd,
      ...here,
    });
  const settings = readSettings(process.env);
  const dataDir = prepareDataDir(settings.dataDir);
  const { key, file, isNew } = loadKey({ dataDir, key: settings.key });
  if (isNew)
    process.stderr.write(`New key: ${file} (keep a copy elsewhere; without it protected fields cannot be read)\n`);
  database = openDatabase({ dataDir, databaseUrl: settings.databaseUrl });
  const { url: databaseUrl } = await database;
  // Sign-in links lead to the house that runs here, whatever port it has found.
  process.env["FOYER_URL"] =
    settings.publicUrl ?? (await addressOfHouse(dataDir)) ?? `http://localhost:${settings.port ?? 3000}`;
  return runCommand(argv, { databaseUrl, key, dataDir, ...here });
}

let ending: Promise<void> | undefined;

function end(code: number): void {
  ending ??= (async () => {
    try {
      await (await database)?.stop();
    } finally {
      process.exit(code);
    }
  })();
}

process.on("SIGINT", () => end(130));
process.on("SIGTERM", () => end(143));
process.on("disconnect", () => end(143));
// `… | head` closes the pipe early; that is no failure of the command.
process.stdout.on("error", () => end(0));

run().then(end, (error: unknown) => {
  explain(error);
  end(1);
});
