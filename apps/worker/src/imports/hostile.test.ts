import { gzipSync } from "node:zlib";
import { aClient } from "@foyer/db/clients/factory";
import { importNow } from "@foyer/db/imports/mutations";
import { withActor } from "@foyer/db/kernel/fence";
import { openTestDatabase } from "@foyer/db/kernel/testing";
import { aStaff } from "@foyer/db/staff/factory";
import { gb18030Of, workbookOf, zipOf } from "@foyer/documents/factory";
import { readFileBlocks } from "@foyer/documents/file-in";
import { type ImportKind, importKinds, type ImportResult } from "@foyer/domain/imports/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { Instant } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";

const house = await openTestDatabase();
afterAll(() => house.close());
const property = await house.aProperty({ code: "FUZZ", timeZone: "Europe/Berlin" as never });
const now = Instant.parse("2026-03-29T00:30:00.000Z");
await house.committed(property, async (trx) => {
  await aStaff(trx, { role: "rep", email: "rep@fuzz.example" });
  for (const reference of ["K-1", "K-2"]) await aClient(trx, { reference, name: reference });
});

/** The same numbers in every run. */
function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    of: <T>(all: readonly T[]): T => all[below(all.length)] as T,
    chance: (part: number) => next() < part,
  };
}

/** With a leap day, and both nights on which Berlin's clocks change. */
const dates = ["2026-01-31", "2024-02-29", "2025-03-30", "2025-10-26", "2026-02-01"];
const good: Record<ImportKind, Record<string, readonly string[]>> = {
  clients: {
    reference: ["K-1", "N-1", "N-2", "N-3"],
    name: ["甲", "乙"],
    kind: ["organisation", "person"],
    class: ["business", "casual"],
    tier: ["A", "potential", ""],
    owner: ["rep@fuzz.example", ""],
    since: [...dates, ""],
    contact: ["王敏", ""],
    mobile: ["", "13800138000"],
    notes: ["", "备注"],
  },
  stays: {
    confirmation: ["1", "2", "3", "4"],
    client: ["K-1", "K-2", ""],
    arrival: dates,
    nights: ["1", "2", "0"],
    rooms: ["1", "2"],
    status: ["completed", "cancelled", "no-show"],
    roomRevenue: ["100", "0", "99.99"],
  },
  invoices: {
    reference: ["#1", "#2", "#3", "#4"],
    client: ["K-1", "K-2"],
    amount: ["100", "0.01"],
    documentDate: dates,
    dueDate: dates,
  },
  payments: {
    reference: ["#1", "#2", "#3", "#4"],
    client: ["K-1", "K-2"],
    amount: ["50", "0.01"],
    date: dates,
    invoice: ["", "", "", "1-#1"],
  },
  activities: {
    reference: ["#1", "#2", "#3", "#4"],
    client: ["K-1", "K-2"],
    staff: ["rep@fuzz.example"],
    kind: ["call", "visit"],
    outcome: ["reached"],
    doneOn: dates,
    note: ["", "聊了聊"],
  },
  targets: {
    class: ["business", "casual"],
    rep: ["rep@fuzz.example"],
    month: ["2026-01", "2026-02", "2026-03", "2026-04"],
    amount: ["100", "0"],
  },
};

const bad = [
  "",
  " ",
  "\0",
  "\u0007",
  "\ud800",
  "🏨",
  "<img onerror=alert(1)>",
  "=cmd|' /C calc'!A0",
  "＝1+1",
  "'; drop table client; --",
  "{{key}}",
  "__proto__",
  "constructor",
  "2025-02-29",
  "0000-00-00",
  "0001-01-01",
  "1900-01-01",
  "2999-12-31",
  "31/12/2026",
  "infinity",
  "-1",
  "0",
  "1e308",
  "NaN",
  "0x10",
  "١٢٣",
  "１２．５０",
  "9007199254740991",
  "90071992547409.91",
  "99999999999999999999",
  "-99999999.99",
  "1,000.005",
  "2147483648",
  "32768",
  "K-1",
  "x".repeat(5_000),
  '"',
  '"a"b',
  "a\nb",
  "a,b",
];

const quoted = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

function aTable(kind: ImportKind, { of, below, chance }: ReturnType<typeof dice>): string {
  const columns = Object.entries(good[kind]);
  const header = columns.map(([name]) => name);
  if (chance(0.1)) header.push(of(["__proto__", "constructor", header[0] ?? "", "", "toString"]));
  const hostile = of([0, 0.02, 0.3]);
  const rows = Array.from({ length: 1 + below(4) }, (_, row) =>
    columns.map(([, values], column) =>
      chance(hostile) ? of(bad) : column === 0 ? (values[row % values.length] ?? "") : of(values),
    ),
  );
  if (chance(0.1)) rows.push(["only", "two"]);
  const write = (cells: readonly string[]) => cells.map((cell) => (chance(0.9) ? quoted(cell) : cell)).join(",");
  return `${header.join(",")}\n${rows.map(write).join(of(["\n", "\r\n"]))}\n`;
}

const escaped = (value: string) => value.replaceAll(/[<>&]|[^\P{Cc}\t\n]/gu, (sign) => `&#${sign.charCodeAt(0)};`);

/** The same table as a workbook, cell by cell as the text's own commas part it. */
const workbook = (text: string): Buffer =>
  zipOf(
    workbookOf(
      text
        .split("\n")
        .map(
          (line) =>
            `<row>${line
              .split(",")
              .map((cell) => `<c t="str"><v>${escaped(cell)}</v></c>`)
              .join("")}</row>`,
        )
        .join(""),
    ),
  );

/** What becomes of a file on its way: another encoding, a mark, a package, bytes lost, bytes added. */
function spoiled(text: string, { of, below }: ReturnType<typeof dice>): Uint8Array {
  const plain = Buffer.from(text);
  const cut = (bytes: Buffer) => bytes.subarray(0, below(bytes.length + 1));
  const flipped = (bytes: Buffer) => {
    const copy = Buffer.from(bytes);
    for (let count = 0; count < 3 && copy.length > 0; count++) copy[below(copy.length)] = below(256);
    return copy;
  };
  const ways: (() => Buffer)[] = [
    () => plain,
    () => plain,
    () => plain,
    () => workbook(text),
    () => Buffer.concat([Buffer.from("\ufeff"), plain]),
    () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]),
    () => Buffer.from(text.replaceAll("甲", "\u00bc\u00d7").replaceAll("王敏", "\u00cd\u00f5\u00c3\u00f4"), "latin1"),
    () => gzipSync(plain),
    () => cut(gzipSync(plain)),
    () => Buffer.concat([gzipSync(plain), gzipSync(plain)]),
    () => Buffer.concat([gzipSync(plain), Buffer.from("rest")]),
    () => flipped(plain),
    () => flipped(gzipSync(plain)),
    () => cut(plain),
    () => Buffer.concat([plain, Buffer.from([0xed, 0xa0, 0x80, 0xc0, 0xaf, 0xf8])]),
    () => Buffer.alloc(below(2_000), below(256)),
    () => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
    () => workbook(text),
    () => cut(workbook(text)),
    () => flipped(workbook(text)),
    () => Buffer.concat([Buffer.from("PK\u0003\u0004"), plain]),
  ];
  return of(ways)();
}

async function importBytes(kind: ImportKind, bytes: Uint8Array): Promise<ImportResult | Refusal> {
  try {
    return await withActor(house.db, { kind: "system", propertyId: property }, async (trx) => {
      const source = (async function* () {
        yield bytes;
      })();
      const lines = await readFileBlocks(source);
      return (await importNow(trx, { kind, fileName: "x.csv", lines, mapping: null, dryRun: false }, now)).result;
    });
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** One table of each kind of row, and what is written last. */
const tables = ["client", "contact", "stay", "ledgerItem", "activity", "targetMonth", "change", "import"] as const;
const counted = () =>
  house.committed(property, async (trx) => {
    const counts: number[] = [];
    for (const table of tables) {
      const { count } = await trx
        .selectFrom(table)
        .select((each) => each.fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      counts.push(count);
    }
    return counts;
  });

const files = 60;

describe("a file of anybody's making", { timeout: 60_000 }, () => {
  test.each(importKinds)("%s: is taken whole or not at all, and never breaks the importer", async (kind) => {
    const rolls = dice(importKinds.indexOf(kind) + 7);
    const ends = { applied: 0, refused: 0 };
    let before = await counted();
    for (let file = 0; file < files; file++) {
      // a document's number is its own: what was taken once may not come again otherwise
      const text = aTable(kind, rolls).replaceAll("#", `${file}-#`);
      const bytes = spoiled(text, rolls);
      const result = await importBytes(kind, bytes).catch((error: unknown) => {
        throw new Error(`file ${file}, ${JSON.stringify(text)}: ${String(error)}`, { cause: error });
      });
      const after = await counted();
      if (!(result instanceof Refusal) && result.applied) {
        ends.applied += 1;
        const { read, created, updated, unchanged, skipped, refusedRows } = result;
        expect(created + updated + unchanged + skipped + refusedRows).toBe(read);
        const again = await importBytes(kind, bytes);
        expect(again).toMatchObject({ created: 0, applied: true });
        before = await counted();
      } else {
        ends.refused += 1;
        expect([JSON.stringify(text), after]).toEqual([JSON.stringify(text), before]);
      }
    }
    expect(ends.applied).toBeGreaterThan(1);
    expect(ends.refused).toBeGreaterThan(5);
  });

  test("a bomb that claims a gigabyte of nothing is given up early", async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1_048_576, 97));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await importBytes("clients", bomb)).toMatchObject({
      applied: false,
      refused: [{ line: 1, code: "imports.not-text" }],
    });
  });

  const sheetOf = (data: string | Buffer, declared?: number) =>
    zipOf(workbookOf({ name: "xl/worksheets/first.xml", data, ...(declared !== undefined && { declared }) }));
  const row = `<row><c t="str"><v>K-1</v></c></row>`;
  const begun = '<worksheet><sheetData><row><c t="str"><v>reference</v></c></row>';
  test.each<[string, () => Buffer]>([
    ["one part that packs to nothing", () => sheetOf(Buffer.alloc(48 * 1_048_576, 32))],
    ["one that claims four gigabytes", () => sheetOf(row, 0xfffffffe)],
    ["one that unpacks to more than it claims", () => sheetOf(`${begun}${row.repeat(40_000)}`, 4_000)],
    [
      "many parts that are small by themselves",
      () =>
        zipOf([
          ...workbookOf(row),
          ...Array.from({ length: 20 }, (_, part) => ({
            name: `xl/media/${part}`,
            data: "x",
            declared: 31 * 1_048_576,
          })),
        ]),
    ],
  ])("a workbook that is a bomb, %s, is refused before it goes off", async (_, bomb) => {
    const bytes = bomb();
    expect(bytes.length).toBeLessThan(2 * 1_048_576);
    const before = process.memoryUsage.rss();
    expect(await importBytes("clients", bytes)).toMatchObject({
      applied: false,
      refused: [{ code: "imports.too-large" }],
    });
    expect(process.memoryUsage.rss() - before).toBeLessThan(64 * 1_048_576);
  });

  test("a CSV of 100 MB streams: it is read to its end in flat memory", async () => {
    const line = Buffer.from(`K-1,${"x".repeat(90)}\n`);
    const block = Buffer.concat(Array.from({ length: 10_000 }, () => line));
    const blocks = Math.ceil((100 * 1_048_576) / block.length);
    globalThis.gc?.();
    const before = process.memoryUsage.rss();
    let most = 0;
    const source = (async function* () {
      yield Buffer.from("reference,colour\n");
      for (let index = 0; index < blocks; index++) {
        most = Math.max(most, process.memoryUsage.rss() - before);
        yield block;
      }
    })();
    const lines = await readFileBlocks(source);
    let rows = 0;
    for await (const { rows: some } of lines.blocks) rows += some.length;
    expect(rows).toBe(blocks * 10_000);
    expect(most).toBeLessThan(200 * 1_048_576);
  });

  test("names of 5,000 characters and lone surrogates are refused where they stand, in GB18030 too", async () => {
    const long = "长".repeat(5_000);
    const text = `客户编号,单位名称,性质,分类\nN-8,${long},单位,商务\nN-9,星河,单位,商务\n`;
    expect(await importBytes("clients", gb18030Of(text))).toMatchObject({
      applied: false,
      read: 2,
      refused: [{ line: 2, column: "单位名称", code: "kernel.too-long" }],
    });
    // half a character of UTF-16, as a program writes it that cuts text at a length
    const lone = Buffer.from("\ufeffreference,name,kind,class\nN-8,\ud83c,person,casual\n", "utf16le");
    const refused = await importBytes("clients", lone);
    expect(refused).toMatchObject({ applied: false, refused: [{ line: 2 }] });
    if (refused instanceof Refusal) throw refused;
    expect(refused.refused[0]?.value.isWellFormed()).toBe(true);
  });
});
