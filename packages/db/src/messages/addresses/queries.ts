import type { Instant } from "@foyer/domain/kernel/time";
import { type AddressFacts, mailAddress, normalMail } from "@foyer/domain/messages/rules";
import {
  carePurposes,
  type CarePurpose,
  type Channel,
  type ConsentSource,
  type Purpose,
} from "@foyer/domain/messages/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { blindIndex, propertyKeys } from "../../kernel/protect.ts";

/** One way to reach somebody, as the house knows it without being able to use it. */
export interface Address {
  readonly channel: Channel;
  readonly index: Buffer;
  readonly mask: string;
}

interface StandingConsent {
  readonly channel: Channel;
  readonly addressIndex: Buffer;
  readonly purpose: CarePurpose;
  readonly version: string;
  readonly source: ConsentSource;
  readonly givenAt: Instant;
  readonly givenBy: string | null;
  readonly withdrawnAt: Instant | null;
  readonly withdrawnBy: string | null;
}

const asCare = (purpose: Purpose): CarePurpose | undefined => carePurposes.find((each) => each === purpose);

/** What decides whether an address may get care mail now. */
export async function addressFacts(
  trx: Trx,
  { index, purpose, since }: { index: Buffer; purpose: Purpose; since: Instant },
): Promise<AddressFacts> {
  const suppression = await trx
    .selectFrom("addressSuppression")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("channel", "=", "mail")
    .where("addressIndex", "=", index)
    .where("liftedAt", "is", null)
    .executeTakeFirst();
  const care = asCare(purpose);
  const consent =
    care &&
    (await trx
      .selectFrom("addressConsent")
      .select("id")
      .where("propertyId", "=", trx.propertyId)
      .where("channel", "=", "mail")
      .where("addressIndex", "=", index)
      .where("purpose", "=", care)
      .where("withdrawnAt", "is", null)
      .executeTakeFirst());
  const { count } = await trx
    .selectFrom("message")
    .select((each) => each.fn.countAll<number>().as("count"))
    .where("propertyId", "=", trx.propertyId)
    .where("recipientIndex", "=", index)
    .where("kind", "=", "care")
    .where("status", "in", ["sending", "sent", "uncertain"])
    .where("attemptedAt", ">", since)
    .executeTakeFirstOrThrow();
  return { suppressed: suppression !== undefined, consented: consent !== undefined, careMails: count };
}

/** All that was ever recorded of one address; found by the whole address only. */
export async function addressRecord(trx: Trx, typed: string) {
  const index = blindIndex(await propertyKeys(trx), normalMail(mailAddress(typed)));
  const consents = await trx
    .selectFrom("addressConsent")
    .select(["id", "purpose", "version", "source", "givenAt", "withdrawnAt", "withdrawnBy"])
    .where("propertyId", "=", trx.propertyId)
    .where("channel", "=", "mail")
    .where("addressIndex", "=", index)
    .orderBy("id", "desc")
    .limit(100)
    .execute();
  const suppressions = await trx
    .selectFrom("addressSuppression")
    .select(["id", "reason", "suppressedAt", "suppressedBy", "liftedAt"])
    .where("propertyId", "=", trx.propertyId)
    .where("channel", "=", "mail")
    .where("addressIndex", "=", index)
    .orderBy("id", "desc")
    .limit(100)
    .execute();
  return { consents, suppressions };
}

/** What some addresses last agreed to, per purpose, and which of them must be left alone. */
export async function standingOf(trx: Trx, addresses: readonly Pick<Address, "channel" | "index">[]) {
  const channels = addresses.map((each) => each.channel);
  const indexes = addresses.map((each) => each.index);
  const asked = sql`unnest(${channels}::text[], ${indexes}::bytea[]) as asked (channel, address_index)`;
  const { rows: consents } = await sql<StandingConsent>`
    select distinct on (c.channel, c.address_index, c.purpose) c.channel, c.address_index, c.purpose, c.version, c.source, c.given_at,
      recorder.name as given_by, c.withdrawn_at, staff.name as withdrawn_by
    from ${asked}
    join address_consent c on c.property_id = ${trx.propertyId} and c.channel = asked.channel and c.address_index = asked.address_index
    left join staff on staff.id = c.withdrawn_by
    left join lateral (
      select giver.name from change_field
      join change on change.property_id = ${trx.propertyId} and change.number = change_field.number
      join staff giver on giver.id = change.staff_id
      where change_field.property_id = ${trx.propertyId} and change_field.subject = 'address_consent' and change_field.row_id = c.id
        and change_field.field = ''
    ) recorder on true
    order by c.channel, c.address_index, c.purpose, c.id desc`.execute(trx);
  const { rows: suppressions } = await sql<Pick<StandingConsent, "channel" | "addressIndex">>`
    select distinct s.channel, s.address_index from ${asked}
    join address_suppression s on s.property_id = ${trx.propertyId} and s.channel = asked.channel
      and s.address_index = asked.address_index and s.lifted_at is null`.execute(trx);
  return { consents, suppressions };
}

/** Whom a link to unsubscribe belongs to; nothing for a hash that no mail carries. */
export const mailOfUnsubscribe = (trx: Trx, hash: Buffer) =>
  trx
    .selectFrom("message")
    .select(["id", "language", "recipientIndex", "recipientMask"])
    .where("propertyId", "=", trx.propertyId)
    .where("unsubscribeHash", "=", hash)
    .executeTakeFirst();
