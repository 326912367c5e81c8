import type { Instant } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import { countAttempt, forgetAttempts } from "./attempts.ts";
import { openTestDatabase } from "./testing.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const at = (time: string) => `2026-03-02T${time}.000Z` as Instant;
const limit = { attempts: 5, window: 15 * 60_000 };

test("five attempts pass, the sixth waits, and after the window all is forgiven", async () => {
  const attempt = (now: Instant) => countAttempt(house.db, { bucket: "b", limit }, now);
  for (let count = 0; count < 5; count++) await attempt(at("09:00:00"));
  await expect(attempt(at("09:05:00"))).rejects.toMatchObject({
    code: "kernel.too-many-attempts",
    details: { seconds: 600 },
  });
  await attempt(at("09:15:00"));
});

test("a success gives the attempts back", async () => {
  for (let count = 0; count < 5; count++) await countAttempt(house.db, { bucket: "c", limit }, at("09:00:00"));
  await forgetAttempts(house.db, "c");
  await countAttempt(house.db, { bucket: "c", limit }, at("09:00:00"));
});

test("twenty at once are counted as twenty", async () => {
  const tries = Array.from({ length: 20 }, () => countAttempt(house.db, { bucket: "d", limit }, at("09:00:00")));
  const refused = (await Promise.allSettled(tries)).filter((each) => each.status === "rejected");
  expect(refused).toHaveLength(15);
});
