import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import { recordChange } from "../../changes/mutations.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { actingAs, aStaff } from "../../staff/factory.ts";
import { aClient } from "../factory.ts";
import { historyOf } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const today = CalendarDate.parse("2026-05-10");

test("of a client's credit the desk learns from its history that something changed, never what or why", () =>
  house.rolledBack(async (trx) => {
    const owner = await aStaff(trx, { role: "rep" });
    const client = await aClient(trx, { ownerId: owner });
    const changed = (field: string, after: unknown) => ({ subject: "client", row: client, field, before: null, after });
    await recordChange(trx, {
      act: "credit.grant",
      at: now,
      reason: "年度授信",
      fields: [
        changed("creditGrade", "AA"),
        changed("creditLimit", { limitMinor: minor(120_000), currency: "CNY" }),
        changed("creditHold", { hold: "hard", reasons: ["over-limit"] }),
        changed("spells.creditLimit", [{ value: "120000 CNY" }]),
        changed("dunningCharge", { feeMinor: 5_000 }),
        changed("ledgerItems", [1, 2]),
      ],
    });
    const told = async (role: "desk" | "rep" | "finance") => {
      const staffId = role === "rep" ? owner : await aStaff(trx, { role });
      const { rows } = await historyOf(actingAs(trx, staffId, role), { id: client, limit: 50 }, today);
      return rows.filter(({ act }) => act === "credit.grant").map(({ after, reason }) => after ?? reason);
    };
    expect(await told("desk")).toEqual([null, null, null, null, null, null]);
    expect((await told("rep")).filter((value) => value === null)).toEqual([]);
    expect((await told("finance")).filter((value) => value === null)).toEqual([]);
  }));
