import { aClient } from "@foyer/db/clients/factory";
import { addContact } from "@foyer/db/clients/mutations";
import type { Instant } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import { openTestHouse } from "../../kernel/testing.ts";
import { startServer } from "../../server.ts";

const house = await openTestHouse(startServer);
const { database } = house;
afterAll(() => house.close());
const property = await database.aProperty({ code: "PAIR" });
const manager = await house.signIn("manager", property);
const rep = await house.signIn("rep", property);
const now = "2026-05-01T00:00:00.000Z" as Instant;
const [one, other] = await database.committed(property, async (trx) => {
  const ids = [
    await aClient(trx, { name: "云栖澜海会展服务有限公司" }),
    await aClient(trx, { name: "云栖澜海会展" }),
  ] as const;
  await addContact(trx, { clientId: ids[0], name: "欧阳澜", mobile: "13800138000" }, now);
  return ids;
});

test("what is typed is compared; a rep learns a colleague's client's name and no number", async () => {
  const asked = { names: ["雲棲瀾海會展服務"], phone: "13800138000" };
  expect((await house.ask(manager, "duplicates.likely", asked)).data).toMatchObject([
    { id: one, reasons: ["same-name", "same-phone"] },
    { id: other },
  ]);
  const { data } = await house.ask(rep, "duplicates.likely", asked);
  expect(data).toMatchObject([{ id: null, name: "云栖澜海会展服务有限公司", reasons: ["same-name"] }, { id: null }]);
});

test.each([
  ["a likely one, whose score it would raise", "杭州云栖澜海会展服务", 1],
  ["an unlikely one, which it would make likely", "云栖澜海会展服务中心", 0],
])("a number tried on a colleague's client does not show in the answer: %s", async (_, name, hits) => {
  const [right, wrong, none] = await Promise.all(
    [{ phone: "13800138000" }, { phone: "13800138001" }, {}].map((tried) =>
      house.ask(rep, "duplicates.likely", { names: [name], ...tried }),
    ),
  );
  expect(none?.data).toHaveLength(hits);
  expect([right?.data, wrong?.data]).toEqual([none?.data, none?.data]);
});

test("twenty at once merge a pair once; the others are told so", async () => {
  const sent = await Promise.all(
    Array.from({ length: 20 }, () => house.send(manager, "duplicates.merge", { winnerId: one, loserId: other })),
  );
  expect(sent.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(new Set(sent.filter(({ status }) => status !== 200).map(({ code }) => code))).toEqual(
    new Set(["clients.merged-already"]),
  );
});

test.each([
  ["duplicates.merge", { winnerId: one, loserId: one }],
  ["duplicates.merge", { winnerId: one, loserId: other, choices: { salt: "loser" } }],
  ["duplicates.merge", { winnerId: one, loserId: other, choices: { name: "both" } }],
  ["duplicates.scan", { all: true }],
])("%s of %j is refused", async (path, input) => {
  expect((await house.send(manager, path, input)).code).toBe("kernel.input-not-valid");
});

test("a rep neither sees pairs nor merges", async () => {
  expect((await house.ask(rep, "duplicates.list", {})).code).toBe("permission.missing");
  expect((await house.send(rep, "duplicates.merge", { winnerId: one, loserId: other })).code).toBe(
    "permission.missing",
  );
});
