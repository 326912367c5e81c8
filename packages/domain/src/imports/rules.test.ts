import { describe, expect, test } from "vitest";
import type { JobStatus } from "../jobs/schema.ts";
import { statusAfter, statusNow } from "./rules.ts";
import type { ImportStatus } from "./schema.ts";

describe("an import's status", () => {
  test.each([
    [0, false, "applied"],
    [0, true, "checked"],
    [1, false, "refused"],
    [1, true, "refused"],
  ])("with %i values refused, tried only: %s", (refusedValues, dryRun, status) =>
    expect(statusAfter({ refusedValues }, dryRun)).toBe(status),
  );

  test.each<[ImportStatus, JobStatus | null, ImportStatus]>([
    ["queued", null, "queued"],
    ["queued", "queued", "queued"],
    ["queued", "running", "running"],
    ["queued", "failed", "failed"],
    ["queued", "cancelled", "cancelled"],
    ["queued", "done", "queued"],
    ["applied", "running", "applied"],
    ["refused", "failed", "refused"],
  ])("%s while its job is %s", (status, jobStatus, now) => expect(statusNow({ status, jobStatus })).toBe(now));
});
