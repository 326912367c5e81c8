import { randomBytes } from "node:crypto";
import { existsSync, fsyncSync, linkSync, openSync, closeSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { CannotStart, messageOf } from "./cannot-start.ts";
import { hasCluster } from "./cluster.ts";
import { keyBytes, type Settings } from "./settings.ts";

export type MasterKey = {
  key: Buffer;
  /** The file it came from; undefined when `FOYER_KEY` is set. */
  file: string | undefined;
  /** True when this call made the file. */
  isNew: boolean;
};

/**
 * The key that wraps the data keys of protected fields. It stands outside the database, so that a stolen dump reads
 * nothing. Once there is a database no new key is made: it could not read what the lost one has written.
 */
export function loadKey({ dataDir, key }: Pick<Settings, "dataDir" | "key">): MasterKey {
  if (key) return { key, file: undefined, isNew: false };
  const file = join(dataDir, "key");
  const isNew = !existsSync(file) && makeKey(dataDir, file);
  try {
    return { key: keyBytes(readFileSync(file, "utf8").trim()), file, isNew };
  } catch (error) {
    throw new CannotStart(`the key file ${file} cannot be used: ${messageOf(error)}`);
  }
}

/** Written whole under another name and then linked, so that of two starts at once one makes it and both read the same. */
function makeKey(dataDir: string, file: string): boolean {
  if (hasCluster(dataDir)) {
    throw new CannotStart(
      `the key file ${file} is missing; put it back or set FOYER_KEY, or remove ${dataDir} to start afresh`,
    );
  }
  const draft = `${file}.${process.pid}`;
  const handle = openSync(draft, "w", 0o600);
  try {
    writeSync(handle, `${randomBytes(32).toString("base64")}\n`);
    fsyncSync(handle);
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (existsSync(file)) return false;
    throw error;
  } finally {
    closeSync(handle);
    rmSync(draft, { force: true });
  }
}
