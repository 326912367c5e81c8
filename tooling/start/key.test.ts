import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadKey } from "./key.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "foyer-key-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const load = (key?: Buffer) => loadKey({ dataDir, key });

it("the key is made once, for its owner's eyes only, and read from then on", () => {
  const first = load();
  expect(first).toMatchObject({ file: join(dataDir, "key"), isNew: true });
  expect(first.key).toHaveLength(32);
  expect(statSync(join(dataDir, "key")).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toEqual(["key"]);
  expect(load()).toEqual({ ...first, isNew: false });
});

it("a key from the environment leaves no file", () => {
  const key = Buffer.alloc(32, 1);
  expect(load(key)).toEqual({ key, file: undefined, isNew: false });
  expect(readdirSync(dataDir)).toEqual([]);
});

it("no new key is made for a database that a lost one has written", () => {
  mkdirSync(join(dataDir, "postgres/data"), { recursive: true });
  expect(() => load()).toThrow(/key file .* is missing/);
});

it("a damaged key file is refused, not replaced", () => {
  writeFileSync(join(dataDir, "key"), "half a ke");
  expect(() => load()).toThrow(/cannot be used: must be 32 bytes/);
});
