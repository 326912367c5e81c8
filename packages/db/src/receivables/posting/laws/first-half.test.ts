import { afterAll, test } from "vitest";
import { openTestDatabase } from "../../../kernel/testing.ts";
import { someTrial } from "../trials/factory.ts";
import { readyToPlay } from "../trials/played/factory.ts";
import { holds, obeysAllLaws } from "./factory.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

// A thousand ledgers in all: the other five hundred stand in a file of their own, so that two processors share them.
test("the laws of the ledger hold in five hundred ledgers, the first half", { timeout: 600_000 }, async () => {
  await readyToPlay(house);
  await holds(house, obeysAllLaws, { of: someTrial, ledgers: 500, seed: 20_260_901 });
});
