import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildAdmin } from "./build-admin.ts";
import { explain } from "./cannot-start.ts";
import { findOrInstallChromium } from "./chromium.ts";
import { checkout } from "./settings.ts";
import { startTestCluster } from "./test-cluster.ts";
import { readTally, type Tally } from "./tally.ts";

let vitest: ChildProcess | undefined;
const interruption = new AbortController();

/** Runs every test of the workspace, or those whose path matches the arguments. */
async function runTests(filters: string[]): Promise<Tally> {
  const chromium = findOrInstallChromium();
  await buildAdmin(interruption.signal);
  interruption.signal.throwIfAborted();
  const folder = mkdtempSync(join(tmpdir(), "foyer-test-"));
  const report = join(folder, "report.json");
  const flags = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...filters];
  vitest = spawn(process.execPath, [join(checkout, "node_modules/vitest/vitest.mjs"), ...flags], {
    cwd: checkout,
    env: { ...process.env, FOYER_CHROMIUM: chromium },
    stdio: "inherit",
  });
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  vitest.once("error", reject);
  vitest.once("close", resolve);
  const exitCode = await promise;
  const tally = readTally(report, exitCode);
  rmSync(folder, { recursive: true });
  return tally;
}

function interrupt(): void {
  interruption.abort();
  vitest?.kill("SIGTERM");
}

process.on("SIGINT", interrupt);
process.on("SIGTERM", interrupt);
process.on("disconnect", interrupt);

try {
  const { passed, failed, remarks } = await runTests(process.argv.slice(2));
  // A run that was broken off may not have stopped its server; whoever leaves last does.
  if (interruption.signal.aborted) await (await startTestCluster()).stop();
  for (const remark of remarks) process.stdout.write(`${remark}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 ? 0 : 1);
} catch (error) {
  if (!interruption.signal.aborted) explain(error);
  process.exit(1);
}
