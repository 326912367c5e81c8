import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const behaviours = Array.from({ length: 47 }, (_, index) => index + 1);

test("each of the 47 behaviours of a grid has a journey titled by its number", () => {
  const journeys = readdirSync(import.meta.dirname)
    .filter((name) => /^sheet.*\.test\.ts$/.test(name))
    .map((name) => readFileSync(`${import.meta.dirname}/${name}`, "utf8"))
    .join("\n");
  expect(behaviours.filter((number) => !journeys.includes(`test("grid ${number}: `))).toEqual([]);
});
