import type { ClientId } from "@foyer/domain/clients/schema";
import { minor } from "@foyer/domain/kernel/money";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant, Month } from "@foyer/domain/kernel/time";
import {
  oldestFirst,
  oppositeSide,
  ownSystem,
  settledFrom,
  type Share,
  sourceSystem,
} from "@foyer/domain/receivables/rules";
import type {
  Allocate,
  PostInvoice,
  PostPayment,
  ReverseItem,
  SetPeriod,
  Unallocate,
} from "@foyer/domain/receivables/schema";
import { madeRow, recordChange } from "../changes/mutations.ts";
import type { Trx } from "../kernel/fence.ts";
import { type LedgerWrite, openWrite, type Posted, postLedger, setLedgerPeriod } from "./posting/mutations.ts";
import { activeAllocations, ledgerItem, openDebts, periodOf, postingDates } from "./queries.ts";

interface Write {
  readonly act: string;
  readonly input: { readonly key: string; readonly reason?: string | null };
  readonly now: Instant;
}

/** Plans and posts under the write's key; a retry gets the first result and posts nothing. */
async function once(
  trx: Trx,
  { act, input, now }: Write,
  plan: () => Promise<Omit<LedgerWrite, "key">>,
): Promise<Posted> {
  const earlier = await openWrite(trx, { key: input.key, content: JSON.stringify([act, input]) }, now);
  if (earlier) return earlier;
  const posted = await postLedger(trx, { ...(await plan()), key: input.key }, now);
  await recordChange(trx, {
    act,
    at: now,
    ...(input.reason ? { reason: input.reason } : {}),
    fields: [
      ...posted.items.map((id) => madeRow("ledger_item", id)),
      ...posted.allocations.map((id) => madeRow("ledger_allocation", id)),
    ],
  });
  return posted;
}

async function refuseForeignClient(trx: Trx, id: ClientId): Promise<void> {
  const client = await trx
    .selectFrom("client")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .executeTakeFirst();
  found(client, "receivables.client-not-found", { id });
}

/** A document that the client owes, one item per due amount. (A7.6) */
export const postInvoice = (trx: Trx, input: PostInvoice, now: Instant): Promise<Posted> =>
  once(trx, { act: "receivables.post-invoice", input, now }, async () => {
    await refuseForeignClient(trx, input.clientId);
    const currency = input.currency ?? trx.property.currency;
    const scheduled = input.instalments.length > 1 && input.kind === "invoice";
    return {
      items: input.instalments.map((instalment, index) => ({
        client: input.clientId,
        currency,
        side: "debit",
        kind: scheduled ? "instalment" : input.kind,
        amount: instalment.amountMinor,
        document: input.documentDate,
        posting: input.postingDate,
        due: instalment.dueDate,
        checkout: input.checkoutDate,
        system: sourceSystem(ownSystem, "invoices"),
        reference: input.reference,
        line: index + 1,
        reason: input.reason,
      })),
      allocations: [],
    };
  });

async function advised(
  trx: Trx,
  spread: Extract<PostPayment["spread"], { how: "advice" }>,
  posted: PostPayment["postingDate"],
) {
  const dates = await postingDates(
    trx,
    spread.items.map((item) => item.itemId),
  );
  return spread.items.map(({ itemId, amountMinor }): Share => {
    const debitPosted = found(dates.get(itemId), "receivables.item-not-found", { id: itemId });
    return { itemId, amountMinor, effectiveDate: settledFrom(debitPosted, posted) };
  });
}

/** Money received or a credit given; spread as asked, the rest stays unapplied. (A7.6) */
export const postPayment = (trx: Trx, input: PostPayment, now: Instant): Promise<Posted> =>
  once(trx, { act: "receivables.post-payment", input, now }, async () => {
    await refuseForeignClient(trx, input.clientId);
    const currency = input.currency ?? trx.property.currency;
    const { spread, postingDate, amountMinor } = input;
    const shares =
      spread.how === "advice"
        ? await advised(trx, spread, postingDate)
        : spread.how === "oldest-first"
          ? oldestFirst(await openDebts(trx, { clientId: input.clientId, currency }), amountMinor, postingDate)
          : [];
    return {
      items: [
        {
          client: input.clientId,
          currency,
          side: "credit",
          kind: input.kind,
          amount: amountMinor,
          document: input.documentDate,
          posting: postingDate,
          due: postingDate,
          checkout: null,
          system: sourceSystem(ownSystem, "payments"),
          reference: input.reference,
          line: 1,
          reason: input.reason,
        },
      ],
      allocations: shares.map((share) => ({
        debit: share.itemId,
        creditNew: 1,
        amount: share.amountMinor,
        effective: share.effectiveDate,
      })),
    };
  });

export const allocate = (trx: Trx, input: Allocate, now: Instant): Promise<Posted> =>
  once(trx, { act: "receivables.allocate", input, now }, async () => ({
    items: [],
    allocations: [
      {
        debit: input.debitItemId,
        credit: input.creditItemId,
        amount: input.amountMinor,
        effective: input.effectiveDate,
      },
    ],
  }));

/** Takes an allocation back from a date on; what was reported for the days before it stays so. */
export const unallocate = (trx: Trx, input: Unallocate, now: Instant): Promise<Posted> =>
  once(trx, { act: "receivables.unallocate", input, now }, async () => ({
    items: [],
    allocations: [{ undoes: input.allocationId, effective: input.effectiveDate }],
  }));

/** Takes back an item's allocations, posts its opposite and settles both against each other, all on one day. */
export const reverseItem = (trx: Trx, input: ReverseItem, now: Instant): Promise<Posted> =>
  once(trx, { act: "receivables.reverse", input, now }, async () => {
    const item = await ledgerItem(trx, input.itemId);
    if (item.reversed) throw new Refusal("conflict", "receivables.already-reversed", { id: item.id });
    const { postingDate, reason } = input;
    const undone = (await activeAllocations(trx, item.id)).map((allocation) => ({
      undoes: allocation.id,
      effective: settledFrom(allocation.effectiveDate, postingDate),
    }));
    const pair = item.side === "debit" ? { debit: item.id, creditNew: 1 } : { debitNew: 1, credit: item.id };
    return {
      items: [
        {
          client: item.clientId,
          currency: item.currency,
          side: oppositeSide(item.side),
          kind: "adjustment",
          amount: item.amountMinor,
          document: postingDate,
          posting: postingDate,
          due: postingDate,
          checkout: null,
          system: sourceSystem(ownSystem, `reversal-of-${item.id}`),
          reference: item.reference,
          line: item.line,
          reason,
          reverses: item.id,
        },
      ],
      allocations: [...undone, { ...pair, amount: minor(item.amountMinor), effective: postingDate }],
    };
  });

const monthNumber = (month: Month): number => Number(month.replace("-", ""));

/** Closes a month softly or for good, or opens a softly closed one again. */
export async function setPeriod(trx: Trx, { month, status }: SetPeriod, now: Instant): Promise<void> {
  const before = await periodOf(trx, month);
  if (before === "hard" && status !== "hard") throw new Refusal("conflict", "receivables.period-closed", { month });
  if (before === status) return;
  await setLedgerPeriod(trx, { month, status });
  await recordChange(trx, {
    act: "receivables.set-period",
    at: now,
    fields: [{ subject: "ledger_period", row: monthNumber(month), field: "status", before, after: status }],
  });
}
