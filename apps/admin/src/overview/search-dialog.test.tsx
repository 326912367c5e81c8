import { ClientId, ContactId } from "@foyer/domain/clients/schema";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test } from "vitest";
import type { Outputs } from "../kernel/api.ts";
import { refusal, renderScreen } from "../kernel/testing.tsx";
import { Search } from "./search-menu.tsx";

type Hit = Outputs["overview"]["search"][number];

const client = (over: Partial<Extract<Hit, { kind: "client" }>> = {}): Hit => ({
  kind: "client",
  id: ClientId.parse(7),
  name: "星河贸易",
  ownerName: "Lin Ruoxi",
  tier: "A",
  city: "杭州",
  reference: "C-7",
  reached: true,
  match: "beginning",
  creditHold: null,
  ...over,
});
const contact = (over: Partial<Extract<Hit, { kind: "contact" }>> = {}): Hit => ({
  kind: "contact",
  id: ContactId.parse(9),
  clientId: ClientId.parse(8),
  name: "王小明",
  title: "采购经理",
  clientName: "湖畔酒店",
  mobileMask: "138****8000",
  mailMask: null,
  reached: true,
  match: "beginning",
  ...over,
});

beforeEach(() => {
  sessionStorage.clear();
  // asked for by text areas that grow, unknown to the test's window
  Object.assign(document, { fonts: new EventTarget() });
});

/** Opens the palette by its keys and answers its field. */
async function opened(answer: (text: string) => Hit[] = () => [], role: "manager" | "admin" | "desk" = "manager") {
  const asked: string[] = [];
  const { router } = renderScreen(<Search />, {
    role,
    api: {
      "overview.search": ({ text }) => {
        asked.push(text);
        return answer(text);
      },
      "staff.list": () => [],
    },
  });
  await userEvent.keyboard("{Control>}k{/Control}");
  return { router, asked, field: await screen.findByRole("combobox", { name: "Search and go" }) };
}

const active = () => screen.queryAllByRole("option").find((option) => option.getAttribute("aria-selected") === "true");

describe("by keyboard", () => {
  test("Ctrl+K opens it, typing finds, the arrows choose, Enter goes there", async () => {
    const { router, field } = await opened(() => [client(), client({ id: ClientId.parse(8), name: "星海" })]);
    await userEvent.type(field, "xh");
    await screen.findByRole("option", { name: /星海/ });
    await userEvent.keyboard("{ArrowDown}");
    expect(active()?.textContent).toContain("星海");
    expect(field.getAttribute("aria-activedescendant")).toBe(active()?.id);
    await userEvent.keyboard("{Enter}");
    expect(router.state.location.pathname).toBe("/clients/8");
    await waitFor(() => expect(screen.queryByRole("combobox")).toBeNull());
  });

  test("an Enter that comes before the answer opens what the answer has first", async () => {
    const { router, field } = await opened(() => [client()]);
    await userEvent.type(field, "clients{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/clients/7"));
  });

  test("the key after Ctrl+K is typed into its field already", async () => {
    renderScreen(<Search />, { role: "admin" });
    await userEvent.keyboard("{Control>}k{/Control}people");
    expect(screen.getByRole("combobox")).toHaveProperty("value", "people");
  });

  test("opened again while it closes, it begins with nothing typed", async () => {
    const { field } = await opened(() => [client()]);
    await userEvent.type(field, "xh");
    const option = await screen.findByRole("option", { name: /星河贸易/ });
    act(() => {
      fireEvent.click(option);
      fireEvent.keyDown(document.documentElement, { key: "k", code: "KeyK", ctrlKey: true });
    });
    expect(screen.getByRole("combobox")).toHaveProperty("value", "");
    expect(document.activeElement).toBe(screen.getByRole("combobox"));
  });

  test("Esc closes it, and so do its own keys", async () => {
    const { field } = await opened();
    await userEvent.type(field, "{Escape}");
    await waitFor(() => expect(screen.queryByRole("combobox")).toBeNull());
    await userEvent.keyboard("{Control>}k{/Control}");
    await screen.findByRole("combobox");
    await userEvent.keyboard("{Control>}k{/Control}");
    await waitFor(() => expect(screen.queryByRole("combobox")).toBeNull());
  });

  test("the Enter that picks a candidate opens nothing, and half a syllable is not asked for", async () => {
    const { router, field, asked } = await opened(() => [client()]);
    fireEvent.compositionStart(field);
    fireEvent.input(field, { target: { value: "xing" }, isComposing: true });
    fireEvent.keyDown(field, { key: "Enter", isComposing: true, keyCode: 229 });
    expect(router.state.location.pathname).toBe("/");
    fireEvent.input(field, { target: { value: "星河" }, isComposing: true });
    fireEvent.compositionEnd(field, { data: "星河" });
    await screen.findByRole("option", { name: /星河贸易/ });
    expect(asked).toEqual(["星河"]);
    await userEvent.type(field, "{Enter}", { skipClick: true });
    expect(router.state.location.pathname).toBe("/clients/7");
  });
});

describe("shows", () => {
  test("before anything is typed where one may go, and what one may begin", async () => {
    await opened(undefined, "desk");
    const go = await screen.findByRole("group", { name: "Go to" });
    expect(within(go).getByRole("option", { name: "Clients" })).toBeTruthy();
    expect(within(go).queryByRole("option", { name: "Targets" })).toBeNull();
    expect(screen.queryByRole("option", { name: "New client" })).toBeNull();
  });

  test("a screen by its name in any language", async () => {
    const { field, router } = await opened();
    await userEvent.type(field, "匯入");
    await waitFor(() =>
      expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toContain("Imports"),
    );
    await userEvent.click(screen.getByRole("option", { name: "Imports" }));
    expect(router.state.location.pathname).toBe("/imports");
  });

  test("the person first whose whole number it is", async () => {
    const { field, router } = await opened(() => [contact({ match: "contact-detail" }), client()]);
    await userEvent.type(field, "13800138000");
    const person = await screen.findByRole("option", { name: /王小明/ });
    expect(active()).toBe(person);
    expect(person.textContent).toContain("this number or address");
    await userEvent.keyboard("{Enter}");
    expect(router.state.location.pathname).toBe("/clients/8");
  });

  test("a colleague's client with name and owner, which does not open", async () => {
    const { field, router } = await opened(() => [
      client({ reached: false, ownerName: "陈同事", tier: null, city: null, reference: null }),
    ]);
    await userEvent.type(field, "星河");
    const option = await screen.findByRole("option", { name: /陈同事/ });
    expect(option.getAttribute("aria-disabled")).toBe("true");
    await userEvent.click(option);
    expect(router.state.location.pathname).toBe("/");
  });

  test("that nothing was found, and what a number needs", async () => {
    const { field } = await opened();
    await userEvent.type(field, "zzzz");
    expect(await screen.findByText(/Nothing found for “zzzz”/)).toBeTruthy();
  });

  test("a refusal in words, and still the screens", async () => {
    const { field } = await opened(() => {
      throw refusal("kernel.too-many-attempts");
    });
    await userEvent.type(field, "imports");
    expect(await screen.findByText(/Too many attempts/)).toBeTruthy();
    expect(screen.getByRole("option", { name: "Imports" })).toBeTruthy();
  });

  test("what was opened last, to the same person in this tab alone", async () => {
    const { field, router } = await opened(() => [client()]);
    await userEvent.type(field, "星河");
    await userEvent.click(await screen.findByRole("option", { name: /星河贸易/ }));
    await router.navigate("/");
    await userEvent.keyboard("{Control>}k{/Control}");
    const recent = await screen.findByRole("group", { name: "Recent" });
    expect(within(recent).getByRole("option").textContent).toContain("星河贸易");
    expect(JSON.stringify(localStorage)).not.toContain("星河贸易");
  });

  test("an administrator the own screens, and asks for no client", async () => {
    const { field, asked } = await opened(() => [client()], "admin");
    await userEvent.type(field, "people");
    expect(await screen.findByRole("option", { name: "People" })).toBeTruthy();
    expect(asked).toEqual([]);
  });
});

test("a new client is begun wherever one is", async () => {
  const { field } = await opened();
  await userEvent.type(field, "new cl");
  await userEvent.click(await screen.findByRole("option", { name: "New client" }));
  expect(await screen.findByRole("dialog", { name: "New client" })).toBeTruthy();
});
