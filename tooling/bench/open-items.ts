import type { BenchDatabase } from "./house.ts";

const items = `
  insert into ledger_item (property_id, id, account_id, side, kind, amount_minor, document_date, posting_date, due_date,
    source_system, source_reference, recorded_at, sequence)
  select $1, (account.id - 1) * $2::int + n, account.id, 'debit', 'invoice', 10000 + (account.id * 37 + n * 7919) % 900000,
    made.document, made.document, made.document + 30, 'bench', account.id || '-' || n, '2026-01-01', (account.id - 1) * $2::int + n
  from ledger_account account
  cross join generate_series(1, $2::int) n
  cross join lateral (select date '2025-01-01' + ((account.id * 31 + n * 17) % 300)::int as document) made
  where account.property_id = $1`;

const projection = `
  insert into ledger_item_open (property_id, item_id, account_id, side, amount_minor, document_date, due_date, open_minor,
    lowest_open_minor, alive_from, alive_to, span)
  select property_id, id, account_id, side, amount_minor, document_date, due_date, amount_minor, amount_minor, posting_date,
    'infinity', 15
  from ledger_item where property_id = $1`;

/** So many invoices of each client that nobody has paid: they hold to the ledger's laws, and are written as its owner. */
export const fillOpenItems = ({ asOwner, propertyId }: BenchDatabase, each: number): Promise<void> =>
  asOwner(async (client) => {
    await client.query("set session_replication_role = replica");
    await client.query(
      `insert into ledger_account (property_id, client_id, currency)
       select $1, id, 'EUR' from client where property_id = $1 and not house order by id`,
      [propertyId],
    );
    await client.query(items, [propertyId, each]);
    await client.query(projection, [propertyId]);
    await client.query("vacuum analyze");
  });
