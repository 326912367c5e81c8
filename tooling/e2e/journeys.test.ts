import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { agingJourney } from "./aging-journey.ts";
import { approvalsJourney } from "./approvals-journey.ts";
import { bulkJourney } from "./bulk-journey.ts";
import { clientsJourney } from "./clients-journey.ts";
import { creditJourney } from "./credit-journey.ts";
import { collectionsJourney } from "./collections-journey.ts";
import { duplicatesJourney } from "./duplicates-journey.ts";
import { fileJourney } from "./file-journey.ts";
import { type House, openHouse } from "./house.ts";
import { importsJourney } from "./imports-journey.ts";
import { peopleJourney } from "./people-journey.ts";
import { phoneJourney } from "./phone-journey.ts";
import { picturesJourney } from "./pictures-journey.ts";
import { receivingJourney } from "./receiving-journey.ts";
import { scoresJourney } from "./scores-journey.ts";
import { searchJourney } from "./search-journey.ts";
import { startStack } from "./stack.ts";
import { statementsJourney } from "./statements-journey.ts";
import { surveysJourney } from "./surveys-journey.ts";
import { targetsJourney } from "./targets-journey.ts";
import { tipsJourney } from "./tips-journey.ts";

let opened: House | undefined;
const house = (): House => {
  if (!opened) throw new Error("the house is not open");
  return opened;
};

beforeAll(async () => {
  opened = await openHouse(await startStack());
});
afterEach(async () => {
  if (opened) expect(await opened.leave()).toEqual([]);
});
afterAll(async () => {
  await opened?.close();
});

describe("the README's pictures", () => picturesJourney(house));
describe("a manager edits clients in a grid", () => clientsJourney(house));
describe("a client's file", () => fileJourney(house));
describe("a manager edits targets", () => targetsJourney(house));
describe("finance exports an aging report", () => agingJourney(house));
describe("finance takes in a bank statement", () => receivingJourney(house));
describe("finance says to a client what it owes", () => statementsJourney(house));
describe("finance collects", () => collectionsJourney(house));
describe("the worker sends satisfaction surveys", () => surveysJourney(house));
describe("the worker computes the month's scores", () => scoresJourney(house));
describe("an import on a screen", () => importsJourney(house));
describe("a manager makes one file of two", () => duplicatesJourney(house));
describe("people find things", () => searchJourney(house));
describe("a client goes beyond its limit", () => creditJourney(house));
describe("one proposes, another decides", () => approvalsJourney(house));
describe("tips find their way", () => tipsJourney(house));
describe("acts on many clients", () => bulkJourney(house));
describe("people come, choose and go", () => peopleJourney(house));
describe("a rep on a phone", () => phoneJourney(house));

test("stopped as by Ctrl-C, nothing of the house is left", async () => {
  const left = await house().close();
  opened = undefined;
  expect(left).toEqual([]);
});
