import { expect, test } from "vitest";
import { openTestDatabase } from "../../../kernel/testing.ts";
import { closeTrial } from "../trials/factory.ts";
import { readyToPlay, withoutRule } from "../trials/played/factory.ts";
import { balancesAlways, holds } from "./factory.ts";

test.each([
  {
    without: "an allocation takes effect once both are posted",
    name: "post_ledger",
    rule: "when g.effective < greatest(d.posting_date, c.posting_date, g.undone_from) then 'receivables.before-posting'",
    otherwise: "when g.effective < g.undone_from then 'receivables.before-posting'",
  },
  {
    without: "no item is over-allocated on a past day",
    name: "project_ledger_items",
    rule: "greatest(coalesce(s.most_allocated, 0), 0)",
    otherwise: "greatest(coalesce(s.allocated, 0), 0)",
  },
])("the laws of the ledger fail without the rule that $without", { timeout: 300_000 }, async (changed) => {
  const house = await openTestDatabase();
  try {
    await readyToPlay(house);
    const trials = { of: closeTrial, seed: 7 };
    await holds(house, balancesAlways, { ...trials, ledgers: 100 });
    await withoutRule(house, changed);
    await expect(holds(house, balancesAlways, { ...trials, ledgers: 400 })).rejects.toThrow("Property failed");
  } finally {
    await house.close();
  }
});
