import type { Instant } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import { countAttempt, forgetAttempts } from "./attempts.ts";
import { atTheDoor } from "./fence.ts";
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

test("who tried is not written down, and what is a day old goes", async () => {
  const rows = () => atTheDoor(house.db, (door) => door.selectFrom("rateLimit").selectAll().execute());
  await countAttempt(house.db, { bucket: "sign-in|10.1.2.3|wang@hotel.cn", limit }, at("10:00:00"));
  const before = await rows();
  expect(JSON.stringify(before)).not.toMatch(/wang|10\.1\.2\.3/);
  await countAttempt(house.db, { bucket: "e", limit }, "2026-03-03T10:00:01.000Z" as Instant);
  expect(before.length).toBeGreaterThan(1);
  expect(await rows()).toHaveLength(1);
});
