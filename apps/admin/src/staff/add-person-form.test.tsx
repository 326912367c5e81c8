import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import { refusal, renderScreen } from "../kernel/testing.tsx";
import { AddPersonForm } from "./add-person-form.tsx";

type Api = NonNullable<NonNullable<Parameters<typeof renderScreen>[1]>["api"]>;

async function opened(api: Api) {
  renderScreen(<AddPersonForm />, { role: "admin", api });
  await userEvent.click(screen.getByRole("button", { name: "Add a person" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByLabelText("Email"), "wang@example.com");
  return dialog;
}

async function choose(dialog: HTMLElement, role: string) {
  await userEvent.click(within(dialog).getByRole("combobox", { name: "Role" }));
  await userEvent.click(await screen.findByRole("option", { name: role }));
}

test("a rep is added at once, with the link that is shown once", async () => {
  const dialog = await opened({ "staff.add": () => ({ link: "https://hotel.example/sign-in/link#S" }) });
  await userEvent.click(within(dialog).getByRole("button", { name: "Add" }));
  expect(await screen.findByText("https://hotel.example/sign-in/link#S")).toBeTruthy();
});

test("a manager is asked of a director, with a reason", async () => {
  const asked: unknown[] = [];
  const dialog = await opened({
    "approvals.proposeRole": (input) => {
      asked.push(input);
      return { id: 1 as never };
    },
  });
  await choose(dialog, "Sales manager");
  await userEvent.type(within(dialog).getByLabelText("Why this role?"), "Takes over from Li");
  await userEvent.click(within(dialog).getByRole("button", { name: "Ask a director" }));
  const staff = { email: "wang@example.com", role: "manager", language: "en" };
  await waitFor(() => expect(asked).toEqual([{ staff, reason: "Takes over from Li" }]));
  expect(await screen.findByText("A director has been asked")).toBeTruthy();
});

test("who works here in another role is replaced only when it is confirmed, and a raise is asked for", async () => {
  const asked: unknown[] = [];
  const dialog = await opened({
    "staff.add": ({ insteadOf }) => {
      throw insteadOf
        ? refusal("staff.needs-approval", { role: "rep" })
        : refusal("staff.works-here-already", { email: "wang@example.com", role: "desk" });
    },
    "approvals.proposeRole": (input) => {
      asked.push(input);
      return { id: 1 as never };
    },
  });
  await userEvent.click(within(dialog).getByRole("button", { name: "Add" }));
  await userEvent.click(await within(dialog).findByRole("button", { name: "Change from Front desk to Sales rep" }));
  await userEvent.type(await within(dialog).findByLabelText("Why this role?"), "Good work");
  await userEvent.click(within(dialog).getByRole("button", { name: "Ask a director" }));
  const staff = { email: "wang@example.com", role: "rep", language: "en", insteadOf: "desk" };
  await waitFor(() => expect(asked).toEqual([{ staff, reason: "Good work" }]));
});
