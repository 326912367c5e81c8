import { type ApprovalName, approvalActs } from "@foyer/domain/approvals";
import { decidedBy, decides, isApproval, statusNow } from "@foyer/domain/approvals/rules";
import type { ProposalId, ProposalsPage } from "@foyer/domain/approvals/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { can, type Role, roles, scopeOf } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { Trx } from "../kernel/fence.ts";
import { heldOn } from "../kernel/held.ts";
import { today } from "../properties/queries.ts";

const holding = async (trx: Trx, asked: readonly Role[], on: CalendarDate): Promise<StaffId[]> => {
  if (asked.length === 0) return [];
  const rows = await trx
    .selectFrom("staffRole")
    .innerJoin("staff", "staff.id", "staffRole.staffId")
    .select("staffRole.staffId")
    .where("staffRole.propertyId", "=", trx.propertyId)
    .where("staffRole.role", "in", asked)
    .where("staff.status", "=", "active")
    .where(heldOn("staffRole", on))
    .orderBy("staffRole.staffId")
    .execute();
  return rows.map((row) => row.staffId);
};

interface Asked {
  readonly act: ApprovalName;
  readonly proposedBy: StaffId | null;
  readonly concerns: StaffId | null;
}

/** Those beside the proposer, and beside whom it is about, who have the right to decide on a day. */
export async function othersWhoMay(
  trx: Trx,
  { act, proposedBy, concerns }: Asked,
  on: CalendarDate,
): Promise<StaffId[]> {
  const { may } = approvalActs[act];
  const having = roles.filter((role) =>
    can({ kind: "staff", staffId: 0 as StaffId, role, propertyId: trx.propertyId }, may),
  );
  return (await holding(trx, having, on)).filter((id) => id !== proposedBy && id !== concerns);
}

/** Who decides: those others who have the right, and where nobody is left the directors. */
export async function decidersOf(trx: Trx, asked: Asked, on: CalendarDate): Promise<StaffId[]> {
  const others = await othersWhoMay(trx, asked, on);
  if (others.length > 0) return others;
  return (await holding(trx, ["director"], on)).filter((id) => id !== asked.proposedBy && id !== asked.concerns);
}

const proposals = (trx: Trx) =>
  trx
    .selectFrom("proposal")
    .leftJoin("staff as proposer", "proposer.id", "proposal.proposedBy")
    .leftJoin("staff as decider", "decider.id", "proposal.decidedBy")
    .select([
      "proposal.id",
      "proposal.act",
      "proposal.rowId as row",
      "proposal.about",
      "proposal.before",
      "proposal.after",
      "proposal.reason",
      "proposal.payload",
      "proposal.status",
      "proposal.proposedBy",
      "proposer.name as by",
      "proposal.proposedAt",
      "proposal.expiresAt",
      "decider.name as decidedBy",
      "proposal.decidedAt",
      "proposal.answer",
      "proposal.problem",
      "proposal.problemDetails",
    ])
    .where("proposal.propertyId", "=", trx.propertyId);

/** One's own, those one may decide on, and with the property's reach all. A director decides where nobody else is left. */
function seen(trx: Trx) {
  const { actor } = trx;
  if (scopeOf(actor, "approvals:read") !== "own" || actor.kind !== "staff") return proposals(trx);
  const acts = decidedBy(actor);
  return proposals(trx).where((or) =>
    or.or([
      or("proposal.proposedBy", "=", actor.staffId),
      ...(acts.length > 0 ? [or("proposal.act", "in", acts)] : []),
    ]),
  );
}

type Seen = Awaited<ReturnType<ReturnType<typeof proposals>["executeTakeFirstOrThrow"]>>;

async function shown(trx: Trx, rows: readonly Seen[], now: Instant) {
  const on = today(trx, now);
  const left = new Map<string, boolean>();
  const answers = [];
  for (const { payload, ...row } of rows) {
    const { act } = row;
    const status = statusNow(row, now);
    const mine = trx.actor.kind === "staff" && trx.actor.staffId === row.proposedBy;
    let mayDecide = false;
    if (isApproval(act) && status === "open") {
      const asked = { act, proposedBy: row.proposedBy, concerns: approvalActs[act].concernedBy(payload) };
      const key = JSON.stringify(asked);
      const othersLeft = left.get(key) ?? (await othersWhoMay(trx, asked, on)).length > 0;
      left.set(key, othersLeft);
      mayDecide = decides(trx.actor, { ...asked, othersLeft });
    }
    answers.push({ ...row, status, mine, mayDecide, mayWithdraw: mine && status === "open" });
  }
  return answers;
}

/** A block of proposals, the latest first: what waits, or what has been decided. */
export async function listProposals(trx: Trx, { waiting, before, limit }: ProposalsPage, now: Instant) {
  let query = seen(trx)
    .where((or) => {
      const isOpen = or.and([or("proposal.status", "=", "open"), or("proposal.expiresAt", ">", now)]);
      return waiting ? isOpen : or.not(isOpen);
    })
    .orderBy("proposal.id", "desc")
    .limit(limit);
  if (before !== undefined) query = query.where("proposal.id", "<", before);
  return shown(trx, await query.execute(), now);
}

export async function getProposal(trx: Trx, id: ProposalId, now: Instant) {
  const row = found(await seen(trx).where("proposal.id", "=", id).executeTakeFirst(), "approvals.not-found", { id });
  const [answer] = await shown(trx, [row], now);
  return found(answer, "approvals.not-found", { id });
}
