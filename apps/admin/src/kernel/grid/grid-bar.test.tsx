import { clientColumns } from "@foyer/domain/clients/rows/schema";
import type { GridViewId } from "@foyer/domain/changes/views/schema";
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Inputs } from "../api.ts";
import { renderScreen } from "../testing.tsx";
import { GridBar } from "./grid-bar.tsx";
import type { GridField } from "./grid-field.ts";
import { type ListedView, useGridView } from "./use-grid-view.ts";

const fields: GridField[] = [
  { field: "name", header: "Name", kind: "text", hidden: false },
  {
    field: "tier",
    header: "Tier",
    kind: "option",
    hidden: false,
    options: [
      { value: "A", label: "A" },
      { value: "B", label: "B" },
    ],
  },
  { field: "phoneMask", header: "Phone", kind: "masked", hidden: false },
  { field: "staleOn", header: "To verify by", kind: "date", hidden: true },
];

const aView = (more: Partial<ListedView> = {}): ListedView => ({
  id: 7 as GridViewId,
  grid: "clients",
  name: "Best clients",
  filter: { search: "", conditions: [{ field: "tier", is: "is", value: "A" }] },
  sort: [],
  columns: {},
  colours: [],
  audience: "private",
  isOwn: true,
  mayChange: true,
  ...more,
});

function Bar() {
  const view = useGridView({ grid: "clients", shorts: ["tier"] });
  return (
    <>
      <GridBar view={view} fields={fields} hint="Search" exportAct="clients:export" />
      <output>{JSON.stringify(view.filter)}</output>
      {view.isLost && <p>lost</p>}
    </>
  );
}

interface Staged {
  path?: string;
  role?: "manager" | "rep";
  views?: ListedView[];
  onSave?: (input: Inputs["changes"]["saveView"]) => void;
}
const stage = ({ path = "/clients", role = "manager", views = [], onSave = () => undefined }: Staged = {}) =>
  renderScreen(<Bar />, {
    path,
    route: "/clients",
    role,
    api: {
      "changes.views": () => views,
      "changes.saveView": (input) => {
        onSave(input);
        return 7 as GridViewId;
      },
    },
  });
const filter = async () => JSON.parse((await screen.findByRole("status")).textContent) as unknown;

test("a condition is built, shown as a chip, and taken away", async () => {
  const { router } = stage();
  await userEvent.click(await screen.findByRole("button", { name: "Add filter" }));
  await userEvent.click(screen.getByRole("combobox", { name: "Field" }));
  expect(screen.queryByRole("option", { name: "Phone" })).toBeNull();
  await userEvent.click(screen.getByRole("option", { name: "Tier" }));
  await userEvent.click(screen.getByRole("combobox", { name: "Value" }));
  await userEvent.click(screen.getByRole("option", { name: "B" }));
  await userEvent.click(screen.getByRole("button", { name: "Apply" }));
  expect(await screen.findByRole("button", { name: "Tier is B" })).toBeTruthy();
  expect(await filter()).toEqual({ search: "", conditions: [{ field: "tier", is: "is", value: "B" }] });
  expect(router.state.location.search).toContain("where=");
  await userEvent.click(screen.getByRole("button", { name: "Remove the filter Tier is B" }));
  expect(await filter()).toEqual({ search: "", conditions: [] });
});

test("what a link asks for in short is a filter; a condition that is none is not", async () => {
  stage({ path: "/clients?tier=A" });
  expect(await filter()).toEqual({ search: "", conditions: [{ field: "tier", is: "is", value: "A" }] });
});

test("a link with nonsense shows everything", async () => {
  stage({ path: "/clients?where=nonsense" });
  expect(await filter()).toEqual({ search: "", conditions: [] });
});

test("a view opens by its link; one that is not there is said to be gone", async () => {
  stage({ path: "/clients?view=7", views: [aView()] });
  expect(await screen.findByRole("button", { name: "Tier is A" })).toBeTruthy();
  expect(screen.queryByText("lost")).toBeNull();
});

test("a view that is not shared with one is lost", async () => {
  stage({ path: "/clients?view=8", views: [aView()] });
  expect(await screen.findByText("lost")).toBeTruthy();
});

test("a role begins with its view, and may leave it", async () => {
  stage({ role: "rep", views: [aView({ audience: { role: "rep" }, isOwn: false, mayChange: false })] });
  await userEvent.click(await screen.findByRole("button", { name: "View" }));
  expect(await filter()).toMatchObject({ conditions: [{ field: "tier" }] });
  const menu = within(await screen.findByRole("menu"));
  expect(menu.queryByRole("menuitem", { name: "Make it where a role begins" })).toBeNull();
  expect(menu.queryByRole("menuitem", { name: "Rename…" })).toBeNull();
  await userEvent.click(menu.getByRole("menuitem", { name: "Everything" }));
  await waitFor(async () => expect(await filter()).toEqual({ search: "", conditions: [] }));
});

test("whoever searches where the role begins stays there", async () => {
  stage({ role: "rep", views: [aView({ audience: { role: "rep" }, isOwn: false, mayChange: false })] });
  await userEvent.type(await screen.findByRole("textbox", { name: "Search" }), "bosch");
  await waitFor(async () =>
    expect(await filter()).toEqual({ search: "bosch", conditions: [{ field: "tier", is: "is", value: "A" }] }),
  );
});

test("a changed view is kept under its own name or as another, by who sees it", async () => {
  const sent: Inputs["changes"]["saveView"][] = [];
  stage({ path: "/clients?view=7", views: [aView()], onSave: (input) => void sent.push(input) });
  await userEvent.type(await screen.findByRole("textbox", { name: "Search" }), "bosch");
  await waitFor(async () => expect(await filter()).toMatchObject({ search: "bosch" }));
  await userEvent.click(screen.getByRole("button", { name: "View" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Save changes" }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ id: 7, name: "Best clients", filter: { search: "bosch" }, audience: "private" });
  await userEvent.click(await screen.findByRole("button", { name: "View" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Save as…" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByRole("textbox", { name: "Name of the view" }), "Mine");
  await userEvent.click(form.getByText("Everybody"));
  await userEvent.click(form.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toMatchObject({ name: "Mine", audience: "shared" });
  expect(sent[1]).not.toHaveProperty("id");
});

test("the file holds the columns that are shown; a rep carries none away", async () => {
  stage();
  await userEvent.click(await screen.findByRole("button", { name: "Export" }));
  const file = await screen.findByRole("menuitem", { name: "CSV" });
  const query = new URL(file.getAttribute("href") ?? "", "http://localhost").searchParams;
  expect([query.get("grid"), query.get("columns"), query.get("format")]).toEqual([
    "clients",
    "name,tier,phoneMask",
    "csv",
  ]);
  expect(Object.keys(clientColumns)).toEqual(expect.arrayContaining(["name", "tier", "phoneMask"]));
});

test("a rep is offered no file", async () => {
  stage({ role: "rep" });
  await screen.findByRole("button", { name: "Add filter" });
  expect(screen.queryByRole("button", { name: "Export" })).toBeNull();
});
