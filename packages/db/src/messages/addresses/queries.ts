import type { Instant } from "@foyer/domain/kernel/time";
import { type AddressFacts, mailAddress, normalMail } from "@foyer/domain/messages/rules";
import { carePurposes, type CarePurpose, type Purpose } from "@foyer/domain/messages/schema";
import type { Trx } from "../../kernel/fence.ts";
import { blindIndex, propertyKeys } from "../../kernel/protect.ts";

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
    .where("mailIndex", "=", index)
    .where("liftedAt", "is", null)
    .executeTakeFirst();
  const care = asCare(purpose);
  const consent =
    care &&
    (await trx
      .selectFrom("addressConsent")
      .select("id")
      .where("propertyId", "=", trx.propertyId)
      .where("mailIndex", "=", index)
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
    .where("mailIndex", "=", index)
    .orderBy("id", "desc")
    .limit(100)
    .execute();
  const suppressions = await trx
    .selectFrom("addressSuppression")
    .select(["id", "reason", "suppressedAt", "suppressedBy", "liftedAt"])
    .where("propertyId", "=", trx.propertyId)
    .where("mailIndex", "=", index)
    .orderBy("id", "desc")
    .limit(100)
    .execute();
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
