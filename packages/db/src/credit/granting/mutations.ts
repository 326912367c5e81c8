import type { ApprovalPayload } from "@foyer/domain/approvals";
import type { ProposalId } from "@foyer/domain/approvals/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import { refuseGrant } from "@foyer/domain/credit/granting/rules";
import { ProposeGrant, type ProposeCash } from "@foyer/domain/credit/granting/schema";
import { refuseClosedFile } from "@foyer/domain/credit/information/rules";
import type { CreditAssessmentId } from "@foyer/domain/credit/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { answerable } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { CarryOut } from "../../approvals/carrying/queries.ts";
import { propose } from "../../approvals/mutations.ts";
import { recordChange } from "../../changes/mutations.ts";
import { setCredit } from "../../clients/credit/mutations.ts";
import { creditInForce } from "../../clients/credit/queries.ts";
import { reachedClient } from "../../clients/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";
import { assessClients } from "../assessment/mutations.ts";
import { drafts } from "../assessment/drafts/queries.ts";
import { type Population, populationOn } from "../assessment/findings/queries.ts";
import { scorecardVersion } from "../assessment/scorecards/queries.ts";
import { blockOn } from "../information/queries.ts";
import { grantWaiting, latestAssessment } from "./queries.ts";

/** What is decided about a client is decided one after another, and only while its file is kept. */
async function lockOpenFile(trx: Trx, id: ClientId): Promise<void> {
  const file = await trx
    .selectFrom("client")
    .select(["status", "house"])
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  refuseClosedFile(found(file, "clients.not-found", { id }));
}

/** Gates ask nothing of how a client compares with the others. */
const nobody: Population = { sales: new Map(), percentiles: new Map() };

async function refuseWrongGrant(trx: Trx, granted: ApprovalPayload<"credit.grant">, on: CalendarDate) {
  const { clientId, assessmentId } = granted;
  const row = found(
    await trx
      .selectFrom("creditAssessment")
      .selectAll()
      .where("propertyId", "=", trx.propertyId)
      .where("clientId", "=", clientId)
      .where("id", "=", assessmentId)
      .forUpdate()
      .executeTakeFirst(),
    "credit.assessment-not-found",
    { id: assessmentId },
  );
  const isBlocked = (await blockOn(trx, clientId, on)) !== undefined;
  const isLatest = (await latestAssessment(trx, clientId))?.id === assessmentId;
  // a gate that is shut today is shut, whichever day's assessment it was proposed of
  const [asToday] = await drafts(trx, { clientIds: [clientId], asOf: on, population: nobody });
  const gates = [...new Set([...row.gates, ...(asToday?.gates ?? [])])];
  const scorecard = await scorecardVersion(trx, row.scorecard);
  return {
    row,
    refuse: (also: { anyAge: boolean }) =>
      refuseGrant(
        granted,
        { ...row, gates, scorecard, isGranted: row.grantedAt !== null, isLatest: isLatest || also.anyAge, isBlocked },
        on,
      ),
  };
}

interface Noted {
  readonly granted: ApprovalPayload<"credit.grant">;
  readonly proposalId: ProposalId;
  readonly proposedBy: StaffId | null;
}

/** What was proposed of an assessment: the first signature. */
export const noteProposal = (trx: Trx, { granted, proposalId, proposedBy }: Noted) =>
  trx
    .updateTable("creditAssessment")
    .set({
      grade: granted.grade,
      overrideReason: granted.overrideReason,
      limitMinor: granted.limitMinor,
      term: granted.term.term,
      days: granted.term.days,
      proposalId,
      proposedBy,
    })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", granted.assessmentId)
    .execute();

/** Puts grade, limit and term before the director. (A7.4) */
export async function proposeGrant(trx: Trx, input: ProposeGrant, now: Instant): Promise<ProposalId> {
  const on = today(trx, now);
  const { reason, ...granted } = input;
  const client = await reachedClient(trx, { id: input.clientId, act: "credit:propose", on });
  await lockOpenFile(trx, client.id);
  if (await grantWaiting(trx, client.id, now)) throw new Refusal("conflict", "credit.grant-waiting");
  const { row, refuse } = await refuseWrongGrant(trx, granted, on);
  refuse({ anyAge: false });
  const [before] = await creditInForce(trx, { clientIds: [client.id], on });
  const { currency } = trx.property;
  const proposalId = await propose(
    trx,
    {
      act: "credit.grant",
      row: client.id,
      about: client.name,
      before: {
        currency,
        grade: before?.grade ?? null,
        limit: before?.limit?.limitMinor ?? null,
        term: before?.term?.term ?? null,
        days: before?.term?.days ?? null,
      },
      after: {
        currency,
        score: row.score,
        computed: row.computedGrade,
        grade: input.grade,
        overrideReason: input.overrideReason,
        limit: input.limitMinor,
        term: input.term.term,
        days: input.term.days,
      },
      reason,
      payload: granted,
    },
    now,
  );
  await noteProposal(trx, { granted, proposalId, proposedBy: answerable(trx.actor) });
  return proposalId;
}

/** Grade C, paid ahead: for a client whose debts are late up to the ladder's final notice. Judged anew first. (A7.7) */
export async function proposeCash(trx: Trx, { clientId, reason }: ProposeCash, now: Instant): Promise<ProposalId> {
  const on = today(trx, now);
  const client = await reachedClient(trx, { id: clientId, act: "credit:propose", on });
  refuseClosedFile(client);
  await assessClients(trx, { clientIds: [client.id], asOf: on, population: await populationOn(trx, on) }, now);
  const latest = found(await latestAssessment(trx, client.id), "credit.assessment-not-found");
  const asked = {
    clientId: client.id,
    assessmentId: latest.id,
    grade: "C",
    overrideReason: latest.computedGrade === "C" ? null : reason,
    limitMinor: 0,
    term: { term: "prepay", days: null },
    reason,
  };
  return proposeGrant(trx, ProposeGrant.parse(asked), now);
}

interface Signed {
  readonly id: CreditAssessmentId;
  readonly grantedBy: StaffId;
  readonly on: CalendarDate;
}

const sign = (trx: Trx, { id, grantedBy, on }: Signed, now: Instant) =>
  trx
    .updateTable("creditAssessment")
    .set({ grantedBy, grantedAt: now, grantedFrom: on })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();

/** The second signature: what was agreed is written into the client's file, in force from today. (A7.4, A7.5) */
export const carryOutGrant: CarryOut<ApprovalPayload<"credit.grant">> = async (trx, { payload, decidedBy }, now) => {
  const on = today(trx, now);
  const { clientId, grade, limitMinor, term } = payload;
  await lockOpenFile(trx, clientId);
  const { row, refuse } = await refuseWrongGrant(trx, payload, on);
  refuse({ anyAge: true });
  const [before] = await creditInForce(trx, { clientIds: [clientId], on });
  const limit = { limitMinor, currency: trx.property.currency };
  await setCredit(trx, { from: on, decisions: [{ clientId, grade, limit, term }] });
  await sign(trx, { id: row.id, grantedBy: decidedBy, on }, now);
  const changed = (field: string, values: { before: unknown; after: unknown }) => ({
    subject: "client",
    row: clientId,
    field,
    ...values,
  });
  await recordChange(trx, {
    act: "credit.grant",
    at: now,
    fields: [
      changed("creditGrade", { before: before?.grade ?? null, after: grade }),
      changed("creditLimit", { before: before?.limit ?? null, after: limit }),
      changed("creditTerm", { before: before?.term ?? null, after: term }),
      { subject: "credit_assessment", row: row.id, field: "grantedAt", before: null, after: now },
    ],
  });
};
