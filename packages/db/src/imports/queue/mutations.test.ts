import { ContentHash } from "@foyer/domain/files/schema";
import type { ImportId } from "@foyer/domain/imports/schema";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import { addMilliseconds, type Instant, minutes } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { afterAll, beforeEach, expect, test } from "vitest";
import { openTestDatabase } from "../../kernel/testing.ts";
import { businessRows, linesOf } from "../factory.ts";
import { applyImport, checkImport, openImport, startImport } from "../mutations.ts";
import { getImport } from "../queries.ts";
import { giveReversalUp, runReversal, startReversal } from "../reversal/mutations.ts";
import { expireUploads, recordUpload } from "../uploads/mutations.ts";
import { runQueued } from "./mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = "2026-05-01T02:00:00.000Z" as Instant;
let propertyId: PropertyId;
beforeEach(async () => {
  propertyId = await house.aProperty();
});

const rows = Array.from({ length: 40 }, (_, index) => `C-${index},星河 ${index},organisation,business`);
const text = ["reference,name,kind,class", ...rows].join("\n");
const hashOf = (digit: string) => ContentHash.parse(digit.repeat(64));

const opened = (digit = "a") =>
  house.committed(propertyId, async (trx) => {
    const fileId = await recordUpload(trx, { kind: "clients", file: { hash: hashOf(digit), size: 9 } }, now);
    return openImport(trx, { kind: "clients", fileId, fileName: "x.csv" }, now);
  });
const checkAgain = (id: ImportId) =>
  house.committed(propertyId, (trx) => checkImport(trx, { id, mapping: null, sheet: null, header: [] }, now));
const go = async () => true;
const ran = (id: ImportId, run: number, onBlock: (read: number) => Promise<boolean> = go) =>
  house.committed(propertyId, (trx) =>
    runQueued(trx, { id, run, lines: linesOf(text, 10), fixes: new Map(), onBlock }, now),
  );
const stateOf = (id: ImportId) => house.committed(propertyId, (trx) => getImport(trx, id));
const everything = () => house.committed(propertyId, businessRows);

/** Ends the connection that a transaction runs on, as a crash of its process does. */
const killOthers = () =>
  house.committed(propertyId, (trx) =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and usename = current_user`.execute(trx),
  );

async function applied(): Promise<ImportId> {
  const id = await opened();
  await checkAgain(id);
  await ran(id, 1);
  await house.committed(propertyId, (trx) => applyImport(trx, { id }, now));
  await ran(id, 2);
  return id;
}

test("killed midway it leaves nothing, and is done whole when it is run again; a third time changes nothing", async () => {
  const id = await opened();
  await checkAgain(id);
  await ran(id, 1);
  await house.committed(propertyId, (trx) => applyImport(trx, { id }, now));
  const before = await everything();
  const killed = ran(id, 2, async (read) => {
    if (read === 20) await killOthers();
    return true;
  });
  await expect(killed).rejects.toThrow();
  expect(await everything()).toEqual(before);
  expect((await stateOf(id)).status).toBe("queued");
  expect(await ran(id, 2)).toMatchObject({ created: 40, applied: true });
  const after = await everything();
  expect(await ran(id, 2)).toMatchObject({ created: 40, applied: true });
  expect(await everything()).toEqual(after);
});

test("a reversal killed midway leaves the import as it was, and is done when it is run again", async () => {
  const before = await everything();
  const id = await applied();
  const written = await everything();
  await house.committed(propertyId, (trx) => startReversal(trx, { id }, now));
  const reverse = (onBlock: () => Promise<boolean>) =>
    house.committed(propertyId, (trx) => runReversal(trx, { id, onBlock }, now));
  const killed = reverse(async () => {
    await killOthers();
    return true;
  });
  await expect(killed).rejects.toThrow();
  expect(await everything()).toEqual(written);
  expect((await stateOf(id)).status).toBe("reversing");
  await expect(reverse(async () => false)).rejects.toMatchObject({ code: "imports.stopped" });
  await house.committed(propertyId, (trx) => giveReversalUp(trx, id));
  expect((await stateOf(id)).status).toBe("applied");
  await expect(reverse(go)).rejects.toMatchObject({ code: "imports.stopped" });
  await house.committed(propertyId, (trx) => startReversal(trx, { id }, now));
  expect(await reverse(go)).toMatchObject({ takenAway: { client: 40 }, kept: 0 });
  const after = await everything();
  expect(after).toEqual(before);
});

test("a check that was asked for again leaves nothing to do for the earlier one", async () => {
  const id = await opened();
  await checkAgain(id);
  await expect(checkAgain(id)).rejects.toMatchObject({ code: "imports.not-open" });
  expect(await ran(id, 1)).toMatchObject({ created: 40, applied: false });
  await checkAgain(id);
  expect(await ran(id, 1)).toBeNull();
  expect((await stateOf(id)).status).toBe("queued");
  expect(await ran(id, 2)).toMatchObject({ created: 40, applied: false });
});

test("a file's number opens nothing but for the kind it was sent as; once it expired it is gone, what it did stays", async () => {
  const id = await applied();
  const draft = await opened("b");
  const { fileId } = await stateOf(draft);
  if (fileId === null) throw new Error("there is no file");
  const start = { kind: "stays" as const, fileId, fileName: "x.csv", mapping: null, dryRun: true };
  await expect(house.committed(propertyId, (trx) => startImport(trx, start, now))).rejects.toMatchObject({
    code: "files.not-found",
  });
  const later = addMilliseconds(now, minutes(1));
  await house.committed(propertyId, (trx) =>
    recordUpload(trx, { kind: "clients", file: { hash: hashOf("b"), size: 9 } }, later),
  );
  expect(await house.committed(propertyId, (trx) => expireUploads(trx, later))).toEqual([hashOf("b")]);
  expect(await stateOf(draft)).toMatchObject({ fileId, status: "draft" });
  expect(await stateOf(id)).toMatchObject({ fileId: null, status: "applied", result: { created: 40 } });
  const evenLater = addMilliseconds(later, minutes(1));
  expect(await house.committed(propertyId, (trx) => expireUploads(trx, evenLater))).toEqual([]);
  await expect(checkAgain(draft)).rejects.toMatchObject({ code: "imports.file-expired" });
});
