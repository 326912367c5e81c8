import type { ClientId } from "@foyer/domain/clients/schema";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { booked } from "@foyer/domain/receivables/rates/rules";
import { billedByLine, ownSystem, refuseWithoutReason, sourceSystem } from "@foyer/domain/receivables/rules";
import type { Allocate, PostInvoice, PostPayment, Unallocate } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import type { Trx } from "../kernel/fence.ts";
import { type Posted, postOnce } from "./posting/mutations.ts";
import { sharesOf } from "./spread/queries.ts";

export async function refuseForeignClient(trx: Trx, id: ClientId): Promise<void> {
  const client = await trx
    .selectFrom("client")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .executeTakeFirst();
  found(client, "receivables.client-not-found", { id });
}

/** The stays that a document bills are there, and the client's own. */
async function refuseForeignStays(
  trx: Trx,
  { clientId, stays }: Pick<PostInvoice, "clientId" | "stays">,
): Promise<void> {
  if (stays.length === 0) return;
  const ids = stays.map((stay) => stay.stayId);
  const rows = await trx
    .selectFrom("stay")
    .select(["id", "clientId"])
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`id = any(${ids}::bigint[])`)
    .execute();
  const owner = new Map(rows.map((row) => [row.id, row.clientId]));
  for (const id of ids)
    if (found(owner.get(id), "receivables.stay-not-found", { id }) !== clientId)
      throw new Refusal("invalid", "receivables.stay-of-another-client", { id });
}

/** A document that the client owes, one item per due amount. (A7.6) */
export const postInvoice = (trx: Trx, input: PostInvoice, now: Instant): Promise<Posted> =>
  postOnce(trx, { act: "receivables.post-invoice", input, now }, async () => {
    await refuseForeignClient(trx, input.clientId);
    refuseWithoutReason(input);
    await refuseForeignStays(trx, input);
    const currency = input.currency ?? trx.property.currency;
    const bills = billedByLine(
      input.instalments.map((instalment) => instalment.amountMinor),
      input.stays,
    );
    const scheduled = input.instalments.length > 1 && input.kind === "invoice";
    return {
      items: input.instalments.map((instalment, index) => ({
        client: input.clientId,
        currency,
        side: "debit",
        kind: scheduled ? "instalment" : input.kind,
        amount: instalment.amountMinor,
        ...booked(instalment.amountMinor, { currency, own: trx.property.currency, rate: input.rate }),
        stays: bills[index] ?? [],
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

/** Money received or a credit given; spread as asked, the rest stays unapplied. (A7.6) */
export const postPayment = (trx: Trx, input: PostPayment, now: Instant): Promise<Posted> =>
  postOnce(trx, { act: "receivables.post-payment", input, now }, async () => {
    await refuseForeignClient(trx, input.clientId);
    const currency = input.currency ?? trx.property.currency;
    refuseWithoutReason(input);
    const shares = await sharesOf(trx, { ...input, currency });
    return {
      items: [
        {
          client: input.clientId,
          currency,
          side: "credit",
          kind: input.kind,
          amount: input.amountMinor,
          ...booked(input.amountMinor, { currency, own: trx.property.currency, rate: input.rate }),
          document: input.documentDate,
          posting: input.postingDate,
          due: input.postingDate,
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
  postOnce(trx, { act: "receivables.allocate", input, now }, async () => ({
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
  postOnce(trx, { act: "receivables.unallocate", input, now }, async () => ({
    items: [],
    allocations: [{ undoes: input.allocationId, effective: input.effectiveDate }],
  }));
