import { spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asRoot, mayEnter, packagedPrograms, placeCluster, programsFor } from "./cluster.ts";
import { type Postgres, startPostgres } from "./postgres.ts";
import { isAlive } from "./processes.ts";

let parent: string;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), "foyer-postgres-"));
  chmodSync(parent, 0o755);
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

async function ask(postgres: Postgres, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: postgres.url });
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(question);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

/** Runs on one cluster that is made once, since making one takes most of the time; stopped after each test. */
async function withCluster(act: (dataDir: string, postgres: Postgres) => Promise<void>): Promise<void> {
  const dataDir = join(parent, "common");
  const postgres = await startPostgres({ dataDir, throwAway: true });
  try {
    await act(dataDir, postgres);
  } finally {
    await postgres.stop();
  }
}

describe("a cluster", () => {
  it("that is to last lets nobody of this machine in without its password, which only its owner reads", async () => {
    const dataDir = join(parent, "lasting");
    const postgres = await startPostgres({ dataDir });
    try {
      expect(await ask(postgres, "select current_user as answer")).toBe("postgres");
      const open = new URL(postgres.url);
      open.password = "";
      await expect(ask({ ...postgres, url: open.href }, "select 1 as answer")).rejects.toThrow();
      open.password = "postgres";
      await expect(ask({ ...postgres, url: open.href }, "select 1 as answer")).rejects.toThrow(/authentication failed/);
      const file = join(placeCluster(dataDir, false).home, "password");
      expect(statSync(file).mode & 0o077).toBe(0);
      expect(new URL(postgres.url).password).toBe(readFileSync(file, "utf8"));
    } finally {
      await postgres.stop();
    }
    const again = await startPostgres({ dataDir });
    try {
      expect(await ask(again, "select current_user as answer")).toBe("postgres");
    } finally {
      await again.stop();
    }
  });

  it("is made, answers on loopback, and finds the trigrams of a Chinese name", () =>
    withCluster(async (_, postgres) => {
      expect(await ask(postgres, "select current_setting('listen_addresses') as answer")).toBe("127.0.0.1");
      expect(await ask(postgres, "select current_user as answer")).toBe("postgres");
      await ask(postgres, "create extension pg_trgm");
      expect(await ask(postgres, "select cardinality(show_trgm('客户名称')) as answer")).toBe(5);
    }));

  it("is shared, keeps its rows, and is stopped by its last user", () =>
    withCluster(async (dataDir, first) => {
      expect(first.reused).toBe(false);
      await ask(first, "create table kept as select 7 as answer");
      const second = await startPostgres({ dataDir, throwAway: true });
      expect(second).toMatchObject({ reused: true, pid: first.pid, port: first.port });
      expect(first.isShared()).toBe(true);
      await first.stop();
      expect(isAlive(first.pid)).toBe(true);
      await second.stop();
      expect(isAlive(first.pid)).toBe(false);
      const third = await startPostgres({ dataDir, throwAway: true });
      expect(third.reused).toBe(false);
      expect(await ask(third, "select answer from kept")).toBe(7);
      await third.stop();
    }));

  it("starts again at once after a kill -9 of the server, and loses nothing that was committed", async () => {
    const dataDir = join(parent, "killed");
    const first = await startPostgres({ dataDir });
    await ask(first, "create table kept as select 7 as answer");
    process.kill(first.pid, "SIGKILL");
    const second = await startPostgres({ dataDir });
    expect(second.pid).not.toBe(first.pid);
    expect(await ask(second, "select answer from kept")).toBe(7);
    await first.stop();
    expect(isAlive(second.pid)).toBe(true);
    await second.stop();
    expect(isAlive(second.pid)).toBe(false);
  });

  it("left by a process that was killed is found and reused", async () => {
    const dataDir = join(parent, "common");
    const script = `import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, "postgres.ts"))};
      const { pid } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, throwAway: true });
      process.stdout.write(String(pid));
      process.kill(process.pid, "SIGKILL");`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let orphan = "";
    for await (const chunk of child.stdout) orphan += String(chunk);
    const postgres = await startPostgres({ dataDir, throwAway: true });
    expect(postgres).toMatchObject({ reused: true, pid: Number(orphan) });
    expect(postgres.isShared()).toBe(false);
    await postgres.stop();
    expect(isAlive(Number(orphan))).toBe(false);
  });

  it("starts beside a lock file whose number belongs to another process of the same user by now", () =>
    withCluster(async (dataDir, first) => {
      const { data, runAs } = placeCluster(dataDir, true);
      const lock = join(data, "postmaster.pid");
      const lines = readFileSync(lock, "utf8").split("\n");
      await first.stop();
      const stranger = spawn("sleep", ["60"], { stdio: "ignore", ...runAs });
      writeFileSync(lock, [String(stranger.pid), ...lines.slice(1)].join("\n"));
      const second = await startPostgres({ dataDir, throwAway: true });
      expect(second.reused).toBe(false);
      await second.stop();
      expect(stranger.exitCode).toBeNull();
      stranger.kill();
    }));

  it("walks on when its port is taken, so that checkouts do not meet", () =>
    withCluster(async (_, first) => {
      const second = await startPostgres({ dataDir: join(parent, "neighbour-2"), throwAway: true, port: first.port });
      expect(second.port).toBeGreaterThan(first.port);
      await second.stop();
    }));

  it("is made anew when it was for throwing away and no longer starts", () =>
    withCluster(async (dataDir, first) => {
      await first.stop();
      writeFileSync(join(placeCluster(dataDir, true).data, "PG_VERSION"), "11\n");
      const second = await startPostgres({ dataDir, throwAway: true });
      expect(await ask(second, "select 1 as answer")).toBe(1);
      await second.stop();
    }));

  it("of another major version is refused by name when it is not for throwing away", async () => {
    const dataDir = join(parent, "older");
    mkdirSync(join(dataDir, "postgres/data"), { recursive: true });
    writeFileSync(join(dataDir, "postgres/data/PG_VERSION"), "15\n");
    await expect(startPostgres({ dataDir })).rejects.toThrow("was made by PostgreSQL 15");
  });
});

describe("below a folder that only its owner may enter", () => {
  it("a cluster is made, and found again at the next start", async () => {
    const closed = join(parent, "closed");
    mkdirSync(closed, { mode: 0o700 });
    const dataDir = join(closed, "data");
    const first = await startPostgres({ dataDir, throwAway: true });
    await ask(first, "create table kept as select 7 as answer");
    await first.stop();
    const second = await startPostgres({ dataDir, throwAway: true });
    expect(await ask(second, "select answer from kept")).toBe(7);
    await second.stop();
    const { home } = placeCluster(dataDir, true);
    expect(home.startsWith(closed)).toBe(!asRoot);
    if (asRoot) rmSync(home, { recursive: true });
  });

  it("the programs are copied for a user who cannot come there, links kept as links", () => {
    const closed = join(parent, "closed-programs");
    mkdirSync(closed, { mode: 0o700 });
    cpSync(join(packagedPrograms(), "bin"), join(closed, "bin"), { recursive: true });
    symlinkSync("initdb", join(closed, "bin/link"));
    const stranger = { uid: 65_533, gid: 65_533 };
    const home = join(parent, "open");
    mkdirSync(home);
    const programs = programsFor({ home, data: join(home, "data"), runAs: stranger }, closed);
    expect(programs.startsWith(home)).toBe(true);
    expect(mayEnter(join(programs, "bin/postgres"), stranger)).toBe(true);
    expect(programsFor({ home, data: join(home, "data"), runAs: stranger }, closed)).toBe(programs);
    expect(readlinkSync(join(programs, "bin/link"))).toBe("initdb");
    expect(readdirSync(home)).toEqual([basename(programs)]);
  });
});
