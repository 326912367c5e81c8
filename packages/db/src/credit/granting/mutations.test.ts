import type { ClientId } from "@foyer/domain/clients/schema";
import { ProposeGrant } from "@foyer/domain/credit/granting/schema";
import type { CreditAssessmentId } from "@foyer/domain/credit/schema";
import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { carryOutProposal } from "../../approvals/carrying/mutations.ts";
import { decideProposal } from "../../approvals/mutations.ts";
import { creditInForce } from "../../clients/credit/queries.ts";
import { setCredit } from "../../clients/credit/mutations.ts";
import { aClient } from "../../clients/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { anAllocation, aDispute, anItem } from "../../receivables/factory.ts";
import { aStaff } from "../../staff/factory.ts";
import { assessClient } from "../assessment/mutations.ts";
import { assessment, assessmentsOfClient } from "../assessment/queries.ts";
import { evidenceRows } from "../assessment/evidence/queries.ts";
import { aLimit, anAssessment, aRating } from "../factory.ts";
import { enterProfile, setBlock } from "../information/mutations.ts";
import { proposeCash, proposeGrant } from "./mutations.ts";
import { standingOfClient } from "./queries.ts";
import { reviewsDue } from "./reviews/queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const day = (text: string) => CalendarDate.parse(text);
const today = day("2026-05-10");
const now = Instant.parse("2026-05-10T02:00:00.000Z");
const later = Instant.parse("2026-05-10T03:00:00.000Z");

/** As somebody of the house, who may or may not. */
async function as<T>(trx: Trx, role: "finance" | "director", act: () => Promise<T>): Promise<T> {
  const staffId = await aStaff(trx, { role });
  const system = trx.actor;
  Object.assign(trx, { actor: { kind: "staff", staffId, role, propertyId: trx.propertyId } });
  try {
    return await act();
  } finally {
    Object.assign(trx, { actor: system });
  }
}

async function refusal(trx: Trx, act: () => Promise<unknown>): Promise<unknown> {
  await sql`savepoint refused`.execute(trx);
  const outcome = await act().then(
    () => "accepted",
    (error: unknown) => error,
  );
  await sql`rollback to savepoint refused`.execute(trx);
  return outcome;
}

/** 1,200.00 a month for a year, each paid on its due day: an old client without a fault. */
async function aGoodClient(trx: Trx): Promise<ClientId> {
  const client = await aClient(trx, { name: "云杉会展" });
  for (let month = 0; month < 12; month += 1) {
    const posted = `${month < 7 ? 2025 : 2026}-${String(((month + 5) % 12) + 1).padStart(2, "0")}-01`;
    const paid = `${posted.slice(0, 8)}28`;
    const debit = await anItem(trx, client, { amount: 120_000, posted, due: paid });
    const credit = await anItem(trx, client, { side: "credit", amount: 120_000, posted: paid });
    await anAllocation(trx, { debit, credit, amount: 120_000, effective: paid });
  }
  for (const factor of ["financials", "management", "security", "conditions", "judgement"] as const)
    await aRating(trx, client, { factor, rating: 4, on: "2026-05-01" });
  return client;
}

const asked = (clientId: ClientId, assessmentId: CreditAssessmentId, more: object = {}) =>
  ProposeGrant.parse({
    clientId,
    assessmentId,
    grade: "AA",
    limitMinor: 120_000,
    term: {
      term: "days",
      days: 30,
    },
    reason: "年度授信",
    ...more,
  });

describe("an assessment", () => {
  test("keeps every input with its rows, and is kept once for what it says", () =>
    house.rolledBack(async (trx) => {
      const client = await aGoodClient(trx);
      const made = await assessClient(trx, { clientId: client }, now);
      // 20 + 10 + 8 (the only one) + 0.56 of tenure (11 months) + 6 of 90, and 32 of 40 rated 4 of 5: without a limit, of 90
      expect(made).toMatchObject({
        isNew: false,
        score: "85.1",
        computedGrade: "AA",
        gates: [],
        volumeMinor: 1_440_000,
      });
      expect(made.computedLimitMinor).toBe(120_000);
      await assessClient(trx, { clientId: client }, later);
      const kept = await assessmentsOfClient(trx, { clientId: client }, today);
      expect(kept).toHaveLength(1);
      const id = kept[0]?.id ?? (0 as CreditAssessmentId);
      const { inputs } = await assessment(trx, id, today);
      expect(inputs).toEqual(made.inputs);
      const late = await evidenceRows(trx, { assessmentId: id, factor: "days-late", limit: 3 }, today);
      expect([late.count, late.rows.length, late.value]).toEqual([11, 3, "0.00"]);
      expect(late.rows[0]).toMatchObject({
        kind: "item",
        on: "2026-04-01",
        settledOn: "2026-04-28",
        amountMinor: 120_000,
      });
      await aRating(trx, client, { factor: "judgement", rating: 0, on: "2026-05-10" });
      await assessClient(trx, { clientId: client }, later);
      expect(await assessmentsOfClient(trx, { clientId: client }, today)).toMatchObject([
        { score: "80.6" },
        { score: "85.1" },
      ]);
    }));

  test("of a new client has no history, the contracted volume for a limit, and a review in 90 days", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await anItem(trx, client, { amount: 500_000, posted: "2026-04-01", due: "2026-06-01" });
      for (const factor of ["financials", "management", "security", "conditions", "judgement"] as const)
        await aRating(trx, client, { factor, rating: 5, on: "2026-05-01" });
      const profile = {
        foundedOn: null,
        capitalMinor: null,
        employees: null,
        owners: null,
        management: null,
        operations: null,
      };
      const contract = {
        security: null,
        conditions: null,
        contractedYearMinor: minor(2_400_000),
        contractedBy: "HT-2026-7",
      };
      await enterProfile(trx, { clientId: client, ...profile, ...contract }, now);
      expect(await assessClient(trx, { clientId: client }, now)).toMatchObject({
        isNew: true,
        score: "100.0",
        gates: ["new-client"],
        computedGrade: "BBB",
        volumeMinor: 2_400_000,
        computedLimitMinor: 60_000,
        reviewOn: "2026-08-08",
        validUntil: "2027-05-10",
      });
    }));

  test("of a day to come is refused, and so is one of the house account", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      expect(
        await refusal(trx, () => assessClient(trx, { clientId: client, asOf: day("2026-05-11") }, now)),
      ).toMatchObject({
        code: "credit.as-of-in-future",
      });
      const account = await aClient(trx, { house: true });
      expect(await refusal(trx, () => assessClient(trx, { clientId: account }, now))).toMatchObject({
        code: "credit.client-closed-file",
      });
    }));
});

describe("granting", () => {
  test("is proposed by one and approved by another, and then stands in the file from that day", () =>
    house.rolledBack(async (trx) => {
      const client = await aGoodClient(trx);
      const assessmentId = await anAssessment(trx, client, today);
      const id = await as(trx, "finance", () => proposeGrant(trx, asked(client, assessmentId), now));
      expect(await refusal(trx, () => proposeGrant(trx, asked(client, assessmentId), now))).toMatchObject({
        code: "credit.grant-waiting",
      });
      expect(await creditInForce(trx, { clientIds: [client], on: today })).toMatchObject([
        { grade: null, limit: null },
      ]);
      await as(trx, "director", () => decideProposal(trx, { id, accept: true, answer: null }, later));
      expect(await carryOutProposal(trx, id, later)).toBe(true);
      expect(await carryOutProposal(trx, id, later)).toBe(false);
      expect(await standingOfClient(trx, { clientId: client }, later)).toMatchObject({
        grade: "AA",
        limit: {
          limitMinor: 120_000,
          currency: "CNY",
        },
        term: {
          term: "days",
          days: 30,
        },
        waiting: null,
        signed: {
          validUntil: "2027-05-10",
          grantedFrom: today,
        },
      });
      expect(await creditInForce(trx, { clientIds: [client], on: day("2026-05-09") })).toMatchObject([{ grade: null }]);
      expect(await refusal(trx, () => proposeGrant(trx, asked(client, assessmentId), later))).toMatchObject({
        code: "credit.granted-already",
      });
    }));

  test("nobody approves their own, and who is blocked meanwhile gets nothing", () =>
    house.rolledBack(async (trx) => {
      const client = await aGoodClient(trx);
      const assessmentId = await anAssessment(trx, client, today);
      const own = await as(trx, "finance", async () => {
        const id = await proposeGrant(trx, asked(client, assessmentId), now);
        expect(await refusal(trx, () => decideProposal(trx, { id, accept: true, answer: null }, now))).toMatchObject({
          code: "approvals.own",
        });
        return id;
      });
      await as(trx, "director", () => decideProposal(trx, { id: own, accept: true, answer: null }, now));
      await setBlock(trx, { clientId: client, blocked: true, reason: "失信被执行" }, now);
      expect(await refusal(trx, () => carryOutProposal(trx, own, later))).toMatchObject({ code: "credit.blocked" });
    }));

  test("what a later assessment shuts is not granted by the earlier one, and a file put away gets nothing", () =>
    house.rolledBack(async (trx) => {
      const client = await aGoodClient(trx);
      const assessmentId = await anAssessment(trx, client, today);
      const id = await as(trx, "finance", () => proposeGrant(trx, asked(client, assessmentId), now));
      await as(trx, "director", () => decideProposal(trx, { id, accept: true, answer: null }, now));
      const archived = async () => {
        await trx
          .updateTable("client")
          .set({ status: "archived", archivedReason: "停业" })
          .where("propertyId", "=", trx.propertyId)
          .where("id", "=", client)
          .execute();
        await carryOutProposal(trx, id, later);
      };
      expect(await refusal(trx, archived)).toMatchObject({ code: "credit.client-closed-file" });
      await anItem(trx, client, { amount: 100, posted: "2026-01-01", due: "2026-01-31" });
      const evening = Instant.parse("2026-05-10T10:00:00.000Z");
      await assessClient(trx, { clientId: client }, evening);
      expect(await refusal(trx, () => carryOutProposal(trx, id, evening))).toMatchObject({
        code: "credit.grade-above-gate",
      });
    }));

  test("an assessment of an earlier day opens no gate that is shut today", () =>
    house.rolledBack(async (trx) => {
      const client = await aGoodClient(trx);
      await anItem(trx, client, { amount: 100, posted: "2026-01-01", due: "2026-01-31" });
      const earlier = await anAssessment(trx, client, "2026-04-30");
      expect(await assessment(trx, earlier, today)).toMatchObject({ gates: [] });
      const best = { grade: "AA", overrideReason: null };
      expect(await refusal(trx, () => proposeGrant(trx, asked(client, earlier, best), now))).toMatchObject({
        code: "credit.grade-above-gate",
      });
    }));

  test("a file's old assessment is no ground for credit", () =>
    house.rolledBack(async (trx) => {
      const client = await aGoodClient(trx);
      const old = await anAssessment(trx, client, "2026-05-09");
      await anAssessment(trx, client, today);
      expect(await refusal(trx, () => proposeGrant(trx, asked(client, old), later))).toMatchObject({
        code: "credit.assessment-old",
      });
      expect(
        await refusal(trx, () => proposeGrant(trx, asked(client, 99_999_999 as CreditAssessmentId), later)),
      ).toMatchObject({ code: "credit.assessment-not-found" });
    }));
});

describe("reviews due", () => {
  const reasons = async (trx: Trx, on = today) => {
    const { rows } = await reviewsDue(trx, { limit: 100 }, on);
    return Object.fromEntries(rows.map(({ clientId, reasons: why, dueOn }) => [clientId, [...why, dueOn]]));
  };
  const granted = async (trx: Trx, client: ClientId, on: string) => {
    const at = Instant.parse(`${on}T05:00:00.000Z`);
    const id = await anAssessment(trx, client, on);
    const { computedGrade, computedLimitMinor } = await assessment(trx, id, day(on));
    const more = { grade: computedGrade, limitMinor: computedLimitMinor };
    const proposal = await as(trx, "finance", () => proposeGrant(trx, asked(client, id, more), at));
    await as(trx, "director", () => decideProposal(trx, { id: proposal, accept: true, answer: null }, at));
    await carryOutProposal(trx, proposal, at);
  };

  test("30 days before the year is over, after it, and 90 days after a new client's", () =>
    house.rolledBack(async (trx) => {
      const [old, fresh] = [await aGoodClient(trx), await aClient(trx)];
      await granted(trx, old, "2026-05-10");
      await granted(trx, fresh, "2026-05-10");
      expect(await reasons(trx, day("2026-08-07"))).toEqual({});
      expect(await reasons(trx, day("2026-08-08"))).toEqual({ [fresh]: ["new-client", "2026-08-08"] });
      expect(await reasons(trx, day("2027-04-09"))).toEqual({ [fresh]: ["new-client", "2026-08-08"] });
      expect((await reasons(trx, day("2027-04-10")))[old]).toEqual(["expiring", "2027-05-10"]);
      expect((await reasons(trx, day("2027-05-11")))[fresh]).toEqual(["expired", "new-client", "2026-08-08"]);
    }));

  test("credit that nobody assessed, and debts late up to the final notice unless they are contested", () =>
    house.rolledBack(async (trx) => {
      const [limited, late, contested, almost, onCash] = [
        await aClient(trx),
        await aClient(trx),
        await aClient(trx),
        await aClient(trx),
        await aClient(trx),
      ];
      await aLimit(trx, limited, { units: 100, from: "2026-02-01" });
      await anItem(trx, late, { amount: 100, posted: "2026-03-01", due: "2026-03-26" });
      const item = await anItem(trx, contested, { amount: 100, posted: "2026-03-01", due: "2026-03-26" });
      await aDispute(trx, { item, amount: 100, from: "2026-04-01" });
      await anItem(trx, almost, { amount: 100, posted: "2026-03-01", due: "2026-03-27" });
      await anItem(trx, onCash, { amount: 100, posted: "2026-01-01", due: "2026-01-01" });
      await setCredit(trx, { from: day("2026-03-01"), decisions: [{ clientId: onCash, grade: "C" }] });
      expect(await reasons(trx)).toEqual({
        [limited]: ["never-assessed", "2026-02-01"],
        [late]: ["final-notice", "2026-05-10"],
        [onCash]: ["never-assessed", "2026-03-01"],
      });
      const id = await as(trx, "finance", () => proposeCash(trx, { clientId: late, reason: "逾期 45 天" }, now));
      await as(trx, "director", () => decideProposal(trx, { id, accept: true, answer: null }, later));
      await carryOutProposal(trx, id, later);
      expect(await standingOfClient(trx, { clientId: late }, later)).toMatchObject({
        grade: "C",
        limit: { limitMinor: 0 },
        term: {
          term: "prepay",
          days: null,
        },
      });
      expect((await reasons(trx))[late]).toBeUndefined();
    }));
});
