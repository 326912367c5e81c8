import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Inputs } from "../api.ts";
import { renderScreen } from "../testing.tsx";
import { ExportMenu } from "./export-menu.tsx";

const filter = { search: "", conditions: [] };

function aMenu({ rows, contactData }: { rows: number; contactData: boolean }) {
  const asked: Inputs["clients"]["proposeExport"][] = [];
  const columns = ["name", "mobileMask"];
  renderScreen(<ExportMenu grid="contacts" filter={filter} sort={[]} columns={columns} contactData={contactData} />, {
    role: "manager",
    api: {
      "changes.count": () => rows,
      "clients.proposeExport": (input) => {
        asked.push(input);
        return { id: 1 as never };
      },
    },
  });
  return asked;
}

const open = () => userEvent.click(screen.getByRole("button", { name: "Export" }));

test("a thousand people's contact data are a file at once, and any number of rows without any", async () => {
  aMenu({ rows: 1_000, contactData: true });
  await open();
  const csv = await screen.findByRole("menuitem", { name: "CSV" });
  expect(csv.getAttribute("href")).toContain("/api/export/view?grid=contacts&format=csv&columns=name%2CmobileMask");
});

test("without contact data nobody counts", async () => {
  aMenu({ rows: 5_000, contactData: false });
  await open();
  expect((await screen.findByRole("menuitem", { name: "XLSX" })).getAttribute("href")).toContain("format=xlsx");
});

test("more of it is asked of a director, with a reason", async () => {
  const asked = aMenu({ rows: 1_001, contactData: true });
  await open();
  await screen.findByText("By a director's approval");
  await userEvent.click(screen.getByRole("menuitem", { name: "CSV" }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByText(/more than 1000 people/)).toBeTruthy();
  await userEvent.type(within(dialog).getByLabelText("What is it for?"), "New Year cards");
  await userEvent.click(within(dialog).getByRole("button", { name: "Ask a director" }));
  await waitFor(() =>
    expect(asked).toEqual([
      {
        view: { grid: "contacts", filter, sort: [], columns: ["name", "mobileMask"], format: "csv" },
        reason: "New Year cards",
      },
    ]),
  );
  expect(await screen.findByText("A director has been asked")).toBeTruthy();
});
