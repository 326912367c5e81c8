import type { ApprovalPayload } from "@foyer/domain/approvals";
import type { CreditReservationId, Draw, ReleaseReservation, Reserve } from "@foyer/domain/credit/booking/schema";
import { answerable } from "@foyer/domain/kernel/permissions";
import { type Minor, minor } from "@foyer/domain/kernel/money";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import type { StayId } from "@foyer/domain/stays/schema";
import type { CarryOut } from "../../../approvals/carrying/queries.ts";
import { madeRow, recordChange } from "../../../changes/mutations.ts";
import { reachedClient } from "../../../clients/queries.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";
import { lockLine } from "../../exposure/lines/mutations.ts";
import { creditRules } from "../../exposure/queries.ts";
import { type AsAgreed, countsOn, judge, refuseClosed, type Written } from "../mutations.ts";
import { reservation } from "./queries.ts";

/** What was reserved under this key before, if it says the same. */
async function reservedBefore(trx: Trx, input: Reserve): Promise<CreditReservationId | undefined> {
  const before = await trx
    .selectFrom("creditReservation")
    .select(["id", "clientId", "amountMinor", "expectedOn", "note"])
    .where("propertyId", "=", trx.propertyId)
    .where("key", "=", input.key)
    .executeTakeFirst();
  if (!before) return undefined;
  const isSame =
    before.clientId === input.clientId &&
    before.amountMinor === input.amountMinor &&
    before.expectedOn === input.expectedOn &&
    before.note === input.note;
  if (!isSame) throw new Refusal("conflict", "credit.key-reused");
  return before.id;
}

async function write(trx: Trx, input: Reserve, now: Instant): Promise<CreditReservationId> {
  const { key, clientId, amountMinor, expectedOn, note } = input;
  const { id } = await trx
    .insertInto("creditReservation")
    .values({
      propertyId: trx.propertyId,
      key,
      clientId,
      amountMinor,
      expectedOn,
      note,
      staffId: answerable(trx.actor),
      reservedAt: now,
      releasedBy: null,
      releasedAt: null,
      releaseReason: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordChange(trx, { act: "credit.reserve", at: now, fields: [madeRow("credit_reservation", id)] });
  return id;
}

/** Keeps so much of a client's limit for business that is expected and is no stay yet. Sent twice it is kept once. (A7.5) */
export async function reserve(
  trx: Trx,
  { agreed, ...input }: AsAgreed<Reserve>,
  now: Instant,
): Promise<Written<{ readonly reservationId: CreditReservationId }>> {
  const { clientId, amountMinor, expectedOn, reason } = input;
  const on = today(trx, now);
  refuseClosed(await reachedClient(trx, { id: clientId, act: "credit:book", on }));
  const line = await lockLine(trx, clientId, on);
  const before = await reservedBefore(trx, input);
  if (before !== undefined) return { outcome: "booked", reservationId: before };
  if (expectedOn < on) throw new Refusal("invalid", "credit.reservation-in-the-past");
  const adds: Minor = countsOn(expectedOn, await creditRules(trx, on)) ? amountMinor : minor(0);
  const business = { clientId, line, amount: amountMinor, adds, from: expectedOn, reason };
  const proposalId = await judge(trx, { ...business, act: "credit.reserve", payload: input }, { now, on, agreed });
  return proposalId === undefined
    ? { outcome: "booked", reservationId: await write(trx, input, now) }
    : { outcome: "asked", proposalId };
}

export const reserveAsAgreed: CarryOut<ApprovalPayload<"credit.reserve">> = (trx, { payload }, now) =>
  reserve(trx, { ...payload, agreed: true }, now);

/** Gives the limit back: what was expected does not come, or came without being drawn from here. */
export async function releaseReservation(trx: Trx, { id, reason }: ReleaseReservation, now: Instant): Promise<void> {
  const on = today(trx, now);
  const { clientId } = await reservation(trx, id);
  await reachedClient(trx, { id: clientId, act: "credit:book", on });
  await lockLine(trx, clientId, on);
  if ((await reservation(trx, id)).releasedAt !== null)
    throw new Refusal("conflict", "credit.reservation-released", { id });
  await trx
    .updateTable("creditReservation")
    .set({ releasedAt: now, releasedBy: answerable(trx.actor), releaseReason: reason })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  await recordChange(trx, {
    act: "credit.release",
    at: now,
    reason,
    fields: [{ subject: "credit_reservation", row: id, field: "releasedAt", before: null, after: now }],
  });
}

/** Notes what became of reservations: a stay, or an invoice. */
export async function draw(
  trx: Trx,
  draws: readonly Draw[],
  became: { readonly stayId: StayId } | { readonly itemId: LedgerItemId },
): Promise<void> {
  if (draws.length === 0) return;
  await trx
    .insertInto("creditReservationUse")
    .values(
      draws.map(({ reservationId, amountMinor }) => ({
        propertyId: trx.propertyId,
        reservationId,
        amountMinor,
        stayId: "stayId" in became ? became.stayId : null,
        itemId: "itemId" in became ? became.itemId : null,
      })),
    )
    .execute();
}
