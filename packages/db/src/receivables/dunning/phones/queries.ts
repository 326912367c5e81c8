import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import type { Act } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { reachedAccounts } from "../../open/queries.ts";

export interface Phone {
  readonly clientId: ClientId;
  readonly contactId: ContactId;
  readonly contact: string;
  readonly title: string | null;
  readonly mobileMask: string | null;
  readonly phoneMask: string | null;
}

/** Whom one calls at each client about what it owes: who gets its letters, else who decides there. Masked. (A2.8) */
export async function phonesOf(trx: Trx, clientIds: readonly ClientId[]): Promise<Map<ClientId, Phone>> {
  const { rows } = await sql<Phone>`
    select given.client_id, person.contact_id, person.contact, person.title, person.mobile_mask, person.phone_mask
    from unnest(${[...clientIds]}::bigint[]) as given (client_id)
    cross join lateral (
      select contact.id as contact_id, contact.name as contact, contact.title, contact.mobile_mask, contact.phone_mask
      from contact
      where contact.property_id = ${trx.propertyId} and contact.client_id = given.client_id and contact.status = 'active'
        and (contact.mobile_mask is not null or contact.phone_mask is not null)
      order by contact.id = (
        select chosen.contact_id from dunning_recipient chosen
        where chosen.property_id = ${trx.propertyId} and chosen.client_id = given.client_id order by chosen.set_at desc limit 1
      ) desc nulls last, contact.decision_maker desc, contact.id limit 1
    ) person`.execute(trx);
  return new Map(rows.map((row) => [row.clientId, row]));
}

/** A client out of reach of the act is not found, as none is. */
export async function refuseOutOfReach(
  trx: Trx,
  { clientId, act, on }: { clientId: ClientId; act: Act; on: CalendarDate },
): Promise<void> {
  const reached = await reachedAccounts(trx, act, on);
  const { rows } = await sql<{ id: ClientId }>`
    select account.client_id as id from (
      select client.id as client_id from client where client.property_id = ${trx.propertyId} and client.id = ${clientId}
    ) account where ${reached}`.execute(trx);
  found(rows[0], "receivables.client-not-found", { id: clientId });
}
