import { existsSync, readFileSync } from "node:fs";

export type Tally = { passed: number; failed: number; remarks: string[] };

type Report = { testResults: { name: string; status: string; assertionResults: { status: string }[] }[] };

const isReport = (report: unknown): report is Report =>
  typeof report === "object" && report !== null && "testResults" in report && Array.isArray(report.testResults);

/**
 * Counts vitest's JSON report. A file that could not be loaded has no tests to fail and counts as one failure, and so
 * does a run that failed otherwise or ran nothing: a tally without failures must mean that all is well.
 */
export function readTally(reportFile: string, exitCode: number | null): Tally {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, remarks: ["vitest has not come to its end"] };
  const report: unknown = JSON.parse(readFileSync(reportFile, "utf8"));
  if (!isReport(report)) throw new Error(`${reportFile} is not a report of vitest`);
  const { testResults } = report;
  const tests = testResults.flatMap((file) => file.assertionResults);
  const count = (status: string): number => tests.filter((test) => test.status === status).length;
  const unloaded = testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  const passed = count("passed");
  const failed = count("failed") + unloaded.length;
  const leftOut = tests.length - passed - count("failed");
  const remarks = [
    ...unloaded.map((file) => `failed as a whole: ${file.name}`),
    ...(leftOut > 0 ? [`${leftOut} left out (skipped or to be written)`] : []),
  ];
  if (failed > 0) return { passed, failed, remarks };
  if (passed === 0) return { passed, failed: 1, remarks: [...remarks, "no test was run"] };
  if (exitCode !== 0)
    return { passed, failed: 1, remarks: [...remarks, "the tests passed, but the run failed (see above)"] };
  return { passed, failed, remarks };
}
