import { found } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { maskMail, normalMail } from "@foyer/domain/messages/rules";
import type {
  CarePurpose,
  LiftSuppression,
  MailAddress,
  RecordConsent,
  SuppressionReason,
  WithdrawConsent,
} from "@foyer/domain/messages/schema";
import { madeRow, recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { blindIndex, propertyKeys } from "../../kernel/protect.ts";
import { type Address, mailOfUnsubscribe } from "./queries.ts";

const addressOf = async (trx: Trx, mail: MailAddress): Promise<Address> => ({
  channel: "mail",
  index: blindIndex(await propertyKeys(trx), normalMail(mail)),
  mask: maskMail(mail),
});

const staffOf = (trx: Trx) => (trx.actor.kind === "staff" ? trx.actor.staffId : null);

interface GivenConsent extends Pick<RecordConsent, "purpose" | "version" | "source"> {
  readonly address: Address;
}

/** Records that whoever is reached there agreed to a purpose. One in force stays as it is. (A2.8) */
export async function giveConsent(trx: Trx, { address, ...consent }: GivenConsent, now: Instant): Promise<void> {
  const { channel, index: addressIndex, mask: addressMask } = address;
  const row = await trx
    .insertInto("addressConsent")
    .values({ ...consent, channel, addressIndex, addressMask, propertyId: trx.propertyId, givenAt: now })
    .onConflict((conflict) =>
      conflict
        .columns(["propertyId", "channel", "addressIndex", "purpose"])
        .where("withdrawnAt", "is", null)
        .doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  if (row) await recordChange(trx, { act: "messages.consent", at: now, fields: [madeRow("address_consent", row.id)] });
}

export const recordConsent = async (trx: Trx, { mail, ...consent }: RecordConsent, now: Instant): Promise<void> =>
  giveConsent(trx, { ...consent, address: await addressOf(trx, mail) }, now);

/** Ends a consent; the record of it stays, with who ended it. */
export async function endConsent(
  trx: Trx,
  { address, purpose }: { address: Address; purpose: CarePurpose },
  now: Instant,
): Promise<void> {
  const row = await trx
    .updateTable("addressConsent")
    .set({ withdrawnAt: now, withdrawnBy: staffOf(trx) })
    .where("propertyId", "=", trx.propertyId)
    .where("channel", "=", address.channel)
    .where("addressIndex", "=", address.index)
    .where("purpose", "=", purpose)
    .where("withdrawnAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (!row) return;
  const field = { subject: "address_consent", row: row.id, field: "withdrawnAt", before: null, after: now };
  await recordChange(trx, { act: "messages.withdraw-consent", at: now, fields: [field] });
}

export const withdrawConsent = async (trx: Trx, { mail, purpose }: WithdrawConsent, now: Instant): Promise<void> =>
  endConsent(trx, { address: await addressOf(trx, mail), purpose }, now);

interface Suppressed {
  readonly address: Address;
  readonly reason: SuppressionReason;
}

async function suppress(trx: Trx, { address, reason }: Suppressed, now: Instant): Promise<void> {
  const row = await trx
    .insertInto("addressSuppression")
    .values({
      propertyId: trx.propertyId,
      channel: address.channel,
      addressIndex: address.index,
      addressMask: address.mask,
      reason,
      suppressedAt: now,
      suppressedBy: staffOf(trx),
    })
    .onConflict((conflict) =>
      conflict.columns(["propertyId", "channel", "addressIndex"]).where("liftedAt", "is", null).doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  if (row)
    await recordChange(trx, { act: "messages.suppress", at: now, fields: [madeRow("address_suppression", row.id)] });
}

/** No care mail to this address any more; twice is as once. */
export const suppressAddress = async (
  trx: Trx,
  { mail, reason }: { mail: MailAddress; reason: SuppressionReason },
  now: Instant,
): Promise<void> => suppress(trx, { address: await addressOf(trx, mail), reason }, now);

/** The recipient ends all care mail by the link in one; false for a link that no mail carries. Twice is as once. */
export async function unsubscribe(trx: Trx, hash: Buffer, now: Instant): Promise<boolean> {
  const mail = await mailOfUnsubscribe(trx, hash);
  if (!mail) return false;
  const address = { channel: "mail", index: mail.recipientIndex, mask: mail.recipientMask } as const;
  await suppress(trx, { address, reason: "unsubscribed" }, now);
  return true;
}

/** Lets an address have care mail again, for a reason that somebody can check. */
export async function liftSuppression(trx: Trx, { id, reason }: LiftSuppression, now: Instant): Promise<void> {
  const row = found(
    await trx
      .updateTable("addressSuppression")
      .set({ liftedAt: now })
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", id)
      .where("liftedAt", "is", null)
      .returning("id")
      .executeTakeFirst(),
    "messages.suppression-not-found",
    { id },
  );
  const field = { subject: "address_suppression", row: row.id, field: "liftedAt", before: null, after: now };
  await recordChange(trx, { act: "messages.lift-suppression", at: now, reason, fields: [field] });
}
