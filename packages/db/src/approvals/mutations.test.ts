import type { DecideProposal, ProposalId } from "@foyer/domain/approvals/schema";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import type { Role } from "@foyer/domain/kernel/permissions";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { Instant } from "@foyer/domain/kernel/time";
import { StaffEmail, type StaffId } from "@foyer/domain/staff/schema";
import { afterAll, describe, expect, test } from "vitest";
import { openTestDatabase } from "../kernel/testing.ts";
import { type Trx, withActor } from "../kernel/fence.ts";
import { actingAs, aStaff } from "../staff/factory.ts";
import { carryOutProposal, keepRefusal, sweepProposals } from "./carrying/mutations.ts";
import { decideProposal, withdrawProposal } from "./mutations.ts";
import { getProposal, listProposals } from "./queries.ts";
import { proposeRole } from "./roles/mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-03-10T02:00:00.000Z");
const later = Instant.parse("2026-03-24T02:00:00.000Z");
const email = StaffEmail.parse("wang@example.com");
const reason = "接替李经理";
const manager = (insteadOf?: Role) => ({
  reason,
  staff: { email, role: "manager" as const, language: "zh-Hans" as const, ...(insteadOf && { insteadOf }) },
});
const yes = (id: ProposalId): DecideProposal => ({ id, accept: true, answer: null });
const no = (id: ProposalId): DecideProposal => ({ id, accept: false, answer: "先等等" });
const page = { waiting: true, limit: 50 };

const notices = (trx: Trx) =>
  trx
    .selectFrom("notification")
    .select(["staffId", "event", "details"])
    .where("propertyId", "=", trx.propertyId)
    .orderBy("id")
    .execute();

const queued = async (trx: Trx) =>
  (await trx.selectFrom("staffRole").select("role").where("propertyId", "=", trx.propertyId).execute()).filter(
    ({ role }) => role === "manager",
  ).length;

/** An administrator and two directors, as each of them. */
async function people(trx: Trx) {
  const admin = await aStaff(trx, { role: "admin", name: "管理员" });
  const one = await aStaff(trx, { role: "director" });
  const two = await aStaff(trx, { role: "director" });
  return {
    admin: actingAs(trx, admin, "admin"),
    one: actingAs(trx, one, "director"),
    two: actingAs(trx, two, "director"),
    ids: { admin, one, two },
  };
}

const onBehalf = (trx: Trx, worksFor: StaffId): Trx =>
  new Proxy(trx, {
    get: (own, name) => {
      if (name === "actor") return { kind: "system", propertyId: trx.propertyId, worksFor };
      const value: unknown = Reflect.get(own, name, own);
      return typeof value === "function" ? (value.bind(own) as unknown) : value;
    },
  });

describe("a proposal", () => {
  test("reaches every director once, and is carried out once when one of them accepts it", () =>
    house.rolledBack(async (trx) => {
      const { admin, one, two, ids } = await people(trx);
      const id = await proposeRole(admin, manager(), now);
      expect(await notices(trx)).toEqual(
        [ids.one, ids.two].map((staffId) => ({
          staffId,
          event: "approvals.asked",
          details: { who: "管理员", act: "staff.give-role", about: "wang" },
        })),
      );
      expect(await queued(trx)).toBe(0);
      await decideProposal(one, yes(id), now);
      await expect(decideProposal(two, no(id), now)).rejects.toMatchObject({ code: "approvals.decided-already" });
      expect(await carryOutProposal(onBehalf(trx, ids.one), id, now)).toBe(true);
      expect(await carryOutProposal(onBehalf(trx, ids.one), id, now)).toBe(false);
      expect(await queued(trx)).toBe(1);
      expect((await notices(trx)).at(-1)).toEqual({
        staffId: ids.admin,
        event: "approvals.decided",
        details: { act: "staff.give-role", about: "wang", status: "done" },
      });
      const acts = await trx
        .selectFrom("change")
        .select(["act", "staffId", "reason"])
        .where("propertyId", "=", trx.propertyId)
        .orderBy("number")
        .execute();
      expect(acts).toEqual([
        { act: "approvals.propose", staffId: ids.admin, reason },
        { act: "approvals.accept", staffId: ids.one, reason: null },
        { act: "staff.add", staffId: ids.one, reason: null },
        { act: "approvals.carry-out", staffId: ids.one, reason: null },
      ]);
    }));

  test("shows what stands and what would stand, to who proposed it and to who decides, and to nobody else", () =>
    house.rolledBack(async (trx) => {
      const { admin, one } = await people(trx);
      const rep = await aStaff(trx, { role: "rep", email, name: "王静" });
      const id = await proposeRole(admin, manager("rep"), now);
      expect(await listProposals(one, page, now)).toMatchObject([
        {
          id,
          act: "staff.give-role",
          row: rep,
          about: "王静",
          before: { role: "rep" },
          after: { name: "王静", email, role: "manager" },
          reason,
          by: "管理员",
          mayDecide: true,
          mayWithdraw: false,
        },
      ]);
      expect(await listProposals(admin, page, now)).toMatchObject([{ id, mayDecide: false, mayWithdraw: true }]);
      const stranger = actingAs(trx, await aStaff(trx, { role: "manager" }), "manager");
      expect(await listProposals(stranger, page, now)).toEqual([]);
      await expect(getProposal(stranger, id, now)).rejects.toMatchObject({ code: "approvals.not-found" });
      await expect(decideProposal(stranger, yes(id), now)).rejects.toMatchObject({ code: "permission.missing" });
    }));

  test("is never decided by who made it, nor by whom it is about", () =>
    house.rolledBack(async (trx) => {
      const { admin, one, ids } = await people(trx);
      const id = await proposeRole(admin, manager(), now);
      const promoted = actingAs(trx, ids.admin, "director");
      await expect(decideProposal(promoted, yes(id), now)).rejects.toMatchObject({ code: "approvals.own" });
      const about = await aStaff(trx, { role: "rep", email: "rep@example.com" });
      const staff = { email: StaffEmail.parse("rep@example.com"), role: "manager", insteadOf: "rep" } as const;
      const other = await proposeRole(admin, { reason, staff: { ...staff, language: "en" } }, now);
      await expect(decideProposal(actingAs(trx, about, "director"), yes(other), now)).rejects.toMatchObject({
        code: "approvals.about-oneself",
      });
      await decideProposal(one, yes(other), now);
    }));

  test("the same twice is one; withdrawn by its maker alone, it may be made again", () =>
    house.rolledBack(async (trx) => {
      const { admin, one } = await people(trx);
      const id = await proposeRole(admin, manager(), now);
      await expect(proposeRole(admin, manager(), now)).rejects.toMatchObject({ code: "approvals.proposed-already" });
      await expect(withdrawProposal(one, id, now)).rejects.toMatchObject({ code: "approvals.not-own" });
      await withdrawProposal(admin, id, now);
      await expect(decideProposal(one, yes(id), now)).rejects.toMatchObject({ code: "approvals.decided-already" });
      await proposeRole(admin, manager(), now);
    }));

  test("lapses after two weeks, is told so, and cannot be accepted a moment later", () =>
    house.rolledBack(async (trx) => {
      const { admin, one, ids } = await people(trx);
      const id = await proposeRole(admin, manager(), now);
      await expect(decideProposal(one, yes(id), later)).rejects.toMatchObject({ code: "approvals.expired" });
      expect(await sweepProposals(trx, later)).toEqual({ lapsed: 1, takenUp: 0 });
      expect(await sweepProposals(trx, later)).toEqual({ lapsed: 0, takenUp: 0 });
      expect((await notices(trx)).at(-1)).toMatchObject({ staffId: ids.admin, details: { status: "expired" } });
      expect(await listProposals(admin, { waiting: false, limit: 50 }, later)).toMatchObject([
        { id, status: "expired" },
      ]);
    }));

  test("a rejection takes a word, which is kept and told", () =>
    house.rolledBack(async (trx) => {
      const { admin, one, ids } = await people(trx);
      const id = await proposeRole(admin, manager(), now);
      await decideProposal(one, no(id), now);
      expect(await getProposal(admin, id, now)).toMatchObject({ status: "rejected", answer: "先等等" });
      expect((await notices(trx)).at(-1)).toMatchObject({ staffId: ids.admin, details: { status: "rejected" } });
      expect(await carryOutProposal(onBehalf(trx, ids.one), id, now)).toBe(false);
      expect(await queued(trx)).toBe(0);
    }));
});

test("what an administrator may give alone needs nobody", () =>
  house.rolledBack(async (trx) => {
    const { admin } = await people(trx);
    const rep = { reason, staff: { email, role: "rep" as const, language: "en" as const } };
    await expect(proposeRole(admin, rep, now)).rejects.toMatchObject({ code: "approvals.needs-no-approval" });
  }));

describe("carrying out", () => {
  const committed = async () => {
    const propertyId = await house.aProperty();
    return house.committed(propertyId, async (trx) => {
      const { ids } = await people(trx);
      return { propertyId, ids };
    });
  };
  const as = (propertyId: PropertyId, staffId: StaffId, role: Role) =>
    ({ kind: "staff", staffId, role, propertyId }) as const;
  const statusOf = (propertyId: PropertyId, id: ProposalId) =>
    house.committed(propertyId, (trx) => getProposal(trx, id, now));

  test("of two who decide at once one decides; of two runs at once one acts", async () => {
    const { propertyId, ids } = await committed();
    const id = await withActor(house.db, as(propertyId, ids.admin, "admin"), (trx) => proposeRole(trx, manager(), now));
    const decisions = await Promise.allSettled([
      withActor(house.db, as(propertyId, ids.one, "director"), (trx) => decideProposal(trx, yes(id), now)),
      withActor(house.db, as(propertyId, ids.two, "director"), (trx) => decideProposal(trx, no(id), now)),
    ]);
    expect(decisions.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { status } = await statusOf(propertyId, id);
    expect(["accepted", "rejected"]).toContain(status);
    const runs = await Promise.all(
      [1, 2, 3].map(() =>
        withActor(house.db, { kind: "system", propertyId, worksFor: ids.one }, (trx) => carryOutProposal(trx, id, now)),
      ),
    );
    expect(runs.filter(Boolean)).toHaveLength(status === "accepted" ? 1 : 0);
    expect(await house.committed(propertyId, queued)).toBe(status === "accepted" ? 1 : 0);
  });

  test("what stands in the way by then is kept, told to both, and nothing of the act remains", async () => {
    const { propertyId, ids } = await committed();
    const id = await withActor(house.db, as(propertyId, ids.admin, "admin"), (trx) =>
      proposeRole(
        trx,
        { ...manager(), staff: { ...manager().staff, email: StaffEmail.parse("late@example.com") } },
        now,
      ),
    );
    await withActor(house.db, as(propertyId, ids.one, "director"), (trx) => decideProposal(trx, yes(id), now));
    await house.committed(propertyId, (trx) => aStaff(trx, { role: "desk", email: "late@example.com" }));
    const refused: unknown = await withActor(house.db, { kind: "system", propertyId, worksFor: ids.one }, (trx) =>
      carryOutProposal(trx, id, now),
    ).catch((error: unknown) => error);
    if (!(refused instanceof Refusal)) throw new Error("it was not refused");
    await house.committed(propertyId, (trx) => keepRefusal(trx, { id, refusal: refused }, now));
    expect(await statusOf(propertyId, id)).toMatchObject({
      status: "refused",
      problem: "staff.works-here-already",
      problemDetails: { email: "late@example.com", role: "desk" },
    });
    const told = await house.committed(propertyId, notices);
    expect(told.slice(-2).map(({ staffId }) => staffId)).toEqual([ids.admin, ids.one]);
    expect(await house.committed(propertyId, queued)).toBe(0);
  });
});
