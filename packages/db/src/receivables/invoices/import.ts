import type { ClientId } from "@foyer/domain/clients/schema";
import { sum } from "@foyer/domain/kernel/money";
import { type InvoiceRow, invoiceShape } from "@foyer/domain/receivables/import";
import { namedStays, sourceSystem } from "@foyer/domain/receivables/rules";
import type { BilledStay } from "@foyer/domain/receivables/schema";
import { importedClients } from "../../clients/imported/mutations.ts";
import { clientKeys } from "../../clients/keys/mutations.ts";
import { type ImportContext, type ImportedRow, importer, type RefusedRow } from "../../imports/import.ts";
import type { Trx } from "../../kernel/fence.ts";
import { importedItems } from "../imported/mutations.ts";
import { type NewItem, postLedger } from "../posting/mutations.ts";
import { type KnownItem, knownItems, openMonths, type Source, sourceKey, staysNamed } from "../sources/queries.ts";

interface Incoming {
  readonly line: number;
  readonly clientId: ClientId;
  readonly source: Source;
  readonly row: InvoiceRow;
  readonly stays: readonly BilledStay[];
}

const sourceOf = (row: InvoiceRow): Source => ({
  system: sourceSystem(row.system, "invoices"),
  reference: row.reference,
  line: row.line,
});

const postingOf = (row: InvoiceRow) => row.postingDate ?? row.documentDate;

/** The first field in which a document differs from the one in the ledger under its number. */
function difference(known: KnownItem, { clientId, row }: Incoming): keyof InvoiceRow | undefined {
  if (known.clientId !== clientId) return "client";
  if (known.amountMinor !== row.amount) return "amount";
  if (known.documentDate !== row.documentDate) return "documentDate";
  if (known.postingDate !== postingOf(row)) return "postingDate";
  if (known.dueDate !== row.dueDate) return "dueDate";
  return known.checkoutDate === row.checkoutDate ? undefined : "checkoutDate";
}

const itemOf = ({ clientId, source, row, stays }: Incoming, { currency }: ImportContext): NewItem => ({
  ...source,
  client: clientId,
  currency,
  side: "debit",
  kind: "invoice",
  amount: row.amount,
  document: row.documentDate,
  posting: postingOf(row),
  due: row.dueDate,
  checkout: row.checkoutDate,
  reason: row.reason,
  stays,
});

type StayProblem = "stays-unreadable" | "stay-not-found" | "stay-twice" | "stays-exceed-amount";

/** The stays that a row names, or what is wrong with them. */
async function billedStays(trx: Trx, rows: readonly ImportedRow<InvoiceRow>[], { currency }: ImportContext) {
  const read = ({ stays, amount }: InvoiceRow) => (stays === null ? [] : namedStays(stays, { amount, currency }));
  const idOf = await staysNamed(
    trx,
    rows.flatMap(({ values }) => (read(values) ?? []).map((stay) => stay.confirmation)),
  );
  return (clientId: ClientId, row: InvoiceRow): readonly BilledStay[] | StayProblem => {
    const named = read(row);
    if (!named) return "stays-unreadable";
    const billed: BilledStay[] = [];
    for (const { confirmation, amountMinor } of named) {
      const stayId = idOf(clientId, confirmation);
      if (stayId === undefined) return "stay-not-found";
      if (billed.some((stay) => stay.stayId === stayId)) return "stay-twice";
      billed.push({ stayId, amountMinor });
    }
    return sum(billed.map((stay) => stay.amountMinor)) > row.amount ? "stays-exceed-amount" : billed;
  };
}

/** Posts the documents that are not in the ledger yet. A known number with other content is refused, never changed. */
function importInvoices(trx: Trx, context: ImportContext) {
  const clients = clientKeys(trx, context);
  return async (rows: readonly ImportedRow<InvoiceRow>[]) => {
    const clientIds = await clients.idsOf(rows.map((row) => row.values.client));
    const known = await knownItems(
      trx,
      rows.map((row) => sourceOf(row.values)),
    );
    const isOpen = await openMonths(trx);
    const staysOf = await billedStays(trx, rows, context);
    const refused: RefusedRow[] = [];
    const fresh: Incoming[] = [];
    let unchanged = 0;
    for (const { line, values: row } of rows) {
      const clientId = clientIds.get(row.client);
      if (clientId === undefined) {
        refused.push({ line, field: "client", code: "receivables.client-not-found" });
        continue;
      }
      const billed = staysOf(clientId, row);
      const incoming = { line, clientId, source: sourceOf(row), row, stays: typeof billed === "string" ? [] : billed };
      const before = known.get(sourceKey(incoming.source));
      const differs = before && difference(before, incoming);
      if (before?.reversed) refused.push({ line, field: "reference", code: "receivables.number-reversed" });
      else if (differs) refused.push({ line, field: differs, code: "receivables.amount-differs" });
      else if (before) unchanged += 1;
      else if (typeof billed === "string") refused.push({ line, field: "stays", code: `receivables.${billed}` });
      else if (isOpen(postingOf(row))) fresh.push(incoming);
      else refused.push({ line, field: "postingDate", code: "receivables.month-closed" });
    }
    if (fresh.length > 0) {
      const items = fresh.map((each) => itemOf(each, context));
      const posted = await postLedger(trx, { items, allocations: [] }, context.now);
      context.created("ledger_item", posted.items);
    }
    return { created: fresh.length, updated: 0, unchanged, refused };
  };
}

export const invoicesImporter = importer({
  shape: invoiceShape,
  act: "receivables.import-invoices",
  tables: [importedItems, importedClients],
  open: importInvoices,
});
