import { type Step, steps } from "./steps.ts";

type Report = { step: Step; ok: boolean; output: string; seconds: number };

async function report(step: Step): Promise<Report> {
  const start = performance.now();
  const outcome = await step.run().catch((error: unknown) => ({ ok: false, output: String(error) }));
  const seconds = (performance.now() - start) / 1000;
  const line = `${outcome.ok ? "ok  " : "FAIL"}  ${step.name.padEnd(10)} ${seconds.toFixed(1).padStart(5)} s`;
  process.stdout.write(`${outcome.ok ? line : `${line}  ${step.instead}`}\n`);
  return { step, ...outcome, seconds };
}

/** Two at a time: a machine with two cores is the least that the house is built on. */
async function reportAll(chosen: readonly Step[]): Promise<Report[]> {
  const waiting = [...chosen];
  const reports: Report[] = [];
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) reports.push(await report(step));
  };
  await Promise.all([work(), work()]);
  return reports;
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  process.stderr.write(`check knows no ${unknown.join(", ")}; it knows ${steps.map((step) => step.name).join(", ")}\n`);
  process.exit(2);
}

const start = performance.now();
const reports = await reportAll(names.length === 0 ? steps : steps.filter((step) => names.includes(step.name)));
const failed = reports.filter(({ ok }) => !ok);
for (const { step, output } of failed) process.stdout.write(`\n── ${step.name}: ${step.instead}\n${output}\n`);
const seconds = ((performance.now() - start) / 1000).toFixed(1);
process.stdout.write(`\n${reports.length - failed.length} passed, ${failed.length} failed, ${seconds} s\n`);
process.exit(failed.length === 0 ? 0 : 1);
