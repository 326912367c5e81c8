import { existsSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { CannotStart } from "./cannot-start.ts";
import { commandLine, endsWithin, isAlive } from "./processes.ts";

export type Postmaster = { pid: number; port: number };

/** Where a cluster's superuser password stands; a throw-away cluster has none. */
export const passwordFile = (data: string): string => join(dirname(data), "password");

/** The superuser's address. Loopback is everybody's on this machine, so it takes the password that only the cluster's owner reads. */
export function superuserUrl(data: string, port: number): string {
  const url = new URL(`postgres://postgres@127.0.0.1:${port}/postgres`);
  if (existsSync(passwordFile(data))) url.password = readFileSync(passwordFile(data), "utf8");
  return url.href;
}

/** PostgreSQL's lock file: its first, fourth and eighth line are process, port and state. */
function readLock(data: string): (Postmaster & { state: string }) | undefined {
  try {
    const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), state: (lines[7] ?? "").trim() };
  } catch {
    return undefined;
  }
}

/** A number in the lock file proves nothing: the process may have ended and its number belong to another one by now. */
function isPostmasterOf(pid: number, data: string): boolean {
  const [program = "", ...flags] = commandLine(pid);
  return program.endsWith("/postgres") && flags[0] === "-D" && flags[1] === data && isAlive(pid);
}

/**
 * The server that runs on this data, once it answers; undefined when there is none. One that is stopping is waited for,
 * and one that was killed a moment ago looks alive for a moment: only an answer proves that it is.
 */
export async function runningPostmaster(data: string): Promise<Postmaster | undefined> {
  let silence = 0;
  for (;;) {
    const lock = readLock(data);
    if (!lock || !isPostmasterOf(lock.pid, data)) return undefined;
    if (lock.state === "ready") {
      if (await answers(superuserUrl(data, lock.port))) return { pid: lock.pid, port: lock.port };
      silence += 1;
      if (silence > 100) throw new CannotStart(`PostgreSQL (process ${lock.pid}) holds ${data} but does not answer`);
    }
    await pause(20);
  }
}

/** A server without a free connection answers, too: by saying so. */
async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    return error instanceof pg.DatabaseError && error.code === "53300";
  } finally {
    await client.end().catch(() => {});
  }
}

/** Removes a lock file whose process is not this data's server; PostgreSQL itself would refuse for ever if one of the same user has the number now. */
export function clearForeignLock(data: string): void {
  const lock = readLock(data);
  if (lock && !isPostmasterOf(lock.pid, data)) rmSync(join(data, "postmaster.pid"), { force: true });
}

/** Fast shutdown, which breaks off transactions and writes everything down; after half a minute the immediate one. */
export async function stopPostmaster(data: string): Promise<void> {
  const pid = readLock(data)?.pid;
  if (pid === undefined || !isPostmasterOf(pid, data)) return;
  process.kill(pid, "SIGINT");
  if (await endsWithin(pid, 30_000)) return;
  process.kill(pid, "SIGQUIT");
  await endsWithin(pid, 10_000);
}
