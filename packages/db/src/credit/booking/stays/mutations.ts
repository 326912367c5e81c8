import type { ApprovalPayload } from "@foyer/domain/approvals";
import type { BookStay, ChangeStay, PayAtDesk } from "@foyer/domain/credit/booking/schema";
import { refuseStayChange } from "@foyer/domain/credit/booking/rules";
import { enteredHere, isInWindow, partOfStay } from "@foyer/domain/credit/exposure/rules";
import { answerable } from "@foyer/domain/kernel/permissions";
import { type Minor, minor } from "@foyer/domain/kernel/money";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { StayId } from "@foyer/domain/stays/schema";
import type { CarryOut } from "../../../approvals/carrying/queries.ts";
import { type ChangedField, madeRow, recordChange } from "../../../changes/mutations.ts";
import { reachedClient } from "../../../clients/queries.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";
import { enterStay, setStayStatus } from "../../../stays/entered/mutations.ts";
import { lockLine } from "../../exposure/lines/mutations.ts";
import { creditRules } from "../../exposure/queries.ts";
import { type AsAgreed, drawable, judge, refuseClosed, refuseUnlessFree, type Written } from "../mutations.ts";
import { draw } from "../reservations/mutations.ts";
import { bookedStay, enteredBefore } from "./queries.ts";

/** The stay's own number where nobody gave it one yet. */
const ownNumber = (key: string): string => `F-${key.slice(0, 8).toUpperCase()}`;

async function write(trx: Trx, input: BookStay, now: Instant): Promise<StayId> {
  const { key, clientId, arrival, departure, rooms, status, expectedMinor, onCredit, confirmation, draws } = input;
  const stayId = await enterStay(
    trx,
    {
      clientId,
      source: enteredHere,
      externalId: key,
      confirmation: confirmation ?? ownNumber(key),
      bookedOn: today(trx, now),
      arrival,
      departure,
      rooms,
      status,
      expected: expectedMinor,
    },
    now,
  );
  if (stayId === undefined) throw new Refusal("conflict", "credit.key-reused");
  if (!onCredit) await noteAtDesk(trx, stayId, now);
  await draw(trx, draws, { stayId });
  await recordChange(trx, { act: "credit.book-stay", at: now, fields: [madeRow("stay", stayId)] });
  return stayId;
}

/**
 * Enters a stay of a client. A definite one on credit uses its limit from now on: it passes, is refused by name, or goes before
 * finance. Two who book on one limit take turns; sent twice it is entered once. (A7.5)
 */
export async function bookStay(
  trx: Trx,
  { agreed, ...input }: AsAgreed<BookStay>,
  now: Instant,
): Promise<Written<{ readonly stayId: StayId }>> {
  const { clientId, arrival, status, expectedMinor, onCredit, draws, reason } = input;
  const on = today(trx, now);
  refuseClosed(await reachedClient(trx, { id: clientId, act: "credit:book", on }));
  const line = await lockLine(trx, clientId, on);
  const before = await enteredBefore(trx, input);
  if (before !== undefined) return { outcome: "booked", stayId: before };
  if (input.departure < on) throw new Refusal("invalid", "credit.stay-in-the-past");
  const window = await creditRules(trx, on);
  const { counted } = await drawable(trx, { clientId, draws }, window);
  const uses = onCredit && partOfStay(status) !== null;
  if (uses) {
    const adds: Minor = minor((isInWindow(input, window) ? expectedMinor : 0) - counted);
    const business = { clientId, line, amount: expectedMinor, adds, from: arrival, reason };
    const proposalId = await judge(trx, { ...business, act: "credit.book-stay", payload: input }, { now, on, agreed });
    if (proposalId !== undefined) return { outcome: "asked", proposalId };
  }
  return { outcome: "booked", stayId: await write(trx, input, now) };
}

export const bookStayAsAgreed: CarryOut<ApprovalPayload<"credit.book-stay">> = (trx, { payload }, now) =>
  bookStay(trx, { ...payload, agreed: true }, now);

/** Confirms a stay that was entered here, puts it back to tentative, or cancels it. Confirming it uses the limit. */
export async function changeStay(
  trx: Trx,
  { agreed, ...input }: AsAgreed<ChangeStay>,
  now: Instant,
): Promise<Written<{ readonly stayId: StayId }>> {
  const { stayId, status, reason } = input;
  const on = today(trx, now);
  const { clientId } = await bookedStay(trx, stayId);
  await reachedClient(trx, { id: clientId, act: "credit:book", on });
  const line = await lockLine(trx, clientId, on);
  const stay = await bookedStay(trx, stayId);
  if (stay.status === status) return { outcome: "booked", stayId };
  refuseStayChange(stay);
  const window = await creditRules(trx, on);
  if (!stay.atDesk && partOfStay(status) !== null && partOfStay(stay.status) === null) {
    const adds = minor(isInWindow(stay, window) ? stay.expected : 0);
    const business = { clientId, line, amount: stay.expected, adds, from: stay.arrival, reason };
    const proposalId = await judge(
      trx,
      { ...business, act: "credit.change-stay", payload: input },
      { now, on, agreed },
    );
    if (proposalId !== undefined) return { outcome: "asked", proposalId };
  }
  await setStayStatus(trx, { id: stayId, status });
  const field = { subject: "stay", row: stayId, field: "status", before: stay.status, after: status };
  await recordChange(trx, {
    act: "credit.change-stay",
    at: now,
    ...(reason === null ? {} : { reason }),
    fields: [field],
  });
  return { outcome: "booked", stayId };
}

export const changeStayAsAgreed: CarryOut<ApprovalPayload<"credit.change-stay">> = (trx, { payload }, now) =>
  changeStay(trx, { ...payload, agreed: true }, now);

const noteAtDesk = (trx: Trx, stayId: StayId, now: Instant) =>
  trx
    .insertInto("creditDeskStay")
    .values({ propertyId: trx.propertyId, stayId, staffId: answerable(trx.actor), notedAt: now })
    .execute();

/**
 * Notes that a stay was or will be paid at the desk and so uses no credit, or that it will not. Of a stay that is over it is a
 * fact, and never refused; one that is expected goes on the limit as any booking does.
 */
export async function payAtDesk(trx: Trx, { stayId, atDesk }: PayAtDesk, now: Instant): Promise<void> {
  const on = today(trx, now);
  const { clientId } = await bookedStay(trx, stayId);
  await reachedClient(trx, { id: clientId, act: "credit:book", on });
  const line = await lockLine(trx, clientId, on);
  const stay = await bookedStay(trx, stayId);
  if (stay.atDesk === atDesk) return;
  if (!atDesk && partOfStay(stay.status) === "reserved") {
    const adds = minor(isInWindow(stay, await creditRules(trx, on)) ? stay.expected : 0);
    await refuseUnlessFree(trx, { clientId, line, amount: stay.expected, adds }, on);
  }
  if (atDesk) await noteAtDesk(trx, stayId, now);
  else
    await trx
      .deleteFrom("creditDeskStay")
      .where("propertyId", "=", trx.propertyId)
      .where("stayId", "=", stayId)
      .execute();
  const field: ChangedField = { subject: "stay", row: stayId, field: "atDesk", before: stay.atDesk, after: atDesk };
  await recordChange(trx, { act: "credit.pay-at-desk", at: now, fields: [field] });
}
