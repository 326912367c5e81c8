import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordFile, storeFile } from "@foyer/db/files/mutations";
import { businessRows } from "@foyer/db/imports/factory";
import { messyClients } from "@foyer/db/imports/messy/factory";
import { applyImport, checkImport, importNow, keepFixes, openImport } from "@foyer/db/imports/mutations";
import { getImport } from "@foyer/db/imports/queries";
import { rememberedFor } from "@foyer/db/imports/memory/queries";
import { startReversal } from "@foyer/db/imports/reversal/mutations";
import { recordUpload } from "@foyer/db/imports/uploads/mutations";
import { type Trx, withActor } from "@foyer/db/kernel/fence";
import { openTestDatabase } from "@foyer/db/kernel/testing";
import { aStaff, asActor } from "@foyer/db/staff/factory";
import { gb18030Of } from "@foyer/documents/factory";
import { readFileBlocks } from "@foyer/documents/file-in";
import { imports } from "@foyer/domain/imports";
import type { Mapping } from "@foyer/domain/imports/mapping/schema";
import { guessedMapping } from "@foyer/domain/imports/names/rules";
import { importFileLimit } from "@foyer/domain/imports/schema";
import { Instant } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import type { Workshop } from "../kernel/task.ts";
import { runOnce } from "../kernel/testing.ts";
import { importsTasks } from "./tasks.ts";

const house = await openTestDatabase();
const dataDir = await mkdtemp(join(tmpdir(), "foyer-messy-"));
afterAll(async () => {
  await house.close();
  await rm(dataDir, { recursive: true });
});

const propertyId = await house.aProperty();
const now = Instant.parse("2026-05-03T01:30:00.000Z");
const workshop: Workshop = { db: house.db, dataDir, url: "https://hotel.example", smtpUrl: undefined, log: () => {} };
const [run, reverse] = importsTasks;

async function* once(bytes: Uint8Array) {
  yield bytes;
}
const shelf = { dataDir, propertyId };
const messy = messyClients(2_000);
const bytes = gb18030Of(messy.text);
const { count } = messy;

const refusedAtFirst = count.short + count.tier + count.twice + count.phone + count.day + count.name + count.long;
const stored = await storeFile(shelf, { body: once(bytes), maxBytes: importFileLimit });
const manager = await house.committed(propertyId, async (trx) =>
  asActor(trx, await aStaff(trx, { role: "manager" }), "manager"),
);
const byHerself = <T>(act: (trx: Trx) => Promise<T>): Promise<T> => withActor(house.db, manager, act);
const rowsNow = () => house.committed(propertyId, businessRows);

/** As the command imports: while one waits, from a file that nobody uploaded. */
const byCommand = (mapping: Mapping | null, dryRun: boolean) =>
  house.committed(propertyId, async (trx) => {
    const lines = await readFileBlocks(once(bytes));
    return (await importNow(trx, { kind: "clients", fileName: "messy.csv", lines, mapping, dryRun }, now)).result;
  });

const codesOf = (refused: readonly { code: string }[]) => {
  const codes: Record<string, number> = {};
  for (const { code } of refused) codes[code] = (codes[code] ?? 0) + 1;
  return codes;
};

test("a messy file of 2,000 rows goes in by wizard and command alike, and back out again", {
  timeout: 120_000,
}, async () => {
  const header = (await readFileBlocks(once(bytes))).header;
  const before = await rowsNow();
  const id = await byHerself(async (trx) => {
    const fileId = await recordUpload(trx, { kind: "clients", file: stored }, now);
    return openImport(trx, { kind: "clients", fileId, fileName: "messy.csv" }, now);
  });
  let turn = 0;
  const ran = async () => {
    turn += 1;
    await runOnce(workshop, run, { propertyId, payload: { importId: id, run: turn }, now });
    return house.committed(propertyId, (trx) => getImport(trx, id));
  };

  // first as the names of its columns tell
  const guessed = guessedMapping(imports.clients.fields, header);
  await byHerself((trx) => checkImport(trx, { id, mapping: guessed, sheet: null, header: [...header] }, now));
  const first = await ran();
  expect(first.status).toBe("refused");
  expect(first.result).toMatchObject({ read: 2_000 - count.blank, refusedRows: refusedAtFirst, skipped: 0 });
  expect(codesOf(first.result?.refused ?? [])).toEqual({
    "imports.ragged-row": count.short + count.long,
    "kernel.unknown-option": count.tier,
    "imports.twice-in-file": count.twice,
    "clients.mobile-not-valid": count.phone,
    "kernel.no-such-day": count.day,
    "kernel.too-long": count.name,
  });
  expect(first.result).toEqual(await byCommand(null, true));
  expect(await rowsNow()).toEqual(before);

  // then with what a person says of it
  const told: Mapping = {
    ...guessed,
    fields: { ...guessed.fields, tier: { column: "级别", values: { 金牌: "A" } } },
  };
  await byHerself(async (trx) => {
    const fixes = Buffer.from(JSON.stringify(messy.fixes));
    const file = await recordFile(trx, await storeFile(shelf, { body: once(fixes), maxBytes: importFileLimit }), now);
    await keepFixes(trx, { id, before: null, file });
    await checkImport(trx, { id, mapping: told, sheet: null, header: [...header] }, now);
  });
  const second = await ran();
  expect(second.status).toBe("checked");
  const leftOut = count.twice + count.long;
  expect(second.result).toMatchObject({ refusedRows: 0, skipped: leftOut, applied: false });
  const { created = 0, updated = 0, unchanged = 0 } = second.result ?? {};
  expect(created + updated + unchanged + leftOut).toBe(2_000 - count.blank);

  // the command reads such files as the person said, from now on
  const remembered = await house.committed(propertyId, (trx) => rememberedFor(trx, "clients"));
  const again = await byCommand(guessedMapping(imports.clients.fields, header, remembered), true);
  expect(again.refusedRows).toBe(refusedAtFirst - count.tier);

  await byHerself((trx) => applyImport(trx, { id }, now));
  const applied = await ran();
  expect(applied.status).toBe("applied");
  expect({ ...applied.result, applied: false }).toEqual(second.result);
  const clients = (await rowsNow())["client"] ?? [];
  expect(clients).toHaveLength(2_000 - count.blank - leftOut - count.second);

  await byHerself((trx) => startReversal(trx, { id }, now));
  const report = await runOnce(workshop, reverse, { propertyId, payload: { importId: id }, now });
  expect(report).toMatchObject({ kept: 0, takenAway: { client: clients.length } });
  expect(await rowsNow()).toEqual(before);
  expect(await house.committed(propertyId, (trx) => getImport(trx, id))).toMatchObject({ status: "reversed" });
  expect(await runOnce(workshop, reverse, { propertyId, payload: { importId: id }, now })).toEqual(report);
  await expect(byHerself((trx) => startReversal(trx, { id }, now))).rejects.toMatchObject({
    code: "imports.already-reversed",
  });
});
