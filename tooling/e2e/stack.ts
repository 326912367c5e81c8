import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { enqueue } from "@foyer/db/jobs/mutations";
import { openDb } from "@foyer/db/kernel/connect";
import { withActor } from "@foyer/db/kernel/fence";
import { propertyByCode } from "@foyer/db/properties/queries";
import { found } from "@foyer/domain/kernel/refusal";
import { openDatabase } from "@foyer/start/database";
import { loadKey } from "@foyer/start/key";
import { checkout } from "@foyer/start/settings";

/** The product as a person starts it, on a data directory of its own. */
export interface Stack {
  readonly url: string;
  readonly dataDir: string;
  /** The one-time sign-in link of a role, as the start printed it. */
  link(role: string): string;
  /** Runs a `foyer` command beside the house, its words parted by blanks; answers what it printed. */
  foyer(line: string): Promise<string>;
  /** Asks the worker for the day's survey invitations, as its clock does at nine. */
  inviteGuests(propertyCode: string): Promise<void>;
  /** Ends it as Ctrl-C does; answers what is left of it afterwards. */
  stop(): Promise<string[]>;
}

const launcher = join(checkout, "tooling/start/start.mjs");

/** Only what a person's own shell would have: no setting of whoever runs the tests reaches the house. */
function environment(dataDir: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(FOYER_|DATABASE_URL$|PORT$|VITEST|NODE_ENV$|NODE_OPTIONS$)/.test(name),
  );
  // As under npm, so that the house ends with whoever runs the tests, even when that is killed.
  return { ...Object.fromEntries(kept), FOYER_DATA: dataDir, npm_lifecycle_event: "start" };
}

const run = (dataDir: string, words: readonly string[]): ChildProcess =>
  spawn(process.execPath, [launcher, ...words], {
    cwd: checkout,
    env: environment(dataDir),
    stdio: ["ignore", "pipe", "pipe"],
  });

function exitOf(child: ChildProcess): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const tell = () => resolve(String(child.exitCode ?? child.signalCode));
  if (child.exitCode === null && child.signalCode === null) child.once("close", tell);
  else tell();
  return promise;
}

interface Greeting {
  readonly url: string;
  readonly links: ReadonlyMap<string, string>;
}

/** What the start prints, up to the line that says it is ready. */
async function greetingOf(child: ChildProcess): Promise<Greeting> {
  if (!child.stdout || !child.stderr) throw new Error("the house says nothing");
  const { promise, resolve, reject } = Promise.withResolvers<Greeting>();
  const said: string[] = [];
  const links = new Map<string, string>();
  createInterface(child.stderr).on("line", (line) => said.push(line));
  createInterface(child.stdout).on("line", (line) => {
    said.push(line);
    const [, role, link] = /^\s*(\w+)\s+(https?:\S+#\S+)/.exec(line) ?? [];
    if (role && link) links.set(role, link);
    const [, url] = /^Foyer is ready: (\S+)/.exec(line) ?? [];
    if (url) resolve({ url, links });
  });
  child.once("exit", () => reject(new Error(`the house did not start:\n${said.join("\n")}`)));
  return promise;
}

/** Processes that still work for the house, by its data directory in their arguments or their environment. */
const remains = (dataDir: string): string[] =>
  readdirSync("/proc")
    .filter((pid) => /^\d+$/.test(pid))
    .flatMap((pid) => {
      const [command, surroundings] = [readOrNothing(`/proc/${pid}/cmdline`), readOrNothing(`/proc/${pid}/environ`)];
      return command.includes(dataDir) || surroundings.includes(dataDir) ? [command.replaceAll("\0", " ")] : [];
    });

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

async function enqueueInvitations(dataDir: string, propertyCode: string): Promise<void> {
  const database = await openDatabase({ dataDir, databaseUrl: undefined });
  const db = openDb({ databaseUrl: database.url, key: loadKey({ dataDir, key: undefined }).key, connections: 1 });
  try {
    const { id } = found(await propertyByCode(db, propertyCode), "properties.unknown");
    await withActor(db, { kind: "system", propertyId: id }, (trx) =>
      enqueue(trx, { name: "surveys.invite", payload: {} }),
    );
  } finally {
    await db.close();
    await database.stop();
  }
}

async function command(dataDir: string, line: string): Promise<string> {
  const child = run(dataDir, ["foyer", ...line.split(" ")]);
  if (!child.stdout || !child.stderr) throw new Error("the command says nothing");
  const [out, complaint, code] = await Promise.all([text(child.stdout), text(child.stderr), exitOf(child)]);
  if (code !== "0") throw new Error(`foyer ${line} ended with ${code}: ${complaint}`);
  return out.trim();
}

export async function startStack(): Promise<Stack> {
  const dataDir = mkdtempSync(join(tmpdir(), "foyer-journeys-"));
  // The database's own user has to pass through.
  chmodSync(dataDir, 0o711);
  const child = run(dataDir, ["up"]);
  const { url, links } = await greetingOf(child);
  return {
    url,
    dataDir,
    link(role) {
      const link = links.get(role);
      if (link === undefined) throw new Error(`the start printed no link for ${role}`);
      return link;
    },
    foyer: (line) => command(dataDir, line),
    inviteGuests: (propertyCode) => enqueueInvitations(dataDir, propertyCode),
    async stop() {
      const ended = exitOf(child);
      child.kill("SIGTERM");
      const code = await ended;
      const left = [...(code === "0" ? [] : [`exit code ${code}`]), ...remains(dataDir)];
      rmSync(dataDir, { recursive: true, force: true });
      return left;
    },
  };
}
