import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readTally } from "./tally.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "foyer-tally-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Outcome = { status: "passed" | "failed"; tests: string[] };

function tally(files: Outcome[], exitCode: number | null) {
  const report = join(folder, "report.json");
  const testResults = files.map(({ status, tests }) => ({
    name: "some.test.ts",
    status,
    assertionResults: tests.map((outcome) => ({ status: outcome })),
  }));
  writeFileSync(report, JSON.stringify({ testResults }));
  const { passed, failed } = readTally(report, exitCode);
  return { passed, failed };
}

it.each<[string, Outcome[], number | null, { passed: number; failed: number }]>([
  ["all passed", [{ status: "passed", tests: ["passed", "passed"] }], 0, { passed: 2, failed: 0 }],
  ["some failed", [{ status: "failed", tests: ["passed", "failed"] }], 1, { passed: 1, failed: 1 }],
  [
    "a file did not load",
    [
      { status: "passed", tests: ["passed"] },
      { status: "failed", tests: [] },
    ],
    1,
    { passed: 1, failed: 1 },
  ],
  ["a file's own hook failed", [{ status: "failed", tests: ["passed", "skipped"] }], 1, { passed: 1, failed: 1 }],
  ["an error outside of any test", [{ status: "passed", tests: ["passed"] }], 1, { passed: 1, failed: 1 }],
  ["the run was killed", [{ status: "passed", tests: ["passed"] }], null, { passed: 1, failed: 1 }],
  ["everything was left out", [{ status: "passed", tests: ["skipped", "todo"] }], 0, { passed: 0, failed: 1 }],
  ["there was nothing", [], 0, { passed: 0, failed: 1 }],
])("%s", (_, files, exitCode, expected) => {
  expect(tally(files, exitCode)).toEqual(expected);
});

it("a run that left no report has failed", () => {
  expect(readTally(join(folder, "none.json"), 1)).toMatchObject({ passed: 0, failed: 1 });
});
