import { Month } from "@foyer/domain/kernel/time";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Inputs } from "../../kernel/api.ts";
import { renderScreen } from "../../kernel/testing.tsx";
import { PeriodsScreen } from "./periods-screen.tsx";

const month = (text: string) => Month.parse(text);

test("a month is closed, closed for good after asking, and reopened by another person's word", async () => {
  const set: Inputs["receivables"]["setPeriod"][] = [];
  const asked: Inputs["ledger"]["proposeReopening"][] = [];
  renderScreen(<PeriodsScreen />, {
    path: "/ledger/periods",
    role: "finance",
    api: {
      "ledger.periods": () => [
        { month: month("2020-03"), status: "open", days: 12 },
        { month: month("2020-02"), status: "soft", days: 20 },
        { month: month("2020-01"), status: "hard", days: 22 },
      ],
      "receivables.setPeriod": (input) => {
        set.push(input);
      },
      "ledger.proposeReopening": (input) => {
        asked.push(input);
        return 1 as never;
      },
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Close softly" }));
  const [forGood] = screen.getAllByRole("button", { name: "Close for good" });
  if (forGood) await userEvent.click(forGood);
  await screen.findByText("2020-03 can never be opened again.");
  const [sure] = screen.getAllByRole("button", { name: "Close for good" }).slice(-1);
  if (sure) await userEvent.click(sure);
  await userEvent.click(screen.getByRole("button", { name: "Ask to reopen" }));
  await userEvent.type(await screen.findByLabelText("Reason"), "供应商账单迟到");
  const [ask] = screen.getAllByRole("button", { name: "Ask to reopen" }).slice(-1);
  if (ask) await userEvent.click(ask);
  await screen.findByText("Put before another person");
  expect(set).toEqual([
    { month: "2020-03", status: "soft" },
    { month: "2020-03", status: "hard" },
  ]);
  expect(asked).toEqual([{ month: "2020-02", reason: "供应商账单迟到" }]);
  expect(screen.queryByText("2020-01")).toBeNull();
});
