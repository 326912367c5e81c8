import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CannotStart } from "./cannot-start.ts";
import {
  type Cluster,
  draftPrefix,
  packagedPrograms,
  placeCluster,
  prepareDataDir,
  programsFor,
  sweepDrafts,
} from "./cluster.ts";
import { oneAtATime } from "./exclusive.ts";
import { freePort, portFor } from "./ports.ts";
import {
  clearForeignLock,
  passwordFile,
  type Postmaster,
  runningPostmaster,
  stopPostmaster,
  superuserUrl,
} from "./postmaster.ts";
import { isAlive } from "./processes.ts";
import { joinUsers } from "./users.ts";

export type PostgresOptions = {
  dataDir: string;
  /** The first port tried; by default one of the data directory's own, so that checkouts seldom meet. */
  port?: number;
  /** For tests: nothing is forced to disk, a power cut may destroy the cluster. */
  throwAway?: boolean;
};

export type Postgres = {
  /** Connection string of the superuser for the database `postgres`. */
  url: string;
  port: number;
  pid: number;
  /** True when the server ran already, for another user or left by a killed one. */
  reused: boolean;
  /** Whether some other process uses the server too. */
  isShared(): boolean;
  /** Gives the server up; the last of its users stops it. */
  stop(): Promise<void>;
};

/** Starts the PostgreSQL cluster of a data directory, or joins the one that runs there already. */
export async function startPostgres({ dataDir, port, throwAway = false }: PostgresOptions): Promise<Postgres> {
  const directory = prepareDataDir(dataDir);
  const turn = `the database of ${directory}`;
  return oneAtATime(turn, async () => {
    const cluster = placeCluster(directory, throwAway);
    const { server, reused } = await joinOrLaunch({ cluster, throwAway, firstPort: port ?? portFor(directory) });
    const user = joinUsers(cluster.home);
    return {
      url: superuserUrl(cluster.data, server.port),
      port: server.port,
      pid: server.pid,
      reused,
      isShared: () => user.others() > 0,
      stop: () =>
        oneAtATime(turn, async () => {
          if (user.leave() && user.others() === 0) await stopPostmaster(cluster.data);
        }),
    };
  });
}

type Launch = { cluster: Cluster; throwAway: boolean; firstPort: number };

async function joinOrLaunch(plan: Launch): Promise<{ server: Postmaster; reused: boolean }> {
  const { cluster, throwAway } = plan;
  const running = existsSync(cluster.data) ? await runningPostmaster(cluster.data) : undefined;
  if (running) return { server: running, reused: true };
  const programs = programsFor(cluster, packagedPrograms());
  sweepDrafts(cluster.home);
  const wasThere = existsSync(cluster.data);
  try {
    if (!wasThere) await initialise(plan, programs);
    refuseOtherMajor(cluster);
    return { server: await launch(plan, programs), reused: false };
  } catch (error) {
    // A throw-away cluster may not survive a power cut or a new version: then it has served.
    if (!throwAway || !wasThere) throw error;
    rmSync(cluster.data, { recursive: true });
    return joinOrLaunch(plan);
  }
}

/**
 * ICU with the root collation sorts every script; LC_CTYPE must be C.UTF-8, because under plain C the trigrams of a
 * Chinese name are an empty set and searching by them silently finds nothing.
 */
const initialisation = [
  "--username=postgres",
  "--encoding=UTF8",
  "--locale-provider=icu",
  "--icu-locale=und",
  "--locale=C.UTF-8",
  "--no-instructions",
];

/** A folder or file that the cluster's own user can read. */
function handOver({ runAs }: Cluster, path: string): string {
  if (runAs) chownSync(path, runAs.uid, runAs.gid);
  return path;
}

/** The superuser's password, written down for us before there is a server that asks for it, and handed to `initdb` in a file. */
function newPassword(cluster: Cluster): string {
  const password = randomBytes(24).toString("hex");
  writeFileSync(passwordFile(cluster.data), password, { mode: 0o600, flush: true });
  const file = join(handOver(cluster, mkdtempSync(join(cluster.home, draftPrefix))), "password");
  writeFileSync(file, password, { mode: 0o600 });
  return handOver(cluster, file);
}

async function initialise({ cluster, throwAway }: Launch, programs: string): Promise<void> {
  const draft = handOver(cluster, mkdtempSync(join(cluster.home, draftPrefix)));
  const entrance = throwAway
    ? ["--auth=trust", "--no-sync"]
    : ["--auth=scram-sha-256", `--pwfile=${newPassword(cluster)}`];
  const child = run(cluster, join(programs, "bin/initdb"), [...initialisation, ...entrance, "-D", draft]);
  const { promise: ended, resolve } = Promise.withResolvers<number | null>();
  child.once("close", resolve);
  child.once("error", () => resolve(null));
  if ((await ended) !== 0) throw new CannotStart(`the database could not be made: ${lastWords(cluster)}`);
  renameSync(draft, cluster.data);
  sweepDrafts(cluster.home);
}

const settings = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "timezone=UTC",
  "log_timezone=UTC",
  "max_wal_size=2GB",
];
const carelessSettings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/** Tries for some seconds: after a kill -9 of the postmaster its children may still be on their way out. */
async function launch({ cluster, throwAway, firstPort }: Launch, programs: string): Promise<Postmaster> {
  turnLog(cluster);
  const chosen = throwAway ? [...settings, ...carelessSettings] : settings;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    clearForeignLock(cluster.data);
    const port = await freePort(firstPort);
    const child = run(cluster, join(programs, "bin/postgres"), [
      "-D",
      cluster.data,
      "-p",
      `${port}`,
      ...chosen.flatMap((setting) => ["-c", setting]),
    ]);
    child.unref();
    const pid = child.pid;
    while (pid !== undefined && isAlive(pid)) {
      const running = await runningPostmaster(cluster.data);
      if (running) return running;
      await pause(20);
    }
    await pause(150);
  }
  throw new CannotStart(`PostgreSQL does not start: ${lastWords(cluster)}`);
}

const logOf = ({ home }: Cluster): string => join(home, "postgres.log");

/** In a session of its own, so that Ctrl-C does not end it before the api has answered its last request. */
function run(cluster: Cluster, program: string, flags: string[]): ChildProcess {
  const log = openSync(logOf(cluster), "a", 0o600);
  const child = spawn(program, flags, {
    cwd: "/",
    detached: true,
    env: { LC_ALL: "C.UTF-8", PATH: "/usr/bin:/bin" },
    stdio: ["ignore", log, log],
    ...cluster.runAs,
  });
  child.once("error", (error) => process.stderr.write(`foyer: ${program}: ${error.message}\n`));
  closeSync(log);
  return child;
}

/** The log is kept from start to start, at most about twice ten megabytes of it. */
function turnLog(cluster: Cluster): void {
  const log = logOf(cluster);
  if (existsSync(log) && statSync(log).size > 10_000_000) renameSync(log, `${log}.old`);
}

function lastWords(cluster: Cluster): string {
  const lines = readFileSync(logOf(cluster), "utf8").trimEnd().split("\n").slice(-20);
  const said = lines.findLast((line) => /FATAL|PANIC|error/.test(line)) ?? lines.at(-1);
  return `${said ?? "it said nothing"} (log: ${logOf(cluster)})`;
}

function refuseOtherMajor(cluster: Cluster): void {
  const major = readFileSync(join(cluster.data, "PG_VERSION"), "utf8").trim();
  if (major !== "18") throw new CannotStart(`${cluster.data} was made by PostgreSQL ${major}; this version brings 18`);
}
