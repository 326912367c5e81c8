import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";

/** What of a client's does not simply follow it, and why. Every other table that names a client has its rows moved. */
export const notMoved: Readonly<Record<string, string>> = {
  client_owner: "reconciled spell by spell",
  client_tier: "reconciled spell by spell",
  client_class: "reconciled spell by spell",
  client_assessment_type: "reconciled spell by spell",
  client_credit_grade: "reconciled spell by spell",
  client_credit_limit: "reconciled spell by spell",
  client_credit_term: "reconciled spell by spell",
  client_credit_hold: "reconciled spell by spell",
  client_collaborator: "reconciled spell by spell",
  credit_assessment: "says what was judged of that file then",
  contact: "moved person by person",
  ledger_account: "its items move through the ledger's own door",
  score_evidence: "what a month was judged by keeps its ids; a running month is computed anew",
  point_entry: "entries are never changed",
  hand_over_client: "says what was handed over then",
  client_name_gram: "made of the file's own names",
  client_duplicate: "about the pair itself",
  client_merge: "about the pair itself",
};

/** What names a person and stays as it was, and why. */
const notMovedOfPersons: Readonly<Record<string, string>> = {};

export interface Child {
  readonly table: string;
  readonly column: string;
}

/** Which columns point at a table, asked of the database itself: a table that comes later is moved without being named here. */
export async function columnsThatName(trx: Trx, parent: "client" | "contact"): Promise<Child[]> {
  const { rows } = await sql<Child>`
    select child.relname as table, attribute.attname as column
    from pg_constraint
    join pg_class child on child.oid = pg_constraint.conrelid
    join pg_attribute attribute on attribute.attrelid = child.oid and attribute.attnum = pg_constraint.conkey[cardinality(conkey)]
    where pg_constraint.contype = 'f' and pg_constraint.confrelid = ${parent}::regclass
      and attribute.attname <> 'property_id' and child.relkind in ('r', 'p')
    order by child.relname, attribute.attname`.execute(trx);
  return rows;
}

export const movedChildren = async (trx: Trx): Promise<Child[]> =>
  (await columnsThatName(trx, "client")).filter(({ table }) => notMoved[table] === undefined);

export const movedPersonsChildren = async (trx: Trx): Promise<Child[]> =>
  (await columnsThatName(trx, "contact")).filter(({ table }) => notMovedOfPersons[table] === undefined);

/** How many rows of each table would follow a client. */
export async function countChildren(trx: Trx, clientId: number): Promise<{ table: string; rows: number }[]> {
  const children = await movedChildren(trx);
  const counts = children.map(
    ({ table, column }) =>
      sql`select ${table}::text as "table", count(*) as rows from ${sql.table(table)}
        where property_id = ${trx.propertyId} and ${sql.ref(column)} = ${clientId}`,
  );
  const ledger = sql`
    select 'ledger_item' as "table", count(*) as rows
    from ledger_account a join ledger_item i on i.property_id = ${trx.propertyId} and i.account_id = a.id
    where a.property_id = ${trx.propertyId} and a.client_id = ${clientId}`;
  const { rows } = await sql<{ table: string; rows: number }>`
    select "table", sum(rows)::int as rows from (${sql.join([...counts, ledger], sql` union all `)}) counted
    group by "table" having sum(rows) > 0 order by "table"`.execute(trx);
  return rows;
}
