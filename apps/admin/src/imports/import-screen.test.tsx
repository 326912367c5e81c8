import { FileId } from "@foyer/domain/files/schema";
import { ImportId, type ImportResult } from "@foyer/domain/imports/schema";
import { JobId } from "@foyer/domain/jobs/schema";
import { Instant } from "@foyer/domain/kernel/time";
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import type { Inputs, Outputs } from "../kernel/api.ts";
import { renderScreen } from "../kernel/testing.tsx";
import { ImportScreen } from "./import-screen.tsx";
import { ImportsScreen } from "./imports-screen.tsx";

type Import = Outputs["imports"]["get"];
type Head = Outputs["imports"]["head"];

const counted = (values: Partial<ImportResult> = {}): ImportResult => ({
  read: 3,
  created: 2,
  updated: 0,
  unchanged: 1,
  skipped: 0,
  refusedRows: 0,
  refusedValues: 0,
  refused: [],
  differences: 0,
  ignored: [],
  applied: true,
  ...values,
});
const anImport = (values: Partial<Import> = {}): Import => ({
  id: ImportId.parse(5),
  kind: "clients",
  fileName: "客户.xlsx",
  fileId: FileId.parse(9),
  fixesFileId: null,
  mapping: { fields: {} },
  sheet: null,
  run: 1,
  dryRun: true,
  status: "applied",
  result: counted(),
  duplicates: null,
  reversal: null,
  changeNumber: 12,
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

const head: Head = {
  sheets: ["客户", "旧"],
  sheet: "客户",
  header: ["客户编号", "单位", "性质", "级别"],
  problems: [],
  columns: [
    { name: "客户编号", samples: ["K-1", "K-2"], values: ["K-1", "K-2"] },
    { name: "单位", samples: ["星河"], values: ["星河"] },
    { name: "性质", samples: ["企业"], values: ["企业"] },
    { name: "级别", samples: ["金"], values: ["金", "A"] },
  ],
  mapping: {
    fields: { reference: "客户编号", name: "单位", kind: "性质" },
    where: {},
    nulls: [],
    createClients: [],
  },
  currency: "CNY",
};

describe("mapping", () => {
  const drafted = anImport({ status: "draft", result: null, mapping: null, jobId: null, finishedAt: null });

  test("shows the file's columns with values and guesses; corrections, words and constants go with the check", async () => {
    const user = userEvent.setup();
    const asked: Inputs["imports"]["check"][] = [];
    open(drafted, {
      api: { "imports.head": () => head, "imports.check": (input) => void asked.push(input) },
    });
    const table = await screen.findByRole("table", { name: "Column of the file" }, { timeout: 10_000 });
    expect(within(table).getByText("星河")).toBeTruthy();
    const choose = async (label: string | RegExp, option: string) => {
      await user.click(screen.getByRole("combobox", { name: label }));
      await user.click(await screen.findByRole("option", { name: option }));
    };
    await choose(/“企业” means/, "Organisation");
    await choose("Read as 级别", "Tier");
    await choose(/“金” means/, "A");
    await choose("Add a value for every row", "Class");
    await choose("Class", "Conference");
    await user.click(screen.getByRole("button", { name: "Check every row" }));
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]).toMatchObject({
      id: 5,
      sheet: "客户",
      header: head.header,
      mapping: {
        fields: {
          reference: "客户编号",
          name: "单位",
          kind: { column: "性质", values: { 企业: "organisation" } },
          tier: { column: "级别", values: { 金: "A" } },
          class: { constant: "conference" },
        },
      },
    });
  });

  test("names what is needed and missing, and what keeps the file from being read", async () => {
    const without = { ...head.mapping, fields: { name: "单位" } };
    open(drafted, { api: { "imports.head": () => ({ ...head, mapping: without }) } });
    expect(await screen.findByText("Required and still missing: Client number")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Check every row" })).toHaveProperty("disabled", true);
    cleanup();
    const problems = [{ line: 1, column: null, value: "", code: "imports.unreadable" }];
    open(drafted, { api: { "imports.head": () => ({ ...head, header: [], columns: [], problems }) } });
    expect(await screen.findByText("This file cannot be read")).toBeTruthy();
  });
});

test("refused rows are put right on the spot, saved, and the file is checked again", async () => {
  const user = userEvent.setup();
  const refused = [
    { line: 3, column: "级别", value: "金", code: "kernel.unknown-option" },
    { line: 4, column: null, value: "2/4", code: "imports.ragged-row" },
  ];
  const mended: Inputs["imports"]["mend"][] = [];
  const checked: Inputs["imports"]["check"][] = [];
  open(
    anImport({ status: "refused", result: counted({ applied: false, refusedRows: 2, refusedValues: 2, refused }) }),
    {
      api: {
        "imports.badRows": () => ({
          header: head.header,
          rows: [
            { line: 3, cells: ["K-1", "星河", "企业", "金"], problems: refused.slice(0, 1), whole: false },
            { line: 4, cells: ["K-2", "云山", "", ""], problems: refused.slice(1), whole: true },
          ],
          more: false,
          mended: 0,
          leftOut: [],
        }),
        "imports.mend": (input) => {
          mended.push(input);
          return { mended: 2 };
        },
        "imports.check": (input) => void checked.push(input),
      },
    },
  );
  expect(await screen.findByText("Nothing was written. Correct the file and import it again.")).toBeTruthy();
  const cell = await screen.findByRole("textbox", { name: "Line 3, 级别" });
  expect(screen.getByText(/one of the options|no such option|option/i)).toBeTruthy();
  await user.clear(cell);
  await user.type(cell, "A");
  await user.type(screen.getByRole("textbox", { name: "Line 4, 级别" }), "B");
  await user.click(screen.getByRole("button", { name: "Save and check again" }));
  await vi.waitFor(() => expect(checked).toHaveLength(1));
  expect(mended).toEqual([
    {
      id: 5,
      fixes: [
        { line: 3, cells: { 级别: "A" }, whole: false, leftOut: false },
        { line: 4, cells: { 客户编号: "K-2", 单位: "云山", 性质: "", 级别: "B" }, whole: true, leftOut: false },
      ],
    },
  ]);
});

test("a check says what would change and who may be there already, and can be applied", async () => {
  const user = userEvent.setup();
  const written: unknown[] = [];
  const duplicates = [
    { line: 2, name: "星河文化", clientId: 7, clientName: "星河文化传媒", otherLine: null, score: 930 },
  ];
  open(anImport({ status: "checked", duplicates, result: counted({ applied: false, updated: 1, differences: 2 }) }), {
    api: {
      "imports.differences": ({ after = 0 }) =>
        after > 0
          ? []
          : [
              { line: 1, subject: "client", row: 7, name: "星河", field: "tier", before: "C", after: "A" },
              {
                line: 2,
                subject: "contact",
                row: 8,
                name: "王敏",
                field: "mobile",
                before: "138****8000",
                after: "139****9000",
              },
            ],
      "imports.write": (input) => void written.push(input),
    },
  });
  const table = await screen.findByRole("table", { name: "What would change" });
  const row = within(table).getByRole("row", { name: /星河/ });
  expect(within(row).getByText("Tier")).toBeTruthy();
  expect(within(table).getByText("139****9000")).toBeTruthy();
  const known = screen.getByRole("table", { name: "Clients that may be there already" });
  expect(within(known).getByRole("link", { name: "星河文化传媒" }).getAttribute("href")).toBe("/clients/7");
  await user.click(screen.getByRole("button", { name: "Apply" }));
  await vi.waitFor(() => expect(written).toEqual([{ id: 5 }]));
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

test("an applied import is taken back once, after a word of warning; then it says what stays", async () => {
  const user = userEvent.setup();
  const reversed: unknown[] = [];
  open(anImport(), { api: { "imports.reverse": (input) => void reversed.push(input) } });
  await user.click(await screen.findByRole("button", { name: "Take this import back" }));
  await user.click(await screen.findByRole("button", { name: "Take it back" }));
  await vi.waitFor(() => expect(reversed).toEqual([{ id: 5 }]));
  cleanup();
  const rows = [{ subject: "client", row: 7, name: "星河", field: "city", code: "imports.edited-since" }];
  open(anImport({ status: "reversed", reversal: { takenAway: { client: 2 }, putBack: { client: 1 }, kept: 1, rows } }));
  expect(await screen.findByText("Client 2")).toBeTruthy();
  expect(screen.getByText("has been edited since")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Take this import back" })).toBeNull();
});

test("who only reads imports is offered nothing to press", async () => {
  open(anImport(), { role: "auditor" });
  expect(await screen.findByText("客户.xlsx")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Take this import back" })).toBeNull();
});

test("the list shows what became of each file; who may not import is not offered it", async () => {
  const { result, mapping: _, duplicates: __, reversal: ___, ...listed } = anImport();
  renderScreen(<ImportsScreen />, {
    path: "/imports",
    role: "auditor",
    api: { "imports.list": () => [{ ...listed, hasMapping: false, counts: result }] },
  });
  const row = await screen.findByRole("row", { name: /客户.xlsx/ });
  expect(within(row).getByText("Applied")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Import a file" })).toBeNull();
});

test("finance is offered the ledger's files, with samples to start from", async () => {
  const user = userEvent.setup();
  renderScreen(<ImportsScreen />, { path: "/imports", role: "finance", api: { "imports.list": () => [] } });
  const [button] = await screen.findAllByRole("button", { name: "Import a file" });
  if (button) await user.click(button);
  const panel = await screen.findByRole("dialog");
  const sample = within(panel).getByRole("link", { name: "CSV (GB18030)" });
  expect(sample.getAttribute("href")).toBe("/samples/invoices-gb18030.csv");
});
