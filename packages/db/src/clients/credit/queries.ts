import type { CreditGrade, CreditHold, CreditLimit, CreditTerm } from "@foyer/domain/clients/credit/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";

/** What is decided about a client's credit as it holds on a day; null: nothing was. */
export interface CreditInForce {
  readonly clientId: ClientId;
  readonly grade: CreditGrade | null;
  /** Null: none granted, which is not the same as 0, cash only. */
  readonly limit: CreditLimit | null;
  readonly term: CreditTerm | null;
  readonly hold: { readonly hold: CreditHold; readonly reasons: readonly string[] } | null;
}

/** For each of the clients asked for, one row, in their order. */
export async function creditInForce(
  trx: Trx,
  { clientIds, on }: { clientIds: readonly ClientId[]; on: CalendarDate },
): Promise<CreditInForce[]> {
  const of = (table: string, row: string) => sql`
    left join ${sql.table(table)} ${sql.ref(row)} on ${sql.ref(`${row}.property_id`)} = ${trx.propertyId}
      and ${sql.ref(`${row}.client_id`)} = client.id and ${heldOn(row, on)}`;
  const { rows } = await sql<CreditInForce>`
    select client.id as client_id, grade.grade,
      case when credit.limit_minor is not null then jsonb_build_object('limitMinor', credit.limit_minor, 'currency', credit.currency) end as "limit",
      case when term.term is not null then jsonb_build_object('term', term.term, 'days', term.days) end as term,
      case when held.hold is not null then jsonb_build_object('hold', held.hold, 'reasons', held.reasons) end as hold
    from unnest(${clientIds}::bigint[]) with ordinality asked (id, place)
    join client on client.property_id = ${trx.propertyId} and client.id = asked.id
    ${of("client_credit_grade", "grade")} ${of("client_credit_limit", "credit")} ${of("client_credit_term", "term")}
    ${of("client_credit_hold", "held")}
    order by asked.place`.execute(trx);
  return rows;
}
