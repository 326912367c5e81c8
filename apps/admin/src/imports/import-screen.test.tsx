import { FileId } from "@foyer/domain/files/schema";
import { ImportId, type ImportResult } from "@foyer/domain/imports/schema";
import { JobId } from "@foyer/domain/jobs/schema";
import { Instant } from "@foyer/domain/kernel/time";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Inputs, Outputs } from "../kernel/api.ts";
import { renderScreen } from "../kernel/testing.tsx";
import { ImportScreen } from "./import-screen.tsx";
import { ImportsScreen } from "./imports-screen.tsx";

type Import = Outputs["imports"]["get"];

const counted = (values: Partial<ImportResult> = {}): ImportResult => ({
  read: 3,
  created: 2,
  updated: 0,
  unchanged: 1,
  skipped: 0,
  refusedRows: 0,
  refusedValues: 0,
  refused: [],
  ignored: [],
  applied: true,
  ...values,
});
const anImport = (values: Partial<Import> = {}): Import => ({
  id: ImportId.parse(5),
  kind: "stays",
  fileName: "bookings.csv.gz",
  fileId: FileId.parse(9),
  mapping: null,
  dryRun: false,
  status: "applied",
  result: counted(),
  createdAt: Instant.parse("2026-03-05T01:00:00.000Z"),
  finishedAt: Instant.parse("2026-03-05T01:00:09.000Z"),
  jobId: JobId.parse(4),
  jobStatus: "done",
  rowsRead: 3,
  cancelRequested: false,
  problem: null,
  by: "Lin Ruoxi",
  ...values,
});

const open = (found: Import, api: Parameters<typeof renderScreen>[1] = {}) =>
  renderScreen(<ImportScreen />, {
    path: "/imports/5",
    route: "/imports/:id",
    ...api,
    api: { "imports.get": () => found, ...api.api },
  });

test("every value that was not taken is listed with where it stands and why", async () => {
  const refused = [
    { line: 3, column: "arrival", value: "2026-02-29", code: "kernel.no-such-day" },
    { line: 4, column: null, value: "2/8", code: "imports.ragged-row" },
  ];
  open(
    anImport({ status: "refused", result: counted({ applied: false, refusedRows: 2, refusedValues: 1_402, refused }) }),
  );
  const table = await screen.findByRole("table");
  const first = within(table).getByRole("row", { name: /arrival/ });
  expect(within(first).getByText("2026-02-29")).toBeTruthy();
  expect(within(first).getByText("there is no such day")).toBeTruthy();
  expect(within(table).getByText("whole row")).toBeTruthy();
  expect(screen.getByText("1402 in all; the first 2 are listed.")).toBeTruthy();
  expect(screen.getByText("Nothing was written. Correct the file and import it again.")).toBeTruthy();
});

test("a check that found nothing wrong can be applied", async () => {
  const user = userEvent.setup();
  const started: Inputs["imports"]["start"][] = [];
  const { router } = open(
    anImport({ status: "checked", dryRun: true, mapping: { fields: {} }, result: counted({ applied: false }) }),
    {
      api: {
        "imports.start": (input) => {
          started.push(input);
          return { id: ImportId.parse(6) };
        },
      },
    },
  );
  expect(await screen.findByText("Checked only. Nothing was written.")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Apply" }));
  await vi.waitFor(() => expect(router.state.location.pathname).toBe("/imports/6"));
  expect(started).toEqual([
    { kind: "stays", fileId: 9, fileName: "bookings.csv.gz", mapping: { fields: {} }, dryRun: false },
  ]);
});

test("one that is on its way shows how far it is and can be stopped", async () => {
  const user = userEvent.setup();
  const stopped: unknown[] = [];
  open(anImport({ status: "running", jobStatus: "running", result: null, finishedAt: null, rowsRead: 42_000 }), {
    api: { "jobs.cancel": (input) => void stopped.push(input) },
  });
  expect(await screen.findByText("42,000 rows read")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Stop" }));
  await vi.waitFor(() => expect(stopped).toEqual([{ id: 4 }]));
});

test("the list shows what became of each file; who may not import is not offered it", async () => {
  const { result, mapping: _, ...listed } = anImport();
  renderScreen(<ImportsScreen />, {
    path: "/imports",
    role: "auditor",
    api: { "imports.list": () => [{ ...listed, hasMapping: false, counts: result }] },
  });
  const row = await screen.findByRole("row", { name: /bookings.csv.gz/ });
  expect(within(row).getByText("Applied")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Import a file" })).toBeNull();
});

test("finance is offered the ledger's files, with their columns", async () => {
  const user = userEvent.setup();
  renderScreen(<ImportsScreen />, { path: "/imports", role: "finance", api: { "imports.list": () => [] } });
  const [button] = await screen.findAllByRole("button", { name: "Import a file" });
  if (button) await user.click(button);
  expect(await screen.findByText("dueDate*")).toBeTruthy();
  expect(screen.queryByText("arrival*")).toBeNull();
});
