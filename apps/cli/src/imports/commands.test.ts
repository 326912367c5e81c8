import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { gzipSync } from "node:zlib";
import { openTestDatabase, testKey } from "@foyer/db/kernel/testing";
import { createReadStream } from "node:fs";
import { fileURLToPath } from "node:url";
import { messyClients } from "@foyer/db/imports/messy/factory";
import { propertyByCode } from "@foyer/db/properties/queries";
import { acceptedDuty } from "@foyer/db/staff/factory";
import { gb18030Of, workbookOf, zipOf } from "@foyer/documents/factory";
import { readFileBlocks } from "@foyer/documents/file-in";
import type { RowIn } from "@foyer/documents/rows-in";
import { imports } from "@foyer/domain/imports";
import { guessedFields } from "@foyer/domain/imports/names/rules";
import { mappingContent, mappingFor } from "@foyer/domain/imports/mapping/rules";
import { importKinds, ImportResult } from "@foyer/domain/imports/schema";
import type { Role } from "@foyer/domain/kernel/permissions";
import { StaffEmail } from "@foyer/domain/staff/schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "../main.ts";

const database = await openTestDatabase();
const cwd = await mkdtemp(join(tmpdir(), "foyer-import-"));
afterAll(async () => {
  await database.close();
  await rm(cwd, { recursive: true });
});

const sampleFiles = new URL("../../../admin/public/samples/", import.meta.url);
const samples = new URL("../../../../tooling/samples/", import.meta.url);
const textOf = (stream: PassThrough) => String(stream.read() ?? "");

async function foyer(...argv: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const exit = await runCommand(argv, { databaseUrl: database.url, key: testKey, dataDir: cwd, cwd, stdout, stderr });
  return { exit, out: textOf(stdout), err: textOf(stderr) };
}
/** A person here who has accepted the duty: only then a command acts by their right. */
async function added(email: string, role: Role): Promise<void> {
  await foyer("staff", "add", email, "--role", role, "--property", "PARK");
  const { id } = await propertyByCode(database.db, "PARK");
  await database.committed(id, async (trx) => {
    const person = trx.selectFrom("staff").select("id").where("email", "=", StaffEmail.parse(email));
    await acceptedDuty(trx, (await person.executeTakeFirstOrThrow()).id);
  });
}
const imported = async (...argv: string[]) => {
  const { exit, out, err } = await foyer("import", ...argv, "--property", "PARK", "--json");
  return { exit, err, result: ImportResult.parse(JSON.parse(out)) };
};

const stays = [
  "client,confirmation,arrival,departure,status,room_revenue",
  "STAR,1,2026-01-31,2026-02-02,completed,200.00",
  ",2,2026-02-01,2026-02-01,completed,-6.38",
  "STAR,3,2026-02-01,2026-02-02,cancelled,99.00",
].join("\n");

beforeAll(async () => {
  await foyer(
    "property",
    "add",
    "PARK",
    "--name",
    "Park",
    "--time-zone",
    "Asia/Shanghai",
    "--currency",
    "CNY",
    "--start-date",
    "2025-01-01",
  );
  await writeFile(join(cwd, "clients.csv"), "\uFEFFReference;Name;Kind;Class\r\nSTAR;星河;organisation;business\r\n");
  await writeFile(join(cwd, "stays.csv.gz"), gzipSync(stays));
  await writeFile(join(cwd, "bad.csv"), `${stays}\nMOON,4,2026-02-30,2026-03-01,completed,1.001\nonly,two\n`);
  await writeFile(join(cwd, "not.json"), "{");
});

describe("foyer import", () => {
  test("checks, imports, and changes nothing the second time", async () => {
    expect((await imported("clients", "clients.csv")).result).toMatchObject({ read: 1, created: 1, applied: true });
    const dry = await imported("stays", "stays.csv.gz", "--dry-run");
    const real = await imported("stays", "stays.csv.gz");
    expect(real).toMatchObject({ exit: 0, err: "", result: { read: 3, created: 3, refused: [], applied: true } });
    expect(dry.result).toEqual({ ...real.result, applied: false });
    expect((await imported("stays", "stays.csv.gz")).result).toMatchObject({ read: 3, created: 0, unchanged: 3 });
  });

  test("refuses a file with anything wrong in it: exit 1, every value on stdout, nothing written", async () => {
    const { exit, err, result } = await imported("stays", "bad.csv");
    expect([exit, err]).toEqual([1, "imports.refused: 3 values were refused. Nothing was written\n"]);
    expect(result.refused).toEqual([
      { line: 5, column: "arrival", value: "2026-02-30", code: "kernel.no-such-day" },
      { line: 5, column: "room_revenue", value: "1.001", code: "kernel.too-many-decimals" },
      { line: 6, column: null, value: "2/6", code: "imports.ragged-row" },
    ]);
    const said = await foyer("import", "stays", "bad.csv", "--property", "PARK");
    expect(said.out).toContain('line 5, arrival: "2026-02-30" kernel.no-such-day: there is no such day');
    expect(said.out).toContain("read 5, created 0, updated 0, unchanged 3, skipped 0, refused 2");
  });

  test.each([
    [["stays", "nowhere.csv"], "imports.no-such-file"],
    [["stays", "stays.csv.gz", "--map", "not.json"], "imports.unreadable-mapping"],
    [["stays", "stays.csv.gz", "--map", "nowhere.json"], "imports.no-such-file"],
  ])("refuses %j", async (argv, code) => {
    const { exit, out, err } = await foyer("import", ...argv, "--property", "PARK");
    expect([exit, out, err.split(":")[0]]).toEqual([1, "", code]);
  });

  test("refuses an unknown property, and is used wrongly with an unknown kind", async () => {
    expect(await foyer("import", "stays", "stays.csv.gz", "--property", "NOWHERE")).toMatchObject({ exit: 1 });
    expect(await foyer("import", "ships", "stays.csv.gz", "--property", "PARK")).toMatchObject({ exit: 2 });
  });

  test("with a person's rights imports what that person may", async () => {
    await added("fin@example.com", "finance");
    const { exit, err } = await foyer(
      "import",
      "stays",
      "stays.csv.gz",
      "--property",
      "PARK",
      "--as",
      "fin@example.com",
    );
    expect([exit, err.startsWith("permission.missing: ")]).toEqual([1, true]);
  });
});

describe("a messy file", { timeout: 60_000 }, () => {
  const messy = messyClients(400);
  const { count } = messy;
  const refused = count.short + count.tier + count.twice + count.phone + count.day + count.name + count.long;

  beforeAll(async () => {
    await writeFile(join(cwd, "messy.csv"), gb18030Of(messy.text));
    await writeFile(join(cwd, "gold.json"), JSON.stringify({ clients: { fields: { ...guessed(), tier: gold } } }));
  });
  const gold = { column: "级别", values: { 金牌: "A" } };
  const guessed = () =>
    Object.fromEntries(guessedFields(imports.clients.fields, (messy.text.split("\r\n")[2] ?? "").split(",")));

  test("is read by the names of its columns; its bad rows come back with the reason, and can be put right", async () => {
    const first = await imported("clients", "messy.csv", "--dry-run", "--bad-rows", "bad-rows.csv");
    expect(first).toMatchObject({ exit: 1, result: { read: 400 - count.blank, refusedRows: refused, applied: false } });
    const table = await readFileBlocks(createReadStream(join(cwd, "bad-rows.csv")));
    const rows: RowIn[] = [];
    for await (const block of table.blocks) rows.push(...block.rows);
    expect(rows).toHaveLength(refused);
    expect(table.header.slice(0, 4)).toEqual(["#line", "原因", "客户编号", "单位名称"]);
    const bad = rows.find(({ values }) => values.includes("1380013"));
    expect(bad?.values[1]).toMatch(/手机号码/);
    const second = await imported(
      "clients",
      "messy.csv",
      "--dry-run",
      "--mapping",
      "gold.json",
      "--bad-rows",
      "b.xlsx",
    );
    expect(second.result.refusedRows).toBe(refused - count.tier);
    expect((await readFile(join(cwd, "b.xlsx"))).subarray(0, 2).toString()).toBe("PK");
  });

  test("is masked for a person, whose phones they are not", async () => {
    await added("boss@example.com", "manager");
    await imported("clients", "messy.csv", "--dry-run", "--bad-rows", "masked.csv", "--as", "boss@example.com");
    const text = await readFile(join(cwd, "masked.csv"), "utf8");
    expect(text).toContain("****");
    expect(text).not.toMatch(/138[ -]?\d{4}[ -]?\d{4}|wang\.\d+@/);
  });
});

test("a check names whom new clients look like", async () => {
  const rows = [
    "编号,单位,性质,类别",
    "T-1,苏州云岫会展服务有限公司,单位,会议",
    "T-2,云岫会展服务（苏州）有限公司,单位,会议",
  ];
  await writeFile(join(cwd, "twins.csv"), rows.join("\n"));
  const { out } = await foyer("import", "clients", "twins.csv", "--property", "PARK", "--dry-run");
  expect(out).toMatch(/^line 3: 云岫会展服务（苏州）有限公司 is like 苏州云岫会展服务有限公司, line 2 \(\d+ %\)$/m);
});

test("a workbook's sheet is chosen; a check says what would change; what was written is taken back once", async () => {
  const cells = (...values: string[]) =>
    `<row>${values.map((value) => `<c t="str"><v>${value}</v></c>`).join("")}</row>`;
  const workbook = '<workbook><sheets><sheet name="旧" r:id="r9"/><sheet name="新" r:id="r1"/></sheets></workbook>';
  const book = zipOf(workbookOf(cells("客户编号", "城市") + cells("STAR", "深圳"), { workbook }));
  await writeFile(join(cwd, "book.xlsx"), book);
  const dry = await foyer("import", "clients", "book.xlsx", "--property", "PARK", "--sheet", "新", "--dry-run");
  expect(dry.out).toContain("client 星河, city: – → 深圳");
  const real = await foyer("import", "clients", "book.xlsx", "--property", "PARK", "--sheet", "新", "--remembered");
  const id = /^import (\d+)$/m.exec(real.out)?.[1] ?? "";
  expect(await foyer("import", "reverse", id, "--property", "PARK")).toMatchObject({
    exit: 0,
    out: "put back 1 × client\nkept 0\n",
  });
  expect((await foyer("import", "reverse", id, "--property", "PARK")).err).toContain("imports.already-reversed");
  expect((await foyer("import", "reverse", "x", "--property", "PARK")).exit).toBe(2);
  const both = ["--mapping", "gold.json", "--remembered"];
  expect((await foyer("import", "clients", "book.xlsx", "--property", "PARK", ...both)).exit).toBe(2);
  expect((await foyer("import", "clients", "book.xlsx", "--property", "PARK", "--sheet", "无")).out).toContain(
    "imports.no-such-sheet",
  );
});

test("the sample files are read as they come, in whatever encoding", async () => {
  const place = ["--time-zone", "Asia/Shanghai", "--currency", "CNY", "--start-date", "2025-01-01"];
  await foyer("property", "add", "SAMPLE", "--name", "Sample", ...place);
  await foyer("staff", "add", "zhang.san@example.com", "--role", "rep", "--property", "SAMPLE");
  for (const ending of [".csv", "-gb18030.csv", ".xlsx"])
    for (const kind of importKinds) {
      const path = fileURLToPath(new URL(`${kind}${ending}`, sampleFiles));
      const { exit, err, out } = await foyer("import", kind, path, "--property", "SAMPLE", "--json");
      const result = ImportResult.parse(JSON.parse(out));
      expect([kind, ending, exit, err, result.refused]).toEqual([kind, ending, 0, "", []]);
      expect(ending === ".csv" ? result.created + result.updated : result.unchanged).toBe(result.read);
    }
});

describe("foyer report production", () => {
  const report = (...argv: string[]) =>
    foyer("report", "production", "--property", "PARK", "--from", "2026-01-01", "--to", "2026-12-31", ...argv);

  test("is data in minor units", async () => {
    const { exit, out } = await report("--format", "json");
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toEqual({
      from: "2026-01-01",
      to: "2026-12-31",
      currency: "CNY",
      rows: [
        { client: "STAR", name: "星河", stays: 1, roomNights: 2, revenue: 20000 },
        { client: "HOUSE", name: "散客 House account", stays: 1, roomNights: 0, revenue: -638 },
      ],
      total: { stays: 2, roomNights: 2, revenue: 19362 },
    });
  });

  test("is a table whose last row is the total", async () => {
    const { out } = await report("--by", "month", "--format", "csv");
    expect(out.split("\r\n")).toEqual([
      "\uFEFFmonth,stays,room_nights,revenue",
      "2026-01,1,1,100.00",
      "2026-02,2,1,93.62",
      "total,2,2,193.62",
      "",
    ]);
  });

  test("refuses a range that ends before it begins, and an unknown grouping", async () => {
    const backwards = await foyer(
      "report",
      "production",
      "--property",
      "PARK",
      "--from",
      "2026-02-01",
      "--to",
      "2026-01-01",
      "--format",
      "json",
    );
    expect([backwards.exit, backwards.out]).toEqual([1, ""]);
    expect((await report("--by", "moon", "--format", "json")).exit).toBe(2);
  });
});

test("the mapping files that come with the house can be read", async () => {
  const names = (await readdir(samples)).filter((name) => name.endsWith(".json"));
  expect(names).toContain("hotel-bookings-city.json");
  for (const name of names) {
    const content = mappingContent(await readFile(new URL(name, samples), "utf8"));
    const kinds = name.startsWith("ar-") ? (["invoices", "payments"] as const) : (["stays"] as const);
    for (const kind of kinds) expect(Object.keys(mappingFor(kind, content).fields)).toContain("client");
  }
});
