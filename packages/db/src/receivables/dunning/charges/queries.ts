import type { ClientId } from "@foyer/domain/clients/schema";
import type { Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { ChargeTerms } from "@foyer/domain/receivables/dunning/charges/rules";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { heldOn } from "../../../kernel/held.ts";

/** What each client agreed to for paying late, as in force on a day. */
export async function chargeTerms(
  trx: Trx,
  clientIds: readonly ClientId[],
  on: CalendarDate,
): Promise<Map<ClientId, ChargeTerms>> {
  const { rows } = await sql<{ clientId: ClientId; feeMinor: Minor; yearlyBasisPoints: number }>`
    select distinct on (agreed.client_id) agreed.client_id, agreed.fee_minor, agreed.yearly_basis_points
    from dunning_charge agreed
    where agreed.property_id = ${trx.propertyId} and agreed.client_id = any(${[...clientIds]}::bigint[]) and ${heldOn("agreed", on)}
    order by agreed.client_id, agreed.from_date desc, agreed.set_at desc`.execute(trx);
  return new Map(rows.map(({ clientId, ...terms }) => [clientId, terms]));
}
