import { ClientId } from "@foyer/domain/clients/schema";
import { CalendarDate, Month } from "@foyer/domain/kernel/time";
import { AnswerId } from "@foyer/domain/surveys/schema";
import { results } from "@foyer/domain/surveys/results/rules";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Inputs, Outputs } from "../kernel/api.ts";
import { renderScreen } from "../kernel/testing.tsx";
import { OwnScreen } from "./own-screen.tsx";
import { QuestionsScreen } from "./questions-screen.tsx";
import { SurveysScreen } from "./surveys-screen.tsx";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-05T02:00:00.000Z") }));
afterEach(() => vi.useRealTimers());

const month = Month.parse("2026-02");
const figures: Outputs["surveys"]["results"] = {
  ...results({
    answers: [{ month, count: 3 }],
    scores: [
      { month, kind: "recommend", score: 9, count: 2 },
      { month, kind: "recommend", score: 3, count: 1 },
      { month, kind: "service", score: 4, count: 3 },
    ],
    invitations: [{ month, invited: 6, answered: 3 }],
  }),
  notAsked: [{ reason: "no-mail", count: 4 }],
};

const answer: Outputs["surveys"]["answers"][number] = {
  id: AnswerId.parse(1),
  answeredOn: CalendarDate.parse("2026-02-10"),
  recommend: 3,
  clientId: ClientId.parse(5),
  clientName: "Star River",
  stayId: 1,
  confirmation: "S-1",
  arrival: CalendarDate.parse("2026-02-06"),
  departure: CalendarDate.parse("2026-02-08"),
  ratings: [{ kind: "service", score: 4 }],
  comments: ["<b>cold</b> room"],
  low: true,
};

function stage(asked: Inputs["surveys"]["answers"][] = []) {
  renderScreen(<SurveysScreen />, {
    api: {
      "surveys.results": () => figures,
      "surveys.invitations": () => [],
      "staff.list": () => [],
      "surveys.answers": (input) => {
        asked.push(input);
        return [answer];
      },
    },
  });
}

test("shows the figures, and why nobody was asked", async () => {
  stage();
  expect(await screen.findAllByText("+33.3")).toHaveLength(2);
  expect(screen.getByText("3 of 6 invitations")).toBeTruthy();
  expect(screen.getByText("The contact has no mail address")).toBeTruthy();
  expect((await screen.findAllByText("<b>cold</b> room")).length).toBeGreaterThan(0);
});

test("a bar opens the answers that gave its score", async () => {
  const user = userEvent.setup();
  const asked: Inputs["surveys"]["answers"][] = [];
  stage(asked);
  const bars = await screen.findByRole("list", { name: "Recommendation: Distribution" });
  expect(within(bars).getByRole("button", { name: "10: 0 answers" })).toHaveProperty("disabled", true);
  await user.click(within(bars).getByRole("button", { name: "3: 1 answers" }));
  const drawer = await screen.findByRole("dialog");
  expect(await within(drawer).findByText("Needs attention")).toBeTruthy();
  expect(asked.some(({ score }) => score?.kind === "recommend" && score.value === 3)).toBe(true);
  expect(asked.at(-1)).toMatchObject({ from: "2025-04-01", to: "2026-03-31" });
});

test("a salesperson sees nothing below five answers", async () => {
  renderScreen(<OwnScreen />, {
    role: "rep",
    api: {
      "surveys.own": () => ({
        from: CalendarDate.parse("2025-03-01"),
        to: CalendarDate.parse("2026-02-28"),
        enough: false,
      }),
    },
  });
  expect(await screen.findByText(/Fewer than 5 answers/)).toBeTruthy();
});

test("publishes edited questions on the version that was read", async () => {
  const user = userEvent.setup();
  const published: Inputs["surveys"]["publish"][] = [];
  const text = { "zh-Hans": "服务？", "zh-Hant": "服務？", en: "Service?" };
  renderScreen(<QuestionsScreen />, {
    path: "/surveys/questions",
    api: {
      "surveys.questionnaire": () => ({ version: 2, questions: [{ kind: "service", text }] }),
      "surveys.publish": (input) => {
        published.push(input);
        return { version: 3 };
      },
    },
  });
  const english = await screen.findByRole("textbox", { name: "English" });
  expect(screen.getByRole("button", { name: "Publish" })).toHaveProperty("disabled", true);
  await user.type(english, " Really?");
  await user.click(screen.getByRole("button", { name: "Publish" }));
  await waitFor(() => expect(published).toHaveLength(1));
  expect(published[0]).toEqual({
    basedOn: 2,
    questions: [{ kind: "service", text: { ...text, en: "Service? Really?" } }],
  });
});
