import { aClient } from "@foyer/db/clients/factory";
import { anItem } from "@foyer/db/receivables/factory";
import { keepSnapshot } from "@foyer/db/receivables/snapshots/mutations";
import { sealMonthEnds } from "@foyer/db/receivables/snapshots/seals/mutations";
import { type Role, roles } from "@foyer/domain/kernel/permissions";
import { CalendarDate, now } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import { openTestHouse } from "../../kernel/testing.ts";
import { startServer } from "../../server.ts";

const house = await openTestHouse(startServer);
const { database } = house;
afterAll(() => house.close());

const property = await database.aProperty({ code: "NIGHT" });
const cookies = Object.fromEntries(
  await Promise.all(roles.map(async (role) => [role, await house.signIn(role, property)] as const)),
) as Record<Role, string>;
const end = CalendarDate.parse("2026-02-28");
await database.committed(property, async (trx) => {
  await anItem(trx, await aClient(trx), { amount: 12_345, posted: "2026-02-01", due: "2026-02-20" });
  await keepSnapshot(trx, end, now());
  await sealMonthEnds(trx, now());
});

const questions: readonly (readonly [string, unknown])[] = [
  ["figures.nights", { asOf: end }],
  ["figures.rows", { figure: "sales", from: "2026-01-01", to: end }],
  ["figures.provision", { asOf: end }],
  ["figures.matrices", undefined],
  ["figures.proposeProvision", { asOf: end }],
  ["figures.seals", undefined],
  ["figures.checkSeal", { businessDate: end, currency: "CNY" }],
];

test("what is of the whole property is for director, finance and auditor; the rates are finance's", async () => {
  const rates = {
    fromDate: "2026-01-01",
    edges: [30, 60, 90, 120],
    rates: ["0", "1", "2", "3", "4", "5"],
    reason: "x",
  };
  for (const role of roles) {
    const reads = ["director", "finance", "auditor"].includes(role);
    for (const [path, input] of questions)
      expect([role, path, (await house.ask(cookies[role], path, input)).status]).toEqual([
        role,
        path,
        reads ? 200 : 403,
      ]);
    const { status } = await house.send(cookies[role], "figures.setProvision", rates);
    expect([role, status]).toEqual([role, role === "finance" ? 200 : 403]);
  }
});

test("nights, rows, provision and seals as the screen reads them", async () => {
  const asked = async (path: string, input?: unknown) => (await house.ask(cookies.finance, path, input)).data;
  expect(await asked("figures.nights", {})).toMatchObject({
    night: { businessDate: end, balanceMinor: 12_345, overdueMinor: 12_345, daysOutstanding: "90.00" },
    monthEnds: [{ businessDate: end }],
    refused: [],
  });
  expect(await asked("figures.rows", { figure: "sales", from: "2026-01-01", to: end })).toMatchObject({
    count: 1,
    sumMinor: 12_345,
  });
  expect(await asked("figures.provision", { asOf: end })).toMatchObject({ owedMinor: 12_345, providedMinor: 123 });
  expect(await asked("figures.seals")).toMatchObject([{ businessDate: end, clients: 1 }]);
  expect(await asked("figures.checkSeal", { businessDate: end, currency: "CNY" })).toBeNull();
  const unknown = await house.ask(cookies.finance, "figures.checkSeal", {
    businessDate: "2026-01-31",
    currency: "CNY",
  });
  expect([unknown.status, unknown.code]).toEqual([404, "receivables.seal-not-found"]);
});
