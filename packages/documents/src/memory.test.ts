import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { readCsvBlocks } from "./csv-in.ts";
import { writeCsv } from "./csv-out.ts";
import type { Table } from "./table.ts";
import { readXlsxBlocks } from "./xlsx-in.ts";
import { writeXlsx } from "./xlsx-out.ts";

setFlagsFromString("--expose-gc");
const collector: unknown = runInNewContext("gc");

function collectGarbage(): void {
  if (typeof collector !== "function") throw new Error("the garbage collector is not exposed");
  Reflect.apply(collector, undefined, []);
}

/** What is alive, not what is allocated: how far the heap grows while `steps` runs, measured after collecting garbage. */
async function heapGrowth(steps: AsyncIterable<unknown>, every: number): Promise<number> {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  let step = 0;
  for await (const _ of steps) {
    if (step++ % every !== 0) continue;
    collectGarbage();
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  expect(step).toBeGreaterThan(3 * every);
  return most;
}

const rows = 100_000;
const flat = 12 * 1024 * 1024;

async function* lines(): AsyncGenerator<Uint8Array> {
  const cells = Array.from({ length: 29 }, (_, index) => `value of column ${index}`).join();
  yield Buffer.from(`${Array.from({ length: 32 }, (_, index) => `column ${index}`).join()}\n`);
  for (let row = 0; row < rows; row += 500)
    yield Buffer.from(
      Array.from({ length: 500 }, (_, index) => `客户,${row + index},"quoted, ${row}",${cells}\n`).join(""),
    );
}

const table = (): Table<number> => ({
  columns: [
    { kind: "text", header: "Client", value: (row) => `client number ${row}` },
    { kind: "money", header: "Revenue", value: (row) => row, exponent: 2, sum: true },
  ],
  rows: (function* () {
    for (let row = 0; row < rows; row++) yield row;
  })(),
  totalLabel: "Total",
});

describe("memory stays flat over 100,000 rows", { timeout: 120_000 }, () => {
  it("reading CSV of 60 MB", async () => {
    expect(await heapGrowth((await readCsvBlocks(lines())).blocks, 10)).toBeLessThan(flat);
  });

  it("writing CSV", async () => {
    expect(await heapGrowth(writeCsv(table()), 5)).toBeLessThan(flat);
  });

  it("writing XLSX", async () => {
    expect(await heapGrowth(writeXlsx({ ...table(), name: "Clients" }), 5)).toBeLessThan(flat);
  });

  it("reading XLSX, beside the packed file itself", async () => {
    const file = Buffer.concat(await Array.fromAsync(writeXlsx({ ...table(), name: "Clients" })));
    const { blocks } = await readXlsxBlocks(ReadableStream.from([file]));
    expect(await heapGrowth(blocks, 10)).toBeLessThan(flat);
  });
});
