import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import type { Language } from "@foyer/domain/kernel/words";
import type { AccountRecipient } from "@foyer/domain/receivables/statements/schema";
import { type RawBuilder, sql } from "kysely";
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

/** Whom finance has chosen at each client for what it owes: the latest choice. */
const chosenOf = (trx: Trx, clientIds: readonly ClientId[]): RawBuilder<unknown> => sql`(
  select distinct on (client_id) client_id, contact_id from dunning_recipient
  where property_id = ${trx.propertyId} and client_id = any(${[...clientIds]}::bigint[])
  order by client_id, set_at desc, id desc
)`;

interface PeopleAsked {
  readonly clientIds: readonly ClientId[];
  /** Columns of the contact beside its client. */
  readonly columns: RawBuilder<unknown>;
  /** What the house needs of a person in order to turn to them. */
  readonly having: RawBuilder<boolean>;
}

/**
 * The one person at each client whom the house turns to about its account, of those who are there and can be turned to: who was
 * chosen for it, else who decides, else the first.
 */
export async function personOfAccount<Row>(
  trx: Trx,
  { clientIds, columns, having }: PeopleAsked,
): Promise<(Row & { readonly clientId: ClientId })[]> {
  const { rows } = await sql<Row & { readonly clientId: ClientId }>`
    select distinct on (contact.client_id) contact.client_id, ${columns}
    from contact
    left join ${chosenOf(trx, clientIds)} chosen
      on chosen.client_id = contact.client_id and chosen.contact_id = contact.id
    where contact.property_id = ${trx.propertyId} and contact.client_id = any(${[...clientIds]}::bigint[])
      and contact.status = 'active' and ${having}
    order by contact.client_id, chosen.contact_id is null, contact.decision_maker desc, contact.id`.execute(trx);
  return rows;
}

/** Who at each client is written to about its account, by statements and by letters of dunning alike. */
const sealedRecipients = (trx: Trx, clientIds: readonly ClientId[]): Promise<Sealed[]> =>
  personOfAccount<Omit<Sealed, "clientId">>(trx, {
    clientIds,
    columns: sql`contact.id as contact_id, contact.name, contact.language, contact.salt, contact.mail_cipher, contact.mail_mask`,
    having: sql`contact.mail_cipher is not null and contact.salt is not null`,
  });

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
