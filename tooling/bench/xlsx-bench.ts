import { readFileSync, writeFileSync } from "node:fs";
import { Agent } from "node:http";
import { fillClients } from "./clients.ts";
import type { Bench } from "./house.ts";
import { ask } from "./load.ts";
import { fillOpenItems } from "./open-items.ts";
import { milliseconds, type Outcome } from "./outcome.ts";
import { served } from "./served.ts";
import { signIn } from "./session.ts";

const rows = 100_000;
const asOf = "2025-12-31";
/** What the process that serves it may have of memory, in MiB. */
const most = 250;

/** The most memory that a process ever had since it was asked to count anew, in MiB. */
const peak = {
  reset: (pid: number) => writeFileSync(`/proc/${pid}/clear_refs`, "5"),
  of: (pid: number) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024,
};

/** The aging of 100,000 clients as XLSX over HTTP, to its last byte: the memory of the process that serves it. */
export async function xlsxBench(bench: Bench): Promise<Outcome[]> {
  const database = await bench.database("bench_xlsx");
  const { headers } = await signIn(database, "finance");
  await fillClients(database, rows);
  await fillOpenItems(database, 1);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const outcome = await served("serve-house.ts", [database.url], async (address, pid) => {
    await ask({ url: `${address}/api/export/aging?asOf=${asOf}&by=class&format=xlsx`, headers }, agent);
    peak.reset(pid);
    const before = peak.of(pid);
    let bytes = 0;
    const taken = await milliseconds(async () => {
      bytes = await ask({ url: `${address}/api/export/aging?asOf=${asOf}&format=xlsx`, headers }, agent);
    });
    return { before, bytes, taken, house: peak.of(pid) };
  });
  agent.destroy();
  await database.drop();
  const { before, bytes, taken, house } = outcome;
  return [
    {
      bench: "aging-xlsx",
      what: "peak memory of the serving process, against what it may have",
      size: rows,
      unit: "MiB",
      house,
      raw: most,
      runs: 1,
      bound: { atMost: 1 },
      note: `${before.toFixed(0)} MiB before; ${(bytes / 1_048_576).toFixed(1)} MiB in ${(taken / 1_000).toFixed(1)} s`,
    },
  ];
}
