import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { LogCall } from "@foyer/domain/receivables/dunning/schema";
import { afterAll, expect, test } from "vitest";
import { aClient } from "../../../clients/factory.ts";
import { openTestDatabase } from "../../../kernel/testing.ts";
import { promisesOfClient } from "../../promises/queries.ts";
import { logCall } from "./mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());
const now = Instant.parse("2026-02-12T02:00:00.000Z");

test("eight who send the same call at once have written it once, with its promise", async () => {
  const property = await house.aProperty();
  const clientId = await house.committed(property, (trx) => aClient(trx));
  const call = LogCall.parse({
    key: "00000000-0000-4000-8000-000000000001",
    clientId,
    outcome: "promised",
    promise: { amountMinor: 1_000, promisedFor: CalendarDate.parse("2026-02-20") },
  });
  const written = await Promise.all(
    Array.from({ length: 8 }, () => house.committed(property, (trx) => logCall(trx, call, now))),
  );
  expect(new Set(written).size).toBe(1);
  const promises = await house.committed(property, (trx) =>
    promisesOfClient(trx, { clientId }, CalendarDate.parse("2026-02-12")),
  );
  expect(promises).toHaveLength(1);
});
