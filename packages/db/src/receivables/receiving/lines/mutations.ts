import type { ClientId } from "@foyer/domain/clients/schema";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { booked } from "@foyer/domain/receivables/rates/rules";
import { refuseReturn } from "@foyer/domain/receivables/receiving/bank/rules";
import type {
  AcceptedLine,
  AcceptLines,
  BankLineId,
  IgnoreLine,
  RestoreLine,
  ReturnLine,
} from "@foyer/domain/receivables/receiving/bank/schema";
import { type FoundDocument, refusePostedEarly, refuseShares } from "@foyer/domain/receivables/receiving/rules";
import { settledFrom, sourceSystem } from "@foyer/domain/receivables/rules";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import { recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { freeFrom } from "../../open/queries.ts";
import { lockLedger, type NewAllocation, type NewItem, type Posted, postOnce } from "../../posting/mutations.ts";
import { ledgerItem } from "../../queries.ts";
import { freeBankLine, reversal } from "../../reversals/mutations.ts";
import { type BankLineRow, linesById } from "../bank/queries.ts";
import { bounce } from "../mutations.ts";

interface Turn {
  readonly id: BankLineId;
  readonly before: string;
  readonly after: string;
}

const turned = ({ id, before, after }: Turn) => ({ subject: "bank_line", row: id, field: "status", before, after });

const staffOf = (trx: Trx) => (trx.actor.kind === "staff" ? trx.actor.staffId : null);

/** The debts that lines are to settle, as they are now. */
async function debtsById(trx: Trx, ids: readonly LedgerItemId[]): Promise<Map<LedgerItemId, FoundDocument>> {
  const { rows } = await sql<FoundDocument>`
    select item.id, account.client_id, account.currency, account.purpose, item.source_reference as reference,
      item.source_line as line, item.due_date, item.posting_date, ${freeFrom} as free_from, o.open_minor
    from ledger_item item
    join ledger_item_open o on o.property_id = ${trx.propertyId} and o.item_id = item.id
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id
    where item.property_id = ${trx.propertyId} and item.id = any(${[...ids]}::bigint[]) and item.side = 'debit'`.execute(
    trx,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function refuseForeignClients(trx: Trx, ids: readonly ClientId[]): Promise<void> {
  const rows = await trx
    .selectFrom("client")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
    .execute();
  const there = new Set(rows.map((row) => row.id));
  for (const id of ids) found(there.has(id) ? id : undefined, "receivables.client-not-found", { id });
}

type Accepted = AcceptedLine & { readonly line: BankLineRow & { readonly times: number } };

const paymentOf = (trx: Trx, { line, clientId, postingDate = line.bookedOn, rate }: Accepted): NewItem => ({
  client: clientId,
  currency: line.currency,
  side: "credit",
  kind: "payment",
  amount: line.amountMinor,
  ...booked(line.amountMinor, { currency: line.currency, own: trx.property.currency, rate }),
  document: line.bookedOn,
  posting: postingDate,
  due: postingDate,
  checkout: null,
  system: sourceSystem(`bank-${line.accountId}`, "payments"),
  // a line whose payment was taken back may become another one
  reference: line.bankReference ?? `${line.bookedOn} #${line.id}`,
  line: line.times + 1,
  reason: null,
});

async function accepted(trx: Trx, given: AcceptLines["lines"]): Promise<Accepted[]> {
  const lines = await linesById(
    trx,
    given.map((each) => each.lineId),
  );
  return given.map((each) => {
    const line = found(lines.get(each.lineId), "receivables.line-not-found", { id: each.lineId });
    if (line.status !== "waiting") throw new Refusal("conflict", "receivables.line-not-waiting", { id: line.id });
    refusePostedEarly({ receivedOn: line.bookedOn, postingDate: each.postingDate ?? line.bookedOn });
    return { ...each, line };
  });
}

/** The lines become the clients' payments and settle what was shown, all or none. (A7.6) */
export async function acceptLines(trx: Trx, input: AcceptLines, now: Instant): Promise<Posted> {
  let fresh: readonly Accepted[] = [];
  const posted = await postOnce(trx, { act: "receivables.accept-lines", input, now }, async () => {
    const all = await accepted(trx, input.lines);
    await refuseForeignClients(
      trx,
      all.map((each) => each.clientId),
    );
    const debts = await debtsById(
      trx,
      all.flatMap((each) => each.shares.map((share) => share.itemId)),
    );
    refuseShares(
      all.map(({ clientId, shares, line }) => ({
        clientId,
        shares,
        currency: line.currency,
        amountMinor: line.amountMinor,
      })),
      debts,
    );
    fresh = all;
    return {
      items: all.map((each) => paymentOf(trx, each)),
      allocations: all.flatMap((each, index) =>
        each.shares.map((share): NewAllocation => {
          const { freeFrom: free } = found(debts.get(share.itemId), "receivables.item-not-found", { id: share.itemId });
          return {
            debit: share.itemId,
            creditNew: index + 1,
            amount: share.amountMinor,
            effective: settledFrom(free, each.postingDate ?? each.line.bookedOn),
          };
        }),
      ),
      fields: all.map(({ line }) => turned({ id: line.id, before: "waiting", after: "received" })),
    };
  });
  if (fresh.length > 0)
    await sql`
      update bank_line set status = 'received', item_id = given.item_id, times = bank_line.times + 1, reason = null,
        staff_id = ${staffOf(trx)}, decided_at = ${now}::timestamptz
      from unnest(${fresh.map((each) => each.lineId)}::bigint[], ${[...posted.items]}::bigint[]) as given (id, item_id)
      where bank_line.property_id = ${trx.propertyId} and bank_line.id = given.id`.execute(trx);
  return posted;
}

async function lineToTurn(trx: Trx, id: BankLineId, ...statuses: readonly BankLineRow["status"][]) {
  await lockLedger(trx);
  const line = found((await linesById(trx, [id])).get(id), "receivables.line-not-found", { id });
  if (!statuses.includes(line.status)) throw new Refusal("conflict", "receivables.line-not-waiting", { id });
  return line;
}

/** Money that is nobody's payment: set aside, with the reason. */
export async function ignoreLine(trx: Trx, { lineId, reason }: IgnoreLine, now: Instant): Promise<void> {
  const line = await lineToTurn(trx, lineId, "waiting");
  await trx
    .updateTable("bankLine")
    .set({ status: "ignored", reason, staffId: staffOf(trx), decidedAt: now })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", line.id)
    .execute();
  await recordChange(trx, {
    act: "receivables.ignore-line",
    at: now,
    reason,
    fields: [turned({ id: line.id, before: "waiting", after: "ignored" })],
  });
}

/**
 * A decision on a line is taken back: it waits again, and the payment that came of it is reversed. A payment that the bank
 * gave back came of it all the same.
 */
export const restoreLine = (trx: Trx, input: RestoreLine, now: Instant): Promise<Posted> =>
  postOnce(trx, { act: "receivables.restore-line", input, now }, async () => {
    const line = await lineToTurn(trx, input.lineId, "received", "ignored");
    if (line.bounced) throw new Refusal("conflict", "receivables.payment-bounced", { id: line.id });
    if (line.itemId === null) {
      await trx
        .updateTable("bankLine")
        .set({ status: "waiting", reason: null, staffId: staffOf(trx), decidedAt: now })
        .where("propertyId", "=", trx.propertyId)
        .where("id", "=", line.id)
        .execute();
      return { items: [], allocations: [], fields: [turned({ id: line.id, before: "ignored", after: "waiting" })] };
    }
    return {
      ...(await reversal(trx, { ...input, itemId: line.itemId })),
      fields: await freeBankLine(trx, line.itemId),
    };
  });

/** By this line the bank took a payment back: the payment bounced on its day. */
export async function returnLine(trx: Trx, input: ReturnLine, now: Instant): Promise<Posted> {
  const line = await lineToTurn(trx, input.lineId, "outgoing", "returned");
  const payment = await ledgerItem(trx, input.itemId);
  refuseReturn(line, payment);
  const { key, itemId, reason, postingDate = line.bookedOn } = input;
  const posted = await bounce(trx, {
    act: "receivables.return-line",
    input: { key, itemId, reason, postingDate },
    now,
  });
  const [reversalId] = posted.items;
  if (line.status === "outgoing" && reversalId !== undefined)
    await trx
      .updateTable("bankLine")
      .set({ status: "returned", itemId: reversalId, reason, staffId: staffOf(trx), decidedAt: now })
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", line.id)
      .execute();
  return posted;
}
