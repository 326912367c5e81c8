import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import type { Act } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { reachedAccounts } from "../../open/queries.ts";
import { personOfAccount } from "../../recipients/queries.ts";

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
  const people = await personOfAccount<Omit<Phone, "clientId">>(trx, {
    clientIds,
    columns: sql`contact.id as contact_id, contact.name as contact, contact.title, contact.mobile_mask, contact.phone_mask`,
    having: sql`(contact.mobile_mask is not null or contact.phone_mask is not null)`,
  });
  return new Map(people.map((person) => [person.clientId, person]));
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
