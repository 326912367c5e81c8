import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { settings } from "@foyer/domain/settings";
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Outputs } from "../kernel/api.ts";
import { renderScreen } from "../kernel/testing.tsx";
import { SettingsScreen } from "./settings-screen.tsx";
import { rulesOn } from "./use-rules.ts";

type Dated = Outputs["properties"]["settings"][number];
const dated = (fromDate: string, value: number): Dated => ({
  key: "activities.interval-a",
  fromDate: CalendarDate.parse(fromDate),
  value,
  setAt: Instant.parse("2026-01-01T00:00:00.000Z"),
});
const ruleOf = (values: Dated[], today: string) =>
  rulesOn(values, CalendarDate.parse(today))
    .flatMap(({ rules }) => rules)
    .find(({ key }) => key === "activities.interval-a");

test("the value in force is the latest begun, the next one is announced, and before any the default holds", () => {
  const values = [dated("2026-03-01", 5), dated("2026-06-01", 4), dated("2025-01-01", 10)];
  expect(ruleOf(values, "2024-12-31")).toMatchObject({ value: 7, since: null, upcoming: { fromDate: "2025-01-01" } });
  expect(ruleOf(values, "2026-02-28")).toMatchObject({ value: 10, since: "2025-01-01", upcoming: { value: 5 } });
  expect(ruleOf(values, "2026-03-01")).toMatchObject({ value: 5, since: "2026-03-01", upcoming: { value: 4 } });
  expect(ruleOf(values, "2026-06-01")).toMatchObject({ value: 4, upcoming: null });
});

test("a director sets a value from a date; one the rule does not allow cannot be sent", async () => {
  const sent: unknown[] = [];
  renderScreen(<SettingsScreen />, {
    role: "director",
    api: {
      "properties.settings": () => [],
      "properties.setSetting": (input) => {
        sent.push(input);
      },
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: settings["activities.interval-a"].label.en }));
  const drawer = within(await screen.findByRole("dialog"));
  const value = drawer.getByLabelText("Value");
  const set = drawer.getByRole<HTMLButtonElement>("button", { name: "Set a new value" });
  await userEvent.clear(value);
  expect(set.disabled).toBe(true);
  await userEvent.type(value, "60");
  await userEvent.clear(drawer.getByLabelText("From"));
  await userEvent.type(drawer.getByLabelText("From"), "2026-04-01");
  await userEvent.click(set);
  expect(await screen.findByText(/The value is set/)).toBeTruthy();
  expect(sent).toEqual([{ key: "activities.interval-a", fromDate: "2026-04-01", value: 60 }]);
});

test("a value out of bounds stays as it was typed and is refused at the field", async () => {
  renderScreen(<SettingsScreen />, { role: "director", api: { "properties.settings": () => [] } });
  await userEvent.click(await screen.findByRole("button", { name: settings["activities.interval-a"].label.en }));
  const drawer = within(await screen.findByRole("dialog"));
  const value = drawer.getByLabelText<HTMLInputElement>("Value");
  for (const typed of ["5000", "-3"]) {
    await userEvent.clear(value);
    await userEvent.type(value, typed);
    await userEvent.tab();
    expect(value.value).toBe(typed);
    expect(drawer.getByText("The rule does not allow this value.")).toBeTruthy();
    expect(drawer.getByRole<HTMLButtonElement>("button", { name: "Set a new value" }).disabled).toBe(true);
  }
});

test("a manager reads the rules and changes none", async () => {
  renderScreen(<SettingsScreen />, { role: "manager", api: { "properties.settings": () => [] } });
  await userEvent.click(await screen.findByRole("button", { name: settings["activities.interval-a"].label.en }));
  const drawer = within(await screen.findByRole("dialog"));
  expect(drawer.getByText(/Never changed/)).toBeTruthy();
  expect(drawer.queryByRole("button", { name: "Set a new value" })).toBeNull();
});
