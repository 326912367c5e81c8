import { addDays, type CalendarDate } from "@foyer/domain/kernel/time";
import { found } from "@foyer/domain/kernel/refusal";
import { deal, type DealtClient, mayHandOver } from "@foyer/domain/staff/hand-over/rules";
import type { HandOverPartName, HandOverPlan } from "@foyer/domain/staff/hand-over/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import type { ChangedField } from "../../changes/mutations.ts";
import { handOvers } from "../../handovers.ts";
import type { Trx } from "../../kernel/fence.ts";
import { staffOfReach } from "../reach/queries.ts";
import { rolesHeld, staffNames } from "../roles/queries.ts";

/** Whose things move, and from which day on. */
export interface Leaving {
  readonly leaverId: StaffId;
  readonly on: CalendarDate;
}

export interface HandedClient {
  readonly id: number;
  readonly name: string;
  readonly tier: string | null;
}

export interface Moving extends Leaving {
  readonly dealt: readonly DealtClient[];
  readonly successors: readonly StaffId[];
}

/** What a capability gives back when a hand-over is undone, and how much of it somebody has changed since. */
export interface GivenBack {
  readonly fields: readonly ChangedField[];
  readonly kept: number;
}

/** One kind of thing that moves with a person. What follows its client by itself is only counted. */
export interface HandOverPart {
  readonly name: HandOverPartName;
  count(trx: Trx, leaving: Leaving): Promise<number>;
  move?(trx: Trx, moving: Moving): Promise<readonly ChangedField[]>;
  /** Takes back those of a hand-over's changes that are its own, from a day on. */
  giveBack?(trx: Trx, done: readonly ChangedField[], on: CalendarDate): Promise<GivenBack>;
}

/** How the capabilities plug into hand-overs: the clients a person holds, tier by tier, and what moves. */
export interface HandOverRegister {
  readonly clients: (trx: Trx, leaving: Leaving) => Promise<HandedClient[]>;
  readonly parts: readonly HandOverPart[];
}

/** So many clients are listed one by one. */
const mostListed = 2_000;

/** Refuses what the plan may not do, and finds nobody out of the actor's reach. */
export async function judgedPlan(trx: Trx, plan: HandOverPlan, today: CalendarDate): Promise<DealtClient[]> {
  await refuseOutOfReach(trx, plan.leaverId, today);
  mayHandOver(plan, { actor: trx.actor, today, roles: await rolesHeld(trx, plan.effectiveOn) });
  return deal(await handOvers.clients(trx, { leaverId: plan.leaverId, on: plan.effectiveOn }), plan);
}

/** Somebody of the actor's team or property; a leaver belongs to no team any more. */
export async function refuseOutOfReach(trx: Trx, leaverId: StaffId, today: CalendarDate): Promise<void> {
  const reach = await staffOfReach(trx, "staff:hand-over", today);
  const ever = await trx
    .selectFrom("staffRole")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("staffId", "=", leaverId)
    .executeTakeFirst();
  found(reach && !reach.includes(leaverId) ? undefined : ever, "staff.unknown", { id: leaverId });
}

/** What would move and to whom, before anything does: counts that add up, and the clients one by one. */
export async function previewHandOver(trx: Trx, plan: HandOverPlan, today: CalendarDate) {
  const dealt = await judgedPlan(trx, plan, today);
  const leaving = { leaverId: plan.leaverId, on: plan.effectiveOn };
  const clients = new Map((await handOvers.clients(trx, leaving)).map((client) => [client.id, client]));
  const counts: { part: HandOverPartName; count: number }[] = [];
  for (const part of handOvers.parts) counts.push({ part: part.name, count: await part.count(trx, leaving) });
  const names = await staffNames(trx, [...new Set([...plan.successors, ...dealt.map(({ to }) => to)])]);
  const shares = Map.groupBy(dealt, ({ to }) => to);
  return {
    counts,
    shares: Object.entries(names).map(([id, name]) => {
      const staffId = Number(id) as StaffId;
      return { staffId, name, count: shares.get(staffId)?.length ?? 0 };
    }),
    clients: dealt.slice(0, mostListed).flatMap(({ clientId, to }) => {
      const client = clients.get(clientId);
      return client ? [{ ...client, to }] : [];
    }),
  };
}

/** The hand-overs of the last 90 days, the latest first. */
export async function listHandOvers(trx: Trx, today: CalendarDate) {
  const reach = await staffOfReach(trx, "staff:hand-over", today);
  let query = trx
    .selectFrom("handOver")
    .innerJoin("staff as leaver", "leaver.id", "handOver.leaverId")
    .innerJoin("staff as by", "by.id", "handOver.staffId")
    .select((each) => [
      "handOver.id",
      "handOver.leaverId",
      "leaver.name as leaver",
      "by.name as by",
      "handOver.effectiveOn",
      "handOver.at",
      "handOver.undoneAt",
      each
        .selectFrom("handOverClient")
        .select((count) => count.fn.countAll<number>().as("count"))
        .where("handOverClient.propertyId", "=", trx.propertyId)
        .whereRef("handOverClient.handOverId", "=", "handOver.id")
        .as("clients"),
    ])
    .where("handOver.propertyId", "=", trx.propertyId)
    .where("handOver.effectiveOn", ">=", addDays(today, -90));
  if (reach && trx.actor.kind === "staff") {
    const me = trx.actor.staffId;
    query = query.where((or) => or.or([or("handOver.staffId", "=", me), or("handOver.leaverId", "in", reach)]));
  }
  return query.orderBy("handOver.id", "desc").limit(100).execute();
}
