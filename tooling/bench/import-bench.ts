import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { checkout } from "@foyer/start/settings";
import { allBookings, writeBookings } from "./bookings.ts";
import { copyIn, type Dump, dump } from "./copy.ts";
import type { Bench, BenchDatabase } from "./house.ts";
import { median, type Outcome } from "./outcome.ts";

const run = promisify(execFile);

interface Imported {
  readonly seconds: number;
  /** Peak resident memory in MiB, of the whole process and before the import began. */
  readonly memory: number;
  readonly memoryBefore: number;
}

async function importInto(database: BenchDatabase, file: string, map: string): Promise<Imported> {
  await settle(database);
  const program = join(import.meta.dirname, "import-run.ts");
  const { stdout } = await run(process.execPath, [program, database.url, file, map]);
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

async function compare(bench: Bench, { file, map, runs }: { file: string; map: string; runs: number }) {
  const imported: Imported[] = [];
  const copied: number[] = [];
  let rows: Dump["rows"] = {};
  for (let turn = 0; turn < runs; turn += 1) {
    const filled = await bench.database("bench_import");
    imported.push(await importInto(filled, file, map));
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
    const { imported, copied, rows } = await compare(bench, { file, map, runs });
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
