import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFile } from "@foyer/db/files/mutations";
import { lockImport, runQueued } from "@foyer/db/imports/queue/mutations";
import { openDb } from "@foyer/db/kernel/connect";
import { testKey } from "@foyer/db/kernel/testing";
import { readFileBlocks } from "@foyer/documents/file-in";
import { workbookOf, zipOf } from "@foyer/documents/factory";
import { byLine, fixesIn } from "@foyer/domain/imports/fixes/rules";
import { ImportId } from "@foyer/domain/imports/schema";
import { now } from "@foyer/domain/kernel/time";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { openTestHouse, origin } from "../kernel/testing.ts";
import { streamContext } from "../kernel/stream.ts";
import { startServer } from "../server.ts";
import { withImportFile } from "./reading/stream.ts";

const dataDir = await mkdtemp(join(tmpdir(), "foyer-wizard-"));
const house = await openTestHouse(startServer, { dataDir });
afterAll(async () => {
  await house.close();
  await rm(dataDir, { recursive: true });
});
const property = await house.database.aProperty();
const manager = await house.signIn("manager", property);
const finance = await house.signIn("finance", property);
const auditor = await house.signIn("auditor", property);

async function upload(cookie: string, path: string, body: Uint8Array) {
  const headers = { origin, "x-foyer": "1", "content-type": "application/octet-stream", cookie };
  const answer = await fetch(house.at(`/api/upload${path}`), { method: "POST", headers, body: Buffer.from(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

async function opened(bytes: Uint8Array, kind = "clients"): Promise<ImportId> {
  const { body } = await upload(manager, `/imports?kind=${kind}`, bytes);
  const { data } = await house.send(manager, "imports.open", { kind, fileId: body["fileId"], fileName: "客户.xlsx" });
  return ImportId.parse((data as { id: number }).id);
}

/** What the worker does with a job of the import. */
const ran = (id: ImportId) =>
  house.database.committed(property, async (trx) => {
    const of = await lockImport(trx, id);
    const shelf = { dataDir, propertyId: property };
    if (of.hash === null) throw new Error("the file is gone");
    const fixes = of.fixesHash === null ? [] : fixesIn(await text(readFile(shelf, of.fixesHash)));
    const lines = await readFileBlocks(readFile(shelf, of.hash), of.sheet === null ? {} : { sheet: of.sheet });
    return runQueued(trx, { id, run: of.run, lines, fixes: byLine(fixes), onBlock: async () => true }, now());
  });

const cells = (...values: string[]) => `<row>${values.map((value) => `<c t="str"><v>${value}</v></c>`).join("")}</row>`;
const book = zipOf(
  workbookOf(
    cells("编号", "单位", "性质", "类别", "联系人", "手机", "电子邮箱", "内部备忘") +
      cells("K-1", "星河", "企业", "商务", "王敏", "13800138000", "wang@example.com", "回电 13900139000") +
      cells("K-2", "云山", "企业", "会议", "李慧", "1380013", "li.hui@example.com", "") +
      cells("K-3", "", "企业", "会议", "周涛", "13700137000", "", ""),
  ),
);
const asData = <T>(value: unknown): T => value as T;

interface Head {
  mapping: { fields: Record<string, unknown> };
  header: string[];
  sheet: string;
  columns: { name: string; samples: string[]; values: string[] | null }[];
}

test("a file is mapped, checked, mended, applied and taken back; phones are masked all the way", async () => {
  const id = await opened(book);
  const head = asData<Head>((await house.ask(manager, "imports.head", { id, sheet: null })).data);
  expect(head.mapping.fields).toEqual({
    reference: "编号",
    name: "单位",
    kind: "性质",
    class: "类别",
    contact: "联系人",
    mobile: "手机",
    mail: "电子邮箱",
  });
  expect(head.columns.map(({ samples }) => samples)).toEqual([
    ["K-1", "K-2", "K-3"],
    ["星河", "云山"],
    ["企业"],
    ["商务", "会议"],
    ["王敏", "李慧", "周涛"],
    ["138****8000", expect.stringContaining("*"), "137****7000"],
    ["w***@example.com", "l***@example.com"],
    [expect.not.stringContaining("139")],
  ]);
  const mapping = {
    ...head.mapping,
    fields: { ...head.mapping.fields, kind: { column: "性质", values: { 企业: "organisation" } } },
  };
  const check = { id, mapping, sheet: head.sheet, header: head.header };
  expect((await house.send(manager, "imports.check", check)).status).toBe(200);
  expect((await house.send(manager, "imports.check", check)).code).toBe("imports.not-open");
  expect(await ran(id)).toMatchObject({ read: 3, refusedRows: 2 });
  expect((await house.send(manager, "imports.write", { id })).code).toBe("imports.not-checked");

  const bad = await house.ask(manager, "imports.badRows", { id });
  expect(bad.data).toMatchObject({
    rows: [
      {
        line: 3,
        cells: ["K-2", "云山", "企业", "会议", "李慧", expect.not.stringContaining("1380013"), "l***@example.com", ""],
      },
      { line: 4, problems: [{ column: "单位", code: "kernel.empty" }] },
    ],
  });
  // one on the spot, one in the file that was downloaded
  expect(
    (await house.send(manager, "imports.mend", { id, fixes: [{ line: 3, cells: { 手机: "138 0013 8001" } }] })).status,
  ).toBe(200);
  const given = await fetch(house.at(`/api/export/imports/bad-rows?id=${id}&format=csv`), {
    headers: { cookie: manager },
  });
  const csv = await given.text();
  expect(csv).not.toMatch(/13700137000|1380013\\b|li\\.hui/);
  expect(csv).toContain("单位: ");
  const corrected = csv.replace("K-3,", "K-3,枫桥").replace('枫桥""', "枫桥");
  expect((await upload(manager, `/imports/fixes?id=${id}`, Buffer.from(corrected))).body).toEqual({ mended: 2 });
  expect((await house.send(manager, "imports.check", check)).status).toBe(200);
  expect(await ran(id)).toMatchObject({ read: 3, created: 3, refused: [], applied: false });
  expect((await house.send(manager, "imports.write", { id })).status).toBe(200);
  expect(await ran(id)).toMatchObject({ created: 3, applied: true });
  // the masks that came back with the file were taken for what stood there
  const found = await house.database.committed(property, (trx) =>
    trx
      .selectFrom("contact")
      .select(["name", "mobileMask"])
      .where("propertyId", "=", property)
      .orderBy("name")
      .execute(),
  );
  expect(new Map(found.map((row) => [row.name, row.mobileMask]))).toEqual(
    new Map([
      ["王敏", "138****8000"],
      ["李慧", "138****8001"],
      ["周涛", "137****7000"],
    ]),
  );
  const saved = await (
    await fetch(house.at(`/api/export/imports/mapping?id=${id}`), { headers: { cookie: manager } })
  ).json();
  expect(saved).toEqual(mapping);

  // what was said is remembered for the next file
  const next = asData<Head>((await house.ask(manager, "imports.head", { id: await opened(book), sheet: null })).data);
  expect(next.mapping.fields["kind"]).toEqual({ column: "性质", values: { 企业: "organisation" } });
  expect((await house.send(manager, "imports.reverse", { id })).status).toBe(200);
  expect((await house.send(manager, "imports.reverse", { id })).code).toBe("imports.not-applied");
  expect((await house.ask(manager, "imports.get", { id })).data).toMatchObject({ status: "reversing" });
});

test("a file is for those who may import its kind, and for the kind it was sent as", async () => {
  const { body } = await upload(manager, "/imports?kind=clients", book);
  const open = { fileId: body["fileId"], fileName: "x.xlsx" };
  expect((await house.send(manager, "imports.open", { ...open, kind: "stays" })).code).toBe("files.not-found");
  expect((await house.send(finance, "imports.open", { ...open, kind: "clients" })).code).toBe("permission.missing");
  expect((await house.send(finance, "imports.open", { ...open, kind: "payments" })).code).toBe("files.not-found");
  const id = await opened(book);
  const second = await house.signIn("manager", property, "second@example.com");
  expect((await house.ask(second, "imports.head", { id, sheet: null })).status).toBe(200);
  for (const cookie of [finance, auditor]) {
    expect((await house.ask(cookie, "imports.get", { id })).status).toBe(200);
    for (const path of ["imports.head", "imports.badRows"])
      expect((await house.ask(cookie, path, { id })).code).toBe("permission.missing");
    for (const path of ["imports.write", "imports.reverse"])
      expect((await house.send(cookie, path, { id })).code).toBe("permission.missing");
    const mend = { id, fixes: [{ line: 2, cells: { 单位: "x" } }] };
    expect((await house.send(cookie, "imports.mend", mend)).code).toBe("permission.missing");
    expect((await upload(cookie, `/imports/fixes?id=${id}`, book)).status).toBe(403);
    for (const path of ["bad-rows?format=csv&", "mapping?"]) {
      const answer = await fetch(house.at(`/api/export/imports/${path}id=${id}`), { headers: { cookie } });
      expect(answer.status).toBe(403);
    }
  }
  expect((await upload(manager, `/imports/fixes?id=${id}`, book)).body).toMatchObject({
    error: { data: { failure: { code: "imports.no-line-column" } } },
  });
});

test("what is closed of a file to somebody is closed in what an import would change", async () => {
  const client = { reference: "K-9", kind: "organisation", name: "湖畔", class: "business", preferences: "高楼层" };
  expect((await house.send(manager, "clients.create", client)).status).toBe(200);
  const sheet = zipOf(
    workbookOf(
      cells("编号", "单位", "性质", "类别", "偏好", "城市") +
        cells("K-9", "湖畔", "企业", "商务", "安静的房间", "杭州"),
    ),
  );
  const id = await opened(sheet);
  const head = asData<Head>((await house.ask(manager, "imports.head", { id, sheet: null })).data);
  const kind = { column: "性质", values: { 企业: "organisation" } };
  const mapping = { ...head.mapping, fields: { ...head.mapping.fields, kind, preferences: "偏好", city: "城市" } };
  await house.send(manager, "imports.check", { id, mapping, sheet: head.sheet, header: head.header });
  expect(await ran(id)).toMatchObject({ updated: 1 });
  const seen = async (cookie: string) =>
    Object.fromEntries(
      asData<{ field: string; before: string | null; after: string | null }[]>(
        (await house.ask(cookie, "imports.differences", { id })).data,
      ).map(({ field, before, after }) => [field, [before, after]]),
    );
  expect(await seen(manager)).toEqual({ preferences: ["高楼层", "安静的房间"], city: [null, "杭州"] });
  for (const cookie of [finance, auditor])
    expect(await seen(cookie)).toEqual({ preferences: [null, null], city: [null, "杭州"] });
});

test("a stored file is read with no connection held: the only one there is answers while it is open", async () => {
  const id = await opened(book);
  const db = openDb({ databaseUrl: house.database.url, key: testKey, connections: 1 });
  const where = { db, reports: db, dataDir, url: origin, origins: new Set<string>() };
  const actor = { kind: "system", propertyId: property } as const;
  const ctx = streamContext(where, { actor, now: now(), language: "en" });
  try {
    expect(await withImportFile(ctx, { id }, () => ctx.inShort(async (trx) => trx.propertyId))).toBe(property);
  } finally {
    await db.close();
  }
});

test("files that come in slowly hold no connection: all others go on working", async () => {
  const id = await opened(book);
  const closing: (() => void)[] = [];
  const slow = Array.from({ length: 15 }, () => {
    const body = new ReadableStream<Uint8Array>({
      start(line) {
        line.enqueue(Buffer.from("行号,单位\n"));
        closing.push(() => line.close());
      },
    });
    const headers = { origin, "x-foyer": "1", "content-type": "application/octet-stream", cookie: manager };
    const path = house.at(`/api/upload/imports/fixes?id=${id}`);
    return fetch(path, { method: "POST", headers, body, duplex: "half" });
  });
  const signal = AbortSignal.timeout(10_000);
  for (let turn = 0; turn < 40; turn++) {
    const answer = await fetch(house.at("/api/trpc/staff.session"), { headers: { cookie: manager }, signal });
    expect(answer.status).toBe(200);
    await answer.text();
  }
  for (const close of closing) close();
  expect((await Promise.all(slow)).map(({ status }) => status)).toEqual(slow.map(() => 400));
});
