import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import { departureOf, type StayRow } from "@foyer/domain/stays/import";
import { nightsOf } from "@foyer/domain/stays/rules";
import type { StayId } from "@foyer/domain/stays/schema";
import { sql } from "kysely";
import type { ClientKeys } from "../../clients/keys/mutations.ts";
import type { ImportedRow, RefusedRow } from "../../imports/import.ts";
import type { Trx } from "../../kernel/fence.ts";
import type { Spread } from "../days/mutations.ts";

/** A row with everything worked out that it leaves to be. */
export interface IncomingStay
  extends Omit<StayRow, "client" | "contact" | "confirmation" | "externalId" | "departure"> {
  readonly line: number;
  /** Null: the row names nobody. */
  readonly clientId: ClientId | null;
  readonly contactId: ContactId | null;
  readonly confirmation: string;
  readonly externalId: string;
  readonly departure: StayRow["arrival"];
}

export const spreadOf = (stayId: StayId, stay: IncomingStay): Spread => ({
  stayId,
  arrival: stay.arrival,
  nights: nightsOf(stay),
  rooms: stay.rooms,
  room: stay.roomRevenue ?? 0,
  food: stay.foodRevenue ?? 0,
  meeting: stay.meetingRevenue ?? 0,
  other: stay.otherRevenue ?? 0,
});

const contactKey = (clientId: ClientId, name: string): string => `${clientId}\u001f${name}`;

/** The contacts that the rows name, by client and name. */
async function contactsNamed(trx: Trx, rows: readonly { clientId: ClientId; name: string }[]) {
  if (rows.length === 0) return new Map<string, ContactId>();
  const { rows: found } = await sql<{ id: ContactId; clientId: ClientId; name: string }>`
    select distinct on (contact.client_id, contact.name) contact.id, contact.client_id, contact.name
    from contact join unnest(${rows.map((row) => row.clientId)}::bigint[], ${rows.map((row) => row.name)}::text[]) as named (client_id, name)
      on named.client_id = contact.client_id and named.name = contact.name
    where contact.property_id = ${trx.propertyId} and contact.status = 'active'
    order by contact.client_id, contact.name, contact.id`.execute(trx);
  return new Map(found.map((row) => [contactKey(row.clientId, row.name), row.id]));
}

/** Finds each row's client and contact; a row that names one whom nobody knows here is refused. */
export async function resolveStays(trx: Trx, clients: ClientKeys, rows: readonly ImportedRow<StayRow>[]) {
  const idOf = await clients.idsOf(rows.map((row) => row.values.client));
  const clientOf = ({ client }: StayRow) => (client === null ? null : idOf.get(client));
  const contacts = await contactsNamed(
    trx,
    rows.flatMap(({ values }) => {
      const clientId = clientOf(values);
      return clientId && values.contact !== null ? [{ clientId, name: values.contact }] : [];
    }),
  );
  const stays: IncomingStay[] = [];
  const refused: RefusedRow[] = [];
  for (const { line, values } of rows) {
    const { client: _, contact, confirmation, externalId, departure: __, ...rest } = values;
    const clientId = clientOf(values);
    const contactId = contact !== null && clientId ? contacts.get(contactKey(clientId, contact)) : null;
    const id = externalId ?? confirmation;
    if (clientId === undefined) refused.push({ line, field: "client", code: "clients.not-found" });
    else if (contactId === undefined || (contact !== null && clientId === null))
      refused.push({ line, field: "contact", code: "stays.contact-not-found" });
    else if (id !== null)
      stays.push({
        ...rest,
        line,
        clientId,
        contactId,
        departure: departureOf(values),
        externalId: id,
        confirmation: confirmation ?? id,
      });
  }
  return { stays, refused };
}
