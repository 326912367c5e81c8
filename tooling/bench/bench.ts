import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { agingBench } from "./aging-bench.ts";
import { changesBench } from "./changes-bench.ts";
import { duplicatesBench } from "./duplicates-bench.ts";
import { figuresBench } from "./figures-bench.ts";
import { gridBench } from "./grid-bench.ts";
import { type Bench, withBench } from "./house.ts";
import { importBench, importClientsBench, importInvoicesBench } from "./import-bench.ts";
import type { Outcome } from "./outcome.ts";
import { pageBench } from "./page-bench.ts";
import { statementsBench } from "./statements-bench.ts";
import { xlsxBench } from "./xlsx-bench.ts";
import { tableOf } from "./table.ts";

const { values: options, positionals } = parseArgs({
  options: { json: { type: "boolean", default: false }, bookings: { type: "string" } },
  allowPositionals: true,
});

const benches: Readonly<Record<string, (bench: Bench) => Promise<Outcome[]>>> = {
  import: (bench) => importBench(bench, options.bookings),
  "import-clients": importClientsBench,
  "import-invoices": importInvoicesBench,
  aging: agingBench,
  "aging-xlsx": xlsxBench,
  figures: figuresBench,
  statements: statementsBench,
  page: pageBench,
  changes: changesBench,
  grid: gridBench,
  duplicates: duplicatesBench,
};

const unknown = positionals.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  process.stderr.write(`there is no bench ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}\n`);
  process.exit(2);
}
const chosen = Object.entries(benches).filter(([name]) => positionals.length === 0 || positionals.includes(name));

await withBench(async (bench) => {
  const settings = Object.entries(bench.settings).map(([name, value]) => `${name} ${value}`);
  process.stderr.write(`PostgreSQL: ${settings.join(", ")}\n`);
  const [load = 0] = loadavg();
  process.stderr.write(
    `Node ${process.version}, ${availableParallelism()} processors, load before ${load.toFixed(1)}\n`,
  );
  const outcomes: Outcome[] = [];
  for (const [name, run] of chosen) {
    process.stderr.write(`${name} …\n`);
    outcomes.push(...(await run(bench)));
  }
  if (options.json) process.stdout.write(`${JSON.stringify({ settings: bench.settings, outcomes }, null, 2)}\n`);
  else process.stdout.write(`${tableOf(outcomes)}\n`);
});
