import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { checkout } from "@foyer/start/settings";
import { duplicatesOf } from "@foyer/db/clients/duplicates/incoming/queries";
import { addDays, CalendarDate } from "@foyer/domain/kernel/time";
import { allBookings, writeBookings } from "./bookings.ts";
import { companyName, writeClientList } from "./client-list.ts";
import { clientIds, fillClients } from "./clients.ts";
import { copyIn, type Dump, dump } from "./copy.ts";
import type { Bench, BenchDatabase } from "./house.ts";
import { median, milliseconds, type Outcome } from "./outcome.ts";

const run = promisify(execFile);

interface Imported {
  readonly seconds: number;
  /** Peak resident memory in MiB, of the whole process and before the import began. */
  readonly memory: number;
  readonly memoryBefore: number;
}

/** A file, the kind that it is imported as, and its mapping; without one, as the names of its columns tell. */
interface Source {
  readonly kind: "stays" | "clients" | "invoices";
  readonly file: string;
  readonly map?: string;
}

async function importInto(database: BenchDatabase, { kind, file, map }: Source): Promise<Imported> {
  await settle(database);
  const program = join(import.meta.dirname, "import-run.ts");
  const { stdout } = await run(process.execPath, [
    program,
    database.url,
    kind,
    file,
    ...(map === undefined ? [] : [map]),
  ]);
  const [seconds = Number.NaN, memoryBefore = Number.NaN, memory = Number.NaN] = stdout.split(" ").map(Number);
  return { seconds, memoryBefore, memory };
}

/** What earlier work left to be written is written now, so that it falls to nobody's share. */
const settle = (database: BenchDatabase): Promise<unknown> => database.asOwner((client) => client.query("checkpoint"));

/** Both hotels' bookings as one property's: the sample mapping without its choice of a hotel. */
function writeMapping(folder: string): string {
  const path = join(folder, "mapping.json");
  const sample = readFileSync(join(checkout, "tooling/samples/hotel-bookings-city.json"), "utf8");
  const withoutChoice: unknown = JSON.parse(sample, (name, value: unknown) => (name === "where" ? undefined : value));
  writeFileSync(path, JSON.stringify(withoutChoice));
  return path;
}

async function compare(bench: Bench, { runs, ...source }: Source & { runs: number }) {
  const imported: Imported[] = [];
  const copied: number[] = [];
  let rows: Dump["rows"] = {};
  for (let turn = 0; turn < runs; turn += 1) {
    const filled = await bench.database("bench_import");
    imported.push(await importInto(filled, source));
    const left = await dump(filled, bench.folder);
    rows = left.rows;
    await filled.drop();
    const empty = await bench.database("bench_copy");
    await settle(empty);
    copied.push((await copyIn(empty, left)) / 1_000);
    await empty.drop();
  }
  return { imported, copied, rows };
}

/** An import of stays against COPY of every row it leaves, at a quarter, a half and the whole of the file. */
export async function importBench(bench: Bench, bookings: string | undefined): Promise<Outcome[]> {
  const map = writeMapping(bench.folder);
  const outcomes: Outcome[] = [];
  for (const share of [0.25, 0.5, 1]) {
    const size = Math.floor(allBookings * share);
    const file = join(bench.folder, `bookings-${size}.csv.gz`);
    await writeBookings(file, { count: size, from: bookings });
    const runs = share === 1 ? 3 : 1;
    const { imported, copied, rows } = await compare(bench, { kind: "stays", file, map, runs });
    const memory = median(imported.map((each) => each.memory));
    const before = median(imported.map((each) => each.memoryBefore));
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    outcomes.push({
      bench: "import",
      what: "stays, against COPY of all that is left",
      size,
      unit: "s",
      house: median(imported.map((each) => each.seconds)),
      raw: median(copied),
      runs,
      ...(share === 1 && { bound: { atMost: 8 } }),
      note: `peak memory ${memory.toFixed(0)} MiB (${before.toFixed(0)} before), ${total.toLocaleString("en")} rows left (${rows["stay_day"]?.toLocaleString("en")} days, ${rows["client"]?.toLocaleString("en")} clients)`,
    });
  }
  return outcomes;
}

const invoiceSizes = [25_000, 50_000, 100_000];
const debtors = 2_000;
const firstDay = CalendarDate.parse("2024-01-01");
const invoiceFields = ["system", "reference", "client", "amount", "documentDate", "dueDate"];

/** Invoices of two years in one list, and a mapping that opens a client's file at its first invoice. */
function writeInvoices(folder: string, count: number): Source {
  const file = join(folder, `invoices-${count}.csv`);
  const lines = Array.from({ length: count }, (_, index) => {
    const day = addDays(firstDay, (index * 7) % 720);
    return `bench,I-${index},KH-${index % debtors},${100 + ((index * 37) % 9_000)}.50,${day},${addDays(day, 30)}`;
  });
  writeFileSync(file, `${invoiceFields.join(",")}\n${lines.join("\n")}\n`);
  const map = join(folder, "invoices.json");
  const opened = {
    prefix: "",
    name: "{{key}}",
    kind: "organisation",
    class: "business",
    tier: "C",
    since: "2024-01-01",
  };
  writeFileSync(
    map,
    JSON.stringify({
      invoices: { fields: Object.fromEntries(invoiceFields.map((name) => [name, name])), createClients: [opened] },
    }),
  );
  return { kind: "invoices", file, map };
}

/** Posting invoices by import against COPY of every row it leaves, over files of growing size. */
export async function importInvoicesBench(bench: Bench): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const size of invoiceSizes) {
    const isLargest = size === Math.max(...invoiceSizes);
    const runs = isLargest ? 3 : 1;
    const { imported, copied, rows } = await compare(bench, { ...writeInvoices(bench.folder, size), runs });
    const memory = median(imported.map((each) => each.memory));
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    outcomes.push({
      bench: "import-invoices",
      what: "invoices posted, against COPY of all that is left",
      size,
      unit: "s",
      house: median(imported.map((each) => each.seconds)),
      raw: median(copied),
      runs,
      ...(isLargest && { bound: { atMost: 10 } }),
      note: `peak memory ${memory.toFixed(0)} MiB, ${total.toLocaleString("en")} rows left (${rows["ledger_item"]?.toLocaleString("en")} items, ${rows["client"]?.toLocaleString("en")} clients)`,
    });
  }
  return outcomes;
}

const clientsImported = 10_000;
const clientsKnown = 100_000;

/** An import of clients with two persons each against COPY of every row it leaves; the look-out for duplicates apart. */
export async function importClientsBench(bench: Bench): Promise<Outcome[]> {
  const file = join(bench.folder, "clients.csv");
  writeClientList(file, clientsImported);
  const { imported, copied, rows } = await compare(bench, { kind: "clients", file, runs: 3 });
  const memory = median(imported.map((each) => each.memory));
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  return [
    {
      bench: "import-clients",
      what: "clients with two persons each, against COPY of all that is left",
      size: clientsImported,
      unit: "s",
      house: median(imported.map((each) => each.seconds)),
      raw: median(copied),
      runs: 3,
      bound: { atMost: 8 },
      note: `peak memory ${memory.toFixed(0)} MiB, ${total.toLocaleString("en")} rows left (${rows["contact"]?.toLocaleString("en")} persons, ${rows["client_name_gram"]?.toLocaleString("en")} pieces of names, ${rows["search_entry"]?.toLocaleString("en")} search entries)`,
    },
    await lookOut(bench),
  ];
}

/** How long the look-out for duplicates of as many new files takes among those on record; the raw limit is what it may take. */
async function lookOut(bench: Bench): Promise<Outcome> {
  const database = await bench.database("bench_look_out");
  await fillClients(database, clientsKnown);
  const ids = await clientIds(database);
  await database.asOwner((client) =>
    client.query(
      `update client set name = named.name from unnest($2::bigint[], $3::text[]) as named (id, name)
       where client.property_id = $1 and client.id = named.id`,
      [database.propertyId, ...named(ids)],
    ),
  );
  const rows = Array.from({ length: clientsImported }, (_, index) => ({
    names: [companyName(index * 11 + 3)],
    kind: "organisation" as const,
    address: null,
    phones: [`138${10_000_000 + index}`],
    mails: [],
  }));
  let found = 0;
  const taken = await milliseconds(() =>
    database.inProperty(async (trx) => {
      found = (await duplicatesOf(trx, rows)).length;
    }),
  );
  await database.drop();
  return {
    bench: "import-clients",
    what: `duplicates of new files among ${clientsKnown.toLocaleString("en")}, against the 30 s it may take`,
    size: clientsImported,
    unit: "s",
    house: taken / 1_000,
    raw: 30,
    runs: 1,
    bound: { atMost: 1 },
    note: `${found.toLocaleString("en")} found`,
  };
}

const named = (ids: readonly number[]): [ids: number[], names: string[]] => [
  [...ids],
  ids.map((_, index) => companyName(index)),
];
