import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { phone } from "../../kernel/drawer.tsx";
import { renderScreen } from "../../kernel/testing.tsx";
import { ContactsScreen } from "./contacts-screen.tsx";

const onAPhone = (media: string) => ({
  media,
  matches: media === phone,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
});

const fields = ["id", "name", "clientId", "clientName", "title", "status", "tier", "mobileMask", "mailMask"];
const asked: URL[] = [];

/** The rows' stream is no call of the api's: it is answered here, all else as ever. */
function streamed(rows: readonly (readonly unknown[])[]): void {
  const others = globalThis.fetch;
  vi.stubGlobal("fetch", (input: RequestInfo | URL, init?: RequestInit) => {
    const url = new URL(input instanceof Request ? input.url : input, "http://localhost");
    if (url.pathname !== "/api/read/rows") return others(input, init);
    asked.push(url);
    const columns = fields.map((_, at) => rows.map((row) => row[at]));
    const lines = [{ base: 7, fields }, columns, { total: rows.length, matching: rows.length }, { end: true }];
    return Promise.resolve(new Response(`${lines.map((line) => JSON.stringify(line)).join("\n")}\n`));
  });
}

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("matchMedia", onAPhone);
});
afterEach(() => vi.unstubAllGlobals());

const stage = (path = "/contacts") =>
  renderScreen(<ContactsScreen />, {
    path,
    route: "/contacts",
    api: { "staff.list": () => [], "changes.views": () => [] },
  });

test("on a phone persons are cards that lead to their client's file, numbers masked", async () => {
  streamed([[5, "Shen Yutong", 9, "Bosch", "Buyer", "active", "A", "138****8000", null]]);
  stage();
  const card = await screen.findByRole("link", { name: /Shen Yutong/ });
  expect(card.textContent).toBe("Shen YutongABuyer · Bosch138****8000");
  expect(card.getAttribute("href")).toBe("/clients/9#contacts");
  expect(asked[0]?.searchParams.get("grid")).toBe("contacts");
});

test("the address says whose persons are asked for; nobody found is not nobody there", async () => {
  streamed([]);
  const { router } = stage("/contacts?tier=A");
  expect(await screen.findByText("No contact fits.")).toBeTruthy();
  expect(JSON.parse(asked[0]?.searchParams.get("filter") ?? "{}")).toMatchObject({
    conditions: [{ field: "tier", is: "is", value: "A" }],
  });
  await userEvent.click(screen.getByRole("button", { name: "Clear filters" }));
  expect(await screen.findByText("No contacts yet.")).toBeTruthy();
  expect(router.state.location.search).not.toContain("tier");
});
