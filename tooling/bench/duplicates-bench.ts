import { keepPairs } from "@foyer/db/clients/duplicates/mutations";
import { comparedClients } from "@foyer/db/clients/duplicates/compared/queries";
import { duplicatesOf } from "@foyer/db/clients/duplicates/incoming/queries";
import { duplicates } from "@foyer/domain/clients/duplicates/rules";
import { firmNames } from "./duplicate-names.ts";
import { begun, type Bench, type BenchDatabase } from "./house.ts";
import type { Outcome } from "./outcome.ts";
import { labelledSets, qualityOf, readLabelled } from "./quality.ts";

const sizes = [25_000, 50_000, 100_000];
const incoming = 10_000;

const addClients = (database: BenchDatabase, names: readonly string[], from: number): Promise<void> =>
  database.asOwner(async (client) => {
    await client.query(
      `insert into client (property_id, reference, kind, name, created_at)
       select $1, 'D-' || ($2::int + place), 'organisation', name, '2020-01-01'
       from unnest($3::text[]) with ordinality as given (name, place)`,
      [database.propertyId, from, names],
    );
    await client.query("analyze client");
  });

/** As the job does it: reads all files, compares them outside of any transaction, keeps the pairs. */
async function scan(database: BenchDatabase): Promise<{ seconds: number; pairs: number }> {
  const started = performance.now();
  const records = await database.inProperty((trx) => comparedClients(trx));
  const pairs = [...duplicates(records)].flatMap((step) => step.pairs);
  const kept = pairs.flatMap(({ one, other, score, reasons }) => {
    const [a, b] = [records[one]?.id, records[other]?.id];
    return a === undefined || b === undefined ? [] : [{ oneId: a, otherId: b, score, reasons }];
  });
  await database.inProperty((trx) => keepPairs(trx, kept, begun));
  return { seconds: (performance.now() - started) / 1_000, pairs: pairs.length };
}

/** How well pairs are told on labelled names: what was found and what was right, both in per cent, against what is asked. */
function quality(): Outcome[] {
  return labelledSets.flatMap(({ file, asked, about }) => {
    const { names, pairs, precision, recall } = qualityOf(readLabelled(file));
    const of = (what: string, share: number): Outcome => ({
      bench: "duplicates",
      what: `${what}, ${file}`,
      size: names,
      unit: "%",
      house: share * 100,
      raw: asked,
      runs: 1,
      bound: { atLeast: 1 },
      note: `${pairs} pairs that are one client; ${about}`,
    });
    return [of("precision", precision), of("recall", recall)];
  });
}

/** A scan of all files at three sizes, and the check of an import, against the seconds each may take; then how good the pairs are. */
export async function duplicatesBench(bench: Bench): Promise<Outcome[]> {
  const database = await bench.database("bench_duplicates");
  const names = firmNames(sizes.at(-1) ?? 0);
  const outcomes: Outcome[] = [];
  let there = 0;
  for (const size of sizes) {
    await addClients(database, names.slice(there, size), there);
    there = size;
    const { seconds, pairs } = await scan(database);
    outcomes.push({
      bench: "duplicates",
      what: "scan of all clients, against a minute",
      size,
      unit: "s",
      house: seconds,
      raw: 60,
      runs: 1,
      ...(size === sizes.at(-1) && { bound: { atMost: 1 } }),
      note: `${pairs.toLocaleString("en")} pairs, peak memory ${Math.round(process.resourceUsage().maxRSS / 1_024)} MiB`,
    });
  }
  const rows = firmNames(incoming, 11).map((name) => ({ names: [name] }));
  const started = performance.now();
  const found = await database.inProperty((trx) => duplicatesOf(trx, rows));
  outcomes.push({
    bench: "duplicates",
    what: "check of an import against 100,000 clients, against half a minute",
    size: incoming,
    unit: "s",
    house: (performance.now() - started) / 1_000,
    raw: 30,
    runs: 1,
    bound: { atMost: 1 },
    note: `${found.length.toLocaleString("en")} pairs`,
  });
  await database.drop();
  return [...outcomes, ...quality()];
}
