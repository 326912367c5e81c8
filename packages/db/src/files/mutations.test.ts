import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import type { Instant } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import { openTestDatabase } from "../kernel/testing.ts";
import { readFile, recordFile, storeFile } from "./mutations.ts";

const house = await openTestDatabase();
const dataDir = await mkdtemp(join(tmpdir(), "foyer-files-"));
afterAll(async () => {
  await house.close();
  await rm(dataDir, { recursive: true });
});

const shelf = { dataDir, propertyId: 7 as PropertyId };
async function* body(...parts: string[]) {
  for (const part of parts) yield new TextEncoder().encode(part);
}
const stored = () => readdir(join(dataDir, "files", "7"));

test("bytes are kept under their hash, once", async () => {
  const first = await storeFile(shelf, { body: body("ab", "c"), maxBytes: 3 });
  expect(first).toEqual({ hash: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", size: 3 });
  expect(await storeFile(shelf, { body: body("abc"), maxBytes: 3 })).toEqual(first);
  expect(await stored()).toEqual([first.hash]);
  const parts: Uint8Array[] = [];
  for await (const part of readFile(shelf, first.hash)) parts.push(part as Uint8Array);
  expect(Buffer.concat(parts).toString()).toBe("abc");
});

test("a file that is too large is refused, and one that breaks off leaves nothing", async () => {
  const before = await stored();
  await expect(storeFile(shelf, { body: body("abcd"), maxBytes: 3 })).rejects.toMatchObject({
    code: "files.too-large",
  });
  async function* broken() {
    yield new TextEncoder().encode("x");
    throw new Error("the line went dead");
  }
  await expect(storeFile(shelf, { body: broken(), maxBytes: 3 })).rejects.toThrow("went dead");
  expect(await stored()).toEqual(before);
});

test("the database knows the same bytes by one number", () =>
  house.rolledBack(async (trx) => {
    const file = await storeFile(shelf, { body: body("abc"), maxBytes: 3 });
    const now = "2026-05-01T00:00:00.000Z" as Instant;
    expect(await recordFile(trx, file, now)).toBe(await recordFile(trx, file, now));
  }));
