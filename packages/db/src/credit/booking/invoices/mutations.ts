import type { ApprovalPayload } from "@foyer/domain/approvals";
import { isCreditBusiness } from "@foyer/domain/credit/booking/rules";
import type { EnterInvoice } from "@foyer/domain/credit/booking/schema";
import { type Minor, minor, sum } from "@foyer/domain/kernel/money";
import type { Instant } from "@foyer/domain/kernel/time";
import { booked } from "@foyer/domain/receivables/rates/rules";
import type { LedgerItemId, PostInvoice } from "@foyer/domain/receivables/schema";
import type { CarryOut } from "../../../approvals/carrying/queries.ts";
import { madeRow, recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";
import { postInvoice, refuseForeignClient } from "../../../receivables/mutations.ts";
import type { Posted } from "../../../receivables/posting/mutations.ts";
import { lockLine } from "../../exposure/lines/mutations.ts";
import { creditRules } from "../../exposure/queries.ts";
import { type AsAgreed, drawable, judge, type Written } from "../mutations.ts";
import { draw } from "../reservations/mutations.ts";
import { countedOfStays, isPosted } from "./queries.ts";

/** A document's amount in the property's currency, and how much of it is for which stay. */
function inBase(trx: Trx, { instalments, currency: given, rate, stays }: PostInvoice) {
  const currency = given ?? trx.property.currency;
  const base = (amount: Minor): Minor => booked(amount, { currency, own: trx.property.currency, rate }).base ?? amount;
  return {
    amount: sum(instalments.map(({ amountMinor }) => base(amountMinor))),
    stays: stays.map(({ stayId, amountMinor }) => ({ stayId, amount: base(amountMinor) })),
  };
}

/**
 * Enters an invoice. What it bills of stays that count already, or draws from a reservation, is no new business; the rest is,
 * and is judged as a booking is. Two who use one limit take turns; a retry is answered as the first time. (A7.5)
 */
export async function enterInvoice(
  trx: Trx,
  { agreed, ...input }: AsAgreed<EnterInvoice>,
  now: Instant,
): Promise<Written<Posted>> {
  const { invoice, draws, reason } = input;
  const { clientId } = invoice;
  const on = today(trx, now);
  await refuseForeignClient(trx, clientId);
  const line = await lockLine(trx, clientId, on);
  if (!(await isPosted(trx, invoice.key)) && isCreditBusiness(invoice.kind)) {
    const window = await creditRules(trx, on);
    const { amount, stays } = inBase(trx, invoice);
    const { counted } = await drawable(trx, { clientId, draws }, window);
    const billed = await countedOfStays(trx, { line, window, stays });
    const adds = minor(amount - counted - billed);
    const business = { clientId, line, amount: minor(Math.max(0, adds)), adds, from: invoice.documentDate, reason };
    const proposalId = await judge(
      trx,
      { ...business, act: "credit.enter-invoice", payload: input },
      { now, on, agreed },
    );
    if (proposalId !== undefined) return { outcome: "asked", proposalId };
    const posted = await postInvoice(trx, invoice, now);
    await drawFor(trx, input, { itemId: posted.items[0], now });
    return { outcome: "booked", ...posted };
  }
  return { outcome: "booked", ...(await postInvoice(trx, invoice, now)) };
}

async function drawFor(
  trx: Trx,
  { draws }: EnterInvoice,
  { itemId, now }: { itemId: LedgerItemId | undefined; now: Instant },
): Promise<void> {
  if (draws.length === 0 || itemId === undefined) return;
  await draw(trx, draws, { itemId });
  await recordChange(trx, {
    act: "credit.draw",
    at: now,
    fields: draws.map(({ reservationId }) => madeRow("credit_reservation_use", reservationId)),
  });
}

export const enterInvoiceAsAgreed: CarryOut<ApprovalPayload<"credit.enter-invoice">> = (trx, { payload }, now) =>
  enterInvoice(trx, { ...payload, agreed: true }, now);
