import { Agent } from "node:http";
import { creditSalesByClient } from "@foyer/db/receivables/figures/queries";
import { keepSnapshot } from "@foyer/db/receivables/snapshots/mutations";
import { sealMonthEnds } from "@foyer/db/receivables/snapshots/seals/mutations";
import { checkSeal } from "@foyer/db/receivables/snapshots/seals/queries";
import { windowFrom } from "@foyer/domain/receivables/figures/rules";
import { clientIds, fillClients } from "./clients.ts";
import { begun, type Bench, type BenchDatabase } from "./house.ts";
import { asOf, fillLedger } from "./ledger.ts";
import { ask } from "./load.ts";
import { median, milliseconds, type Outcome } from "./outcome.ts";
import { served } from "./served.ts";
import { signIn } from "./session.ts";

const clients = 50_000;
/** Items, and as many allocations. */
const items = 1_000_000;
const runs = 7;

/** The kept night once more for each of the two years before it, as the nightly task would have left them. */
const nightsBefore = `
  with kept as (
    insert into aging_snapshot (property_id, business_date, currency, taken_at, sequence, edges, not_due_minor, buckets_minor,
      unapplied_minor, balance_minor, control_minor)
    select property_id, business_date - ago, currency, taken_at, sequence, edges, not_due_minor, buckets_minor, unapplied_minor,
      balance_minor, control_minor
    from aging_snapshot cross join generate_series(1, 730) ago where property_id = $1
    returning business_date
  )
  insert into receivables_figures (property_id, business_date, currency, days, sales_minor, begin_minor, not_due_minor, balance_minor,
    month_sales_minor, month_written_off_minor, count_back, closed_minor, days_late, due_minor, on_time_minor, by_age_minor)
  select property_id, business_date - ago, currency, days, sales_minor, begin_minor, not_due_minor, balance_minor,
    month_sales_minor, month_written_off_minor, count_back, closed_minor, days_late, due_minor, on_time_minor, by_age_minor
  from receivables_figures cross join generate_series(1, 730) ago where property_id = $1`;

async function fill(database: BenchDatabase): Promise<void> {
  await fillClients(database, clients);
  await fillLedger(database, items);
}

/** What a night takes to keep, what a seal takes to check, and the screen that shows two years of nights. */
export async function figuresBench(bench: Bench): Promise<Outcome[]> {
  const database = await bench.database("bench_figures");
  const { headers } = await signIn(database, "finance");
  await fill(database);
  const outcomes: Outcome[] = [];
  const took = (what: string, taken: Pick<Outcome, "house" | "raw" | "bound">, counted = 1) =>
    outcomes.push({ bench: "figures", what, size: items * 2, unit: "ms", runs: counted, ...taken });
  const keeping = await milliseconds(() => database.inProperty((trx) => keepSnapshot(trx, asOf, begun)));
  took("a night kept with its figures, against the minute that a job's statement may take", {
    house: keeping,
    raw: 60_000,
    bound: { atMost: 1 },
  });
  await database.inProperty((trx) => sealMonthEnds(trx, begun));
  const seal = { businessDate: asOf, currency: "EUR" } as const;
  const checking = await milliseconds(async () => {
    if (await database.inProperty((trx) => checkSeal(trx, seal))) throw new Error("the seal does not hold");
  });
  took("a sealed month end checked against rows and ledger, against the 5 s that a screen's question may take", {
    house: checking,
    raw: 5_000,
    bound: { atMost: 1 },
  });
  const some = (await clientIds(database)).slice(0, 1_000);
  const window = { from: windowFrom(asOf), to: asOf, clientIds: some };
  const selling = await milliseconds(() => database.inProperty((trx) => creditSalesByClient(trx, window)));
  took("credit sales of 1,000 clients in 90 days, against a second", { house: selling, raw: 1_000 });
  await database.asOwner((client) => client.query(nightsBefore, [database.propertyId]));
  await database.asOwner((client) => client.query("analyze"));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  await served("serve-house.ts", [database.url], async (address) => {
    const input = encodeURIComponent(JSON.stringify({ 0: { asOf }, 1: { asOf, currency: "EUR" } }));
    // what the screen asks for at once: nights, provision, seals
    const url = `${address}/api/trpc/figures.nights,figures.provision,figures.seals?batch=1&input=${input}`;
    const taken: number[] = [];
    for (let run = 0; run <= runs; run += 1) taken.push(await milliseconds(() => ask({ url, headers }, agent)));
    took(
      "the screen of the kept nights over HTTP, against the 150 ms it may take",
      {
        house: median(taken.slice(1)),
        raw: 150,
        bound: { atMost: 1 },
      },
      runs,
    );
  });
  agent.destroy();
  await database.drop();
  return outcomes;
}
