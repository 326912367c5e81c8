import { ClientId } from "@foyer/domain/clients/schema";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { Role } from "@foyer/domain/kernel/permissions";
import { HandOverId } from "@foyer/domain/staff/hand-over/schema";
import { StaffEmail, StaffId } from "@foyer/domain/staff/schema";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Inputs } from "../../kernel/api.ts";
import { renderScreen } from "../../kernel/testing.tsx";
import { PeopleScreen } from "../people-screen.tsx";
import { HandOverScreen } from "./hand-over-screen.tsx";

const [lin, wang, zhou] = [StaffId.parse(5), StaffId.parse(6), StaffId.parse(7)];
const person = (id: StaffId, name: string, role: Role = "rep") => ({
  id,
  name,
  email: StaffEmail.parse(`${id}@lake.example`),
  status: "active" as const,
  role,
  team: "Corporate",
  fromDate: CalendarDate.parse("2024-01-01"),
});
const people = [
  person(StaffId.parse(3), "Me", "manager"),
  { ...person(StaffId.parse(10), "Far"), team: "Groups" },
  person(lin, "Lin"),
  person(wang, "Wang"),
  person(zhou, "Zhou"),
  person(StaffId.parse(8), "Money", "finance"),
];

test("everything goes to several, one client to whom one chooses, with a brief", async () => {
  const given: Inputs["handOvers"]["give"][] = [];
  renderScreen(<HandOverScreen />, {
    path: "/settings/people/5/hand-over",
    route: "/settings/people/:id/hand-over",
    api: {
      "staff.list": () => people,
      "handOvers.waiting": () => [],
      "handOvers.preview": ({ successors, assigned = [] }) => ({
        counts: [
          { part: "clients", count: 2 },
          { part: "collaborations", count: 0 },
          { part: "steps", count: 1 },
          { part: "tips", count: 0 },
        ],
        shares: successors.map((id, index) => ({
          staffId: StaffId.parse(id),
          name: index === 0 ? "Wang" : "Zhou",
          count: 1,
        })),
        clients: ["Bosch", "Siemens"].map((name, index) => ({
          id: ClientId.parse(index + 1),
          name,
          tier: "A",
          to: StaffId.parse(
            assigned.find(({ clientId }) => clientId === index + 1)?.to ?? successors[index % successors.length],
          ),
        })),
      }),
      "handOvers.give": (input) => {
        given.push(input);
        return { id: HandOverId.parse(1), clients: 2 };
      },
    },
  });
  expect(await screen.findByText(/All clients and open matters of Lin/)).toBeTruthy();
  const successors = screen.getByRole("combobox", { name: /Successors/ });
  await userEvent.click(successors);
  expect(screen.queryByRole("option", { name: "Lin" })).toBeNull();
  expect(screen.queryByRole("option", { name: "Money" })).toBeNull();
  await userEvent.click(await screen.findByRole("option", { name: "Wang" }));
  await userEvent.click(await screen.findByRole("option", { name: "Zhou" }));
  const bosch = await screen.findByRole("row", { name: /Bosch/ });
  await userEvent.click(within(bosch).getByRole("combobox", { name: "Goes to: Bosch" }));
  await userEvent.click(await screen.findByRole("option", { name: "Zhou", hidden: false }));
  fireEvent.change(screen.getByRole("textbox", { name: /Brief/ }), { target: { value: "Bosch talks about 2027" } });
  await userEvent.click(await screen.findByRole("button", { name: "Hand over 2 clients" }));
  await waitFor(() =>
    expect(given).toMatchObject([
      {
        leaverId: 5,
        successors: [6, 7],
        assigned: [{ clientId: 1, to: 7 }],
        leaves: true,
        brief: "Bosch talks about 2027",
      },
    ]),
  );
});

const past = {
  id: HandOverId.parse(1),
  leaverId: lin,
  leaver: "Lin",
  by: "Me",
  effectiveOn: CalendarDate.parse("2026-03-05"),
  at: Instant.parse("2026-03-05T02:00:00.000Z"),
  undoneAt: null,
  clients: 12,
};

test("the people screen leads to it, names who left with clients, and takes the last one back", async () => {
  const undone: unknown[] = [];
  renderScreen(<PeopleScreen />, {
    path: "/settings/people",
    api: {
      "staff.list": () => people,
      "handOvers.waiting": () => [{ staffId: StaffId.parse(9), name: "Old Li", clients: 3 }],
      "handOvers.list": () => [past],
      "handOvers.undo": (input) => {
        undone.push(input);
        return { kept: 1 };
      },
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "More: Lin" }));
  const open = await screen.findByRole("menuitem", { name: "Hand over" });
  expect(open.getAttribute("href")).toBe("/settings/people/5/hand-over");
  for (const name of ["Money", "Far", "Me"]) expect(screen.queryByRole("button", { name: `More: ${name}` })).toBeNull();
  const left = await screen.findByRole("region", { name: "Left, and still holding clients" });
  expect(within(left).getByRole("link", { name: "Hand over" }).getAttribute("href")).toBe(
    "/settings/people/9/hand-over",
  );
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(await screen.findByText("Undone; 1 changed since and stay as they are")).toBeTruthy();
  expect(undone).toEqual([{ id: 1 }]);
});

test("an administrator ends a role and sets teams, and never sees clients", async () => {
  const ended: unknown[] = [];
  const teams: unknown[] = [];
  renderScreen(<PeopleScreen />, {
    path: "/settings/people",
    role: "admin",
    api: {
      "staff.list": () => people,
      "staff.endRole": (input) => {
        ended.push(input);
        return { role: "rep" as const };
      },
      "staff.setTeam": (input) => void teams.push(input),
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "More: Lin" }));
  expect(screen.queryByRole("menuitem", { name: "Hand over" })).toBeNull();
  await userEvent.click(await screen.findByRole("menuitem", { name: "Team" }));
  const dialog = await screen.findByRole("dialog");
  fireEvent.change(within(dialog).getByRole("combobox"), { target: { value: "" } });
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => expect(teams).toEqual([{ staffId: 5, team: null }]));
  await userEvent.click(await screen.findByRole("button", { name: "More: Wang" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "End the role" }));
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "End the role" }));
  await waitFor(() => expect(ended).toEqual([{ id: 6 }]));
});
