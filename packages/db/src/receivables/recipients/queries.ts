import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import type { Language } from "@foyer/domain/kernel/words";
import type { AccountRecipient } from "@foyer/domain/receivables/statements/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { propertyKeys, reveal } from "../../kernel/protect.ts";

interface Sealed {
  readonly clientId: ClientId;
  readonly contactId: ContactId;
  readonly name: string;
  readonly language: Language;
  readonly salt: Buffer;
  readonly mailCipher: Buffer;
  readonly mailMask: string;
}

/**
 * Who at each client is written to about its account: the person chosen for it, else the one who decides, else the first;
 * always somebody who is there and has a mail address. The same person gets the letters of dunning.
 */
async function sealedRecipients(trx: Trx, clientIds: readonly ClientId[]): Promise<Sealed[]> {
  const { rows } = await sql<Sealed>`
    select distinct on (contact.client_id) contact.client_id, contact.id as contact_id, contact.name, contact.language, contact.salt,
      contact.mail_cipher, contact.mail_mask
    from contact
    left join (
      select distinct on (client_id) client_id, contact_id from dunning_recipient
      where property_id = ${trx.propertyId} and client_id = any(${clientIds}::bigint[])
      order by client_id, set_at desc, id desc
    ) chosen on chosen.client_id = contact.client_id and chosen.contact_id = contact.id
    where contact.property_id = ${trx.propertyId} and contact.client_id = any(${clientIds}::bigint[]) and contact.status = 'active'
      and contact.mail_cipher is not null and contact.salt is not null
    order by contact.client_id, chosen.contact_id is null, contact.decision_maker desc, contact.id`.execute(trx);
  return rows;
}

export async function accountRecipients(
  trx: Trx,
  clientIds: readonly ClientId[],
): Promise<Map<ClientId, AccountRecipient>> {
  const rows = await sealedRecipients(trx, clientIds);
  return new Map(rows.map(({ salt: _, mailCipher: __, ...recipient }) => [recipient.clientId, recipient]));
}

/** With their addresses in the clear: for the outbox alone. */
export async function addressedRecipients(
  trx: Trx,
  clientIds: readonly ClientId[],
): Promise<Map<ClientId, AccountRecipient & { readonly mail: string }>> {
  const rows = await sealedRecipients(trx, clientIds);
  if (rows.length === 0) return new Map();
  const keys = await propertyKeys(trx);
  return new Map(
    rows.map(({ salt, mailCipher, ...recipient }) => {
      const at = { table: "contact", column: "mail", row: recipient.contactId, propertyId: trx.propertyId };
      return [recipient.clientId, { ...recipient, mail: reveal(keys, salt, { cipher: mailCipher, at }) }];
    }),
  );
}
