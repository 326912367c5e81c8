import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { dutyClauses, dutyVersion } from "@foyer/domain/staff/duty/rules";
import { dutyText } from "@foyer/domain/staff/duty/words";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { StaffEmail, StaffId } from "@foyer/domain/staff/schema";
import { expect, test } from "vitest";
import { aSession, refusal, renderScreen } from "../../kernel/testing.tsx";
import { useSession } from "../../kernel/session.tsx";
import { SignedIn } from "../../pages/signed-in.tsx";
import { PeopleScreen } from "../people-screen.tsx";
import { DutyScreen } from "./duty-screen.tsx";

const acceptedAt = Instant.parse("2026-01-05T01:30:00.000Z");
const session = (accepted: number | null) => ({
  ...aSession("rep"),
  duty: {
    isAccepted: accepted === dutyVersion,
    accepted: accepted === null ? null : { version: accepted, acceptedAt },
  },
});

function Inside() {
  return <h1>{`At work, ${useSession().me.name}`}</h1>;
}

const inside = (
  <SignedIn>
    <Inside />
  </SignedIn>
);

test("whoever has not accepted the duty reads it wherever they go, ticks it, and is where they were going", async () => {
  let accepted: number | null = null;
  const sent: unknown[] = [];
  const { router } = renderScreen(inside, {
    path: "/clients?view=3",
    route: "/clients",
    api: {
      "staff.session": () => session(accepted),
      "staff.acceptDuty": (input) => {
        sent.push(input);
        accepted = input.version;
      },
    },
  });
  await screen.findByRole("heading", { level: 1, name: "Confidentiality" });
  expect(screen.getByText(/everybody who works at Lakeside Hotel/)).toBeTruthy();
  for (const clause of dutyClauses) expect(screen.getByText(dutyText[clause].en)).toBeTruthy();
  expect(screen.queryByText(/At work/)).toBeNull();
  const accept = screen.getByRole<HTMLButtonElement>("button", { name: "Accept and go on" });
  expect(accept.disabled).toBe(true);
  await userEvent.click(screen.getByLabelText("I have read this and will keep to it."));
  await userEvent.click(accept);
  await screen.findByRole("heading", { level: 1, name: "At work, Lin Ruoxi" });
  expect(sent).toEqual([{ version: dutyVersion }]);
  expect(`${router.state.location.pathname}${router.state.location.search}`).toBe("/clients?view=3");
});

test("an older acceptance is asked for again, in the person's language, and a text that changed meanwhile is said", async () => {
  renderScreen(inside, {
    language: "zh-Hant",
    api: {
      "staff.session": () => session(dutyVersion - 1),
      "staff.acceptDuty": () => {
        throw refusal("staff.duty-outdated", { version: dutyVersion + 1 });
      },
    },
  });
  await screen.findByRole("heading", { level: 1, name: "保密責任" });
  expect(screen.getByText(/內容有更新/)).toBeTruthy();
  await userEvent.click(screen.getByLabelText("我已閱讀，並願意遵守。"));
  await userEvent.click(screen.getByRole("button", { name: "接受並繼續" }));
  expect((await screen.findByRole("alert")).textContent).toContain("請重新開啟頁面");
});

test("who does not accept signs out", async () => {
  const { router } = renderScreen(inside, {
    path: "/clients",
    route: "/clients",
    api: { "staff.session": () => session(null), "staff.signOut": () => undefined },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Sign out" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/sign-in"));
});

test("it is read again later, with what one accepted and when", async () => {
  renderScreen(<DutyScreen />, { path: "/duty", route: "/duty" });
  await screen.findByRole("heading", { level: 1, name: "Confidentiality" });
  expect(screen.getByText(/You accepted version 1 on 05 Jan 2026/)).toBeTruthy();
  expect(screen.getByText(dutyText.leaving.en)).toBeTruthy();
});

const person = (id: number, name: string) => ({
  id: StaffId.parse(id),
  name,
  email: StaffEmail.parse(`p${id}@lake.example`),
  status: "active" as const,
  role: "rep" as const,
  team: null,
  fromDate: CalendarDate.parse("2025-01-01"),
});
const people = {
  "staff.list": () => [person(11, "Han"), person(12, "Qiu"), person(13, "Bai")],
  "staff.duties": () => [
    { staffId: StaffId.parse(11), version: dutyVersion, language: "en" as const, acceptedAt },
    { staffId: StaffId.parse(12), version: dutyVersion - 1, language: "en" as const, acceptedAt },
  ],
};
const rowOf = async (name: string) => within(await screen.findByRole("row", { name: new RegExp(name) }));

test("an auditor sees who accepted which version and when, and who has not", async () => {
  renderScreen(<PeopleScreen />, { role: "auditor", api: people });
  expect(await (await rowOf("Han")).findByText(/Version 1/)).toBeTruthy();
  expect((await rowOf("Han")).getByText(/05 Jan 2026/)).toBeTruthy();
  expect((await rowOf("Qiu")).getByText("Version 0, not in force any more")).toBeTruthy();
  expect((await rowOf("Bai")).getByText("Not accepted yet")).toBeTruthy();
});

test("a rep sees the people, and asks for nobody's acceptance", async () => {
  renderScreen(<PeopleScreen />, { role: "rep", api: { "staff.list": people["staff.list"] } });
  await rowOf("Han");
  expect(screen.queryByRole("columnheader", { name: "Confidentiality" })).toBeNull();
});
