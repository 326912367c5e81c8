import type { ClientId } from "@foyer/domain/clients/schema";
import { minor } from "@foyer/domain/kernel/money";
import { type PaymentRow, paymentShape } from "@foyer/domain/receivables/import";
import { oldestFirst, type Share, sourceSystem } from "@foyer/domain/receivables/rules";
import { importedClients } from "../../clients/imported/mutations.ts";
import { clientKeys } from "../../clients/keys/mutations.ts";
import { type ImportContext, type ImportedRow, importer, type RefusedRow } from "../../imports/import.ts";
import type { Trx } from "../../kernel/fence.ts";
import { importedAllocations, importedItems } from "../imported/mutations.ts";
import { type NewItem, postLedger } from "../posting/mutations.ts";
import {
  knownItems,
  type NamedInvoice,
  namedInvoices,
  openMonths,
  type Source,
  sourceKey,
} from "../sources/queries.ts";

const sourceOf = (row: PaymentRow): Source => ({
  system: sourceSystem(row.system, "payments"),
  reference: row.reference,
  line: row.line,
});

const invoiceOf = (row: PaymentRow) =>
  row.invoice === null
    ? undefined
    : { system: sourceSystem(row.invoiceSystem ?? row.system, "invoices"), reference: row.invoice };

const itemOf = (clientId: ClientId, row: PaymentRow, { currency }: ImportContext): NewItem => ({
  ...sourceOf(row),
  client: clientId,
  currency,
  side: "credit",
  kind: "payment",
  amount: row.amount,
  document: row.date,
  posting: row.date,
  due: row.date,
  checkout: null,
  reason: row.reason,
});

type Open = NamedInvoice & { left: number };

/** The invoices that a block names, with what the block's earlier payments have left of them. */
async function invoicesNamed(trx: Trx, rows: readonly PaymentRow[]): Promise<(row: PaymentRow) => Open[] | undefined> {
  const named = rows.map(invoiceOf).filter((each) => each !== undefined);
  const open = new Map<string, Open[]>();
  const key = ({ system, reference }: { system: string; reference: string }) => `${system} ${reference}`;
  for (const invoice of await namedInvoices(trx, named)) {
    const lines = open.get(key(invoice)) ?? [];
    lines.push({ ...invoice, left: invoice.openMinor });
    open.set(key(invoice), lines);
  }
  return (row) => {
    const invoice = invoiceOf(row);
    return invoice === undefined ? [] : open.get(key(invoice));
  };
}

/** So much of the payment as the invoice still needs; the rest stays unapplied. */
function settle(invoices: readonly Open[], row: PaymentRow): Share[] {
  const shares = oldestFirst(
    invoices.map((each) => ({ ...each, openMinor: minor(each.left) })),
    row.amount,
    row.date,
  );
  for (const share of shares)
    for (const invoice of invoices) if (invoice.id === share.itemId) invoice.left -= share.amountMinor;
  return shares;
}

/** Posts the payments that are not in the ledger yet, each settling the invoice it names. */
function importPayments(trx: Trx, context: ImportContext) {
  const clients = clientKeys(trx, context);
  return async (rows: readonly ImportedRow<PaymentRow>[]) => {
    const values = rows.map((row) => row.values);
    const clientIds = await clients.idsOf(values.map((row) => row.client));
    const known = await knownItems(trx, values.map(sourceOf));
    const invoicesOf = await invoicesNamed(trx, values);
    const isOpen = await openMonths(trx);
    const refused: RefusedRow[] = [];
    const items: NewItem[] = [];
    const shares: (Share & { readonly of: number })[] = [];
    let unchanged = 0;
    for (const { line, values: row } of rows) {
      const refuse = (field: keyof PaymentRow, code: string) =>
        refused.push({ line, field, code: `receivables.${code}` });
      const clientId = clientIds.get(row.client);
      const before = known.get(sourceKey(sourceOf(row)));
      const invoices = invoicesOf(row);
      if (clientId === undefined) refuse("client", "client-not-found");
      else if (before?.reversed) refuse("reference", "number-reversed");
      else if (before?.clientId === clientId && before.amountMinor === row.amount && before.postingDate === row.date)
        unchanged += 1;
      else if (before)
        refuse(
          before.clientId === clientId ? (before.amountMinor === row.amount ? "date" : "amount") : "client",
          "amount-differs",
        );
      else if (invoices === undefined) refuse("invoice", "invoice-not-found");
      else if (invoices.some((invoice) => invoice.clientId !== clientId))
        refuse("invoice", "invoice-of-another-client");
      else {
        const settled = settle(invoices, row);
        const days = [row.date, ...settled.map((share) => share.effectiveDate)];
        if (days.every(isOpen)) {
          items.push(itemOf(clientId, row, context));
          shares.push(...settled.map((share) => ({ ...share, of: items.length })));
        } else refuse("date", "month-closed");
      }
    }
    if (items.length > 0) {
      const allocations = shares.map((share) => ({
        debit: share.itemId,
        creditNew: share.of,
        amount: share.amountMinor,
        effective: share.effectiveDate,
      }));
      const posted = await postLedger(trx, { items, allocations }, context.now);
      context.created("ledger_item", posted.items);
      context.created("ledger_allocation", posted.allocations);
    }
    return { created: items.length, updated: 0, unchanged, refused };
  };
}

export const paymentsImporter = importer({
  shape: paymentShape,
  act: "receivables.import-payments",
  tables: [importedItems, importedAllocations, importedClients],
  open: importPayments,
});
