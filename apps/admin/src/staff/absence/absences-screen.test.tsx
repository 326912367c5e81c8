import { CalendarDate } from "@foyer/domain/kernel/time";
import { AbsenceId } from "@foyer/domain/staff/absence/schema";
import { StaffId } from "@foyer/domain/staff/schema";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Inputs, Outputs } from "../../kernel/api.ts";
import { refusal, renderScreen } from "../../kernel/testing.tsx";
import { AbsencesScreen } from "./absences-screen.tsx";

type Absence = Outputs["absences"]["list"][number];

const absence = (more: Partial<Absence> = {}): Absence => ({
  id: AbsenceId.parse(1),
  staffId: StaffId.parse(5),
  name: "Wang",
  standInId: StaffId.parse(6),
  standIn: "Zhou",
  fromDate: CalendarDate.parse("2026-03-10"),
  lastDate: CalendarDate.parse("2026-03-20"),
  note: "Wedding",
  status: "asked",
  answer: null,
  decidedBy: null,
  mine: false,
  standingIn: false,
  mayDecide: true,
  mayEnd: true,
  now: false,
  ...more,
});

test("a manager approves, or says why not", async () => {
  const decided: Inputs["absences"]["decide"][] = [];
  renderScreen(<AbsencesScreen />, {
    api: {
      "absences.list": () => (decided.length < 2 ? [absence(), absence({ id: AbsenceId.parse(2), name: "Li" })] : []),
      "absences.decide": (input) => void decided.push(input),
    },
  });
  const wang = await screen.findByRole("row", { name: /Wang/ });
  expect(within(wang).getByText("Wedding")).toBeTruthy();
  await userEvent.click(within(wang).getByRole("button", { name: "Approve" }));
  await waitFor(() => expect(decided).toEqual([{ id: 1, approve: true }]));
  await userEvent.click(within(screen.getByRole("row", { name: /Li/ })).getByRole("button", { name: "Reject" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByRole("textbox"), "Too busy");
  await userEvent.click(within(dialog).getByRole("button", { name: "Reject" }));
  await waitFor(() => expect(decided[1]).toEqual({ id: 2, approve: false, answer: "Too busy" }));
  expect(await screen.findByText("No absence is asked for.")).toBeTruthy();
});

test("one's own can be called off and never approved; a refusal is said in words", async () => {
  renderScreen(<AbsencesScreen />, {
    role: "rep",
    api: {
      "absences.list": () => [
        absence({ mine: true, mayDecide: false, status: "approved", now: true }),
        absence({
          id: AbsenceId.parse(2),
          name: "Li",
          standingIn: true,
          mayDecide: false,
          mayEnd: false,
          status: "approved",
        }),
      ],
      "absences.end": () => {
        throw refusal("staff.absence-over");
      },
    },
  });
  expect(await screen.findByRole("region", { name: "I stand in" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Approve" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Back already" }));
  expect(await screen.findByText("This absence is over.")).toBeTruthy();
});

test("asked for with a colleague who works with clients", async () => {
  const asked: Inputs["absences"]["ask"][] = [];
  const person = (id: number, name: string, role: "rep" | "finance") => ({
    id: StaffId.parse(id),
    name,
    email: `${id}@x.example`,
    status: "active",
    role,
    team: null,
    fromDate: CalendarDate.parse("2024-01-01"),
  });
  renderScreen(<AbsencesScreen />, {
    role: "rep",
    api: {
      "absences.list": () => [],
      "staff.list": () =>
        [person(3, "Me", "rep"), person(6, "Zhou", "rep"), person(7, "Money", "finance")] as Outputs["staff"]["list"],
      "absences.ask": (input) => {
        asked.push(input);
        return { id: AbsenceId.parse(3) };
      },
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Ask for an absence" }));
  const dialog = await screen.findByRole("dialog");
  fireEvent.change(within(dialog).getByLabelText("First day"), { target: { value: "2026-03-10" } });
  await userEvent.click(within(dialog).getByRole("combobox", { name: "Stand-in" }));
  expect(screen.queryByRole("option", { name: "Money" })).toBeNull();
  expect(screen.queryByRole("option", { name: "Me" })).toBeNull();
  await userEvent.click(await screen.findByRole("option", { name: "Zhou" }));
  await userEvent.click(within(dialog).getByRole("button", { name: "Ask for an absence" }));
  await waitFor(() =>
    expect(asked).toEqual([{ fromDate: "2026-03-10", lastDate: "2026-03-10", standInId: 6, note: null }]),
  );
});
