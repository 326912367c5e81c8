import { type Comparable, duplicates, type FoundPair, reviewFrom } from "@foyer/domain/clients/duplicates/rules";
import type { ClientId, ClientKind } from "@foyer/domain/clients/schema";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";

/** Enough of a blind index to tell equal values: a list of many persons stays small. */
export const told = 24;

export interface ComparedClient extends Comparable {
  readonly id: ClientId;
  readonly reference: string;
  readonly name: string;
}

interface StoredClient {
  readonly id: ClientId;
  readonly reference: string;
  readonly kind: ClientKind;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly address: string | null;
  readonly phones: readonly string[];
  readonly mails: readonly string[];
  readonly wechats: readonly string[];
}

/** Files that may be compared: all that are not archived, or those named. */
export async function comparedClients(trx: Trx, ids?: readonly number[]): Promise<ComparedClient[]> {
  const only = ids === undefined ? sql`true` : sql`client.id = any(${[...ids]}::bigint[])`;
  const index = (column: string) => sql`left(encode(${sql.ref(column)}, 'hex'), ${sql.lit(told)})`;
  const { rows } = await sql<StoredClient>`
    with person as (
      select client_id,
        array_remove(array_agg(${index("mobile_index")}) || array_agg(${index("phone_index")}), null) as phones,
        array_remove(array_agg(${index("mail_index")}), null) as mails,
        array_remove(array_agg(${index("wechat_index")}), null) as wechats
      from contact
      where property_id = ${trx.propertyId} and status = 'active'
        ${ids === undefined ? sql`` : sql`and client_id = any(${[...ids]}::bigint[])`}
      group by client_id
    )
    select client.id, client.reference, client.kind, client.name,
      array_remove(array[client.english_name, client.short_name, client.former_name], null) as other_names,
      concat_ws(' ', client.city, client.address) as address,
      coalesce(person.phones, '{}') as phones, coalesce(person.mails, '{}') as mails, coalesce(person.wechats, '{}') as wechats
    from client
    left join person on person.client_id = client.id
    where client.property_id = ${trx.propertyId} and client.status = 'active' and not client.house and ${only}
    order by client.id`.execute(trx);
  return rows.map(({ otherNames, ...row }) => ({ ...row, names: [row.name, ...otherNames] }));
}

export interface Scanned {
  readonly records: readonly ComparedClient[];
  readonly pairs: readonly FoundPair[];
}

/** All pairs of the property's files that may be one client; those that somebody has told apart are left out. */
export async function scanProperty(trx: Trx, { least = reviewFrom }: { least?: number } = {}): Promise<Scanned> {
  refuseUnless(trx.actor, "duplicates:read");
  const records = await comparedClients(trx);
  const apart = await toldApart(trx);
  const pairs = [...duplicates(records, { least })]
    .flatMap((step) => step.pairs)
    .filter(({ one, other }) => !apart.has(`${records[one]?.id} ${records[other]?.id}`));
  return { records, pairs };
}

/** Pairs that somebody has looked at and told apart, as `one other`; that holds for ever. */
async function toldApart(trx: Trx): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom("clientDuplicate")
    .select(["oneId", "otherId"])
    .where("propertyId", "=", trx.propertyId)
    .where("status", "=", "different")
    .execute();
  return new Set(rows.map(({ oneId, otherId }) => `${oneId} ${otherId}`));
}
