import { answerable } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { ChooseRecipient } from "@foyer/domain/receivables/dunning/schema";
import { recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";

/** From now on this person gets what the house writes about what the client owes. */
export async function chooseRecipient(trx: Trx, { clientId, contactId }: ChooseRecipient, now: Instant): Promise<void> {
  found(
    await trx
      .selectFrom("contact")
      .select("id")
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", contactId)
      .where("clientId", "=", clientId)
      .where("status", "=", "active")
      .where("mailCipher", "is not", null)
      .executeTakeFirst(),
    "receivables.recipient-without-mail",
  );
  const before = await trx
    .selectFrom("dunningRecipient")
    .select("contactId")
    .where("propertyId", "=", trx.propertyId)
    .where("clientId", "=", clientId)
    .orderBy("setAt", "desc")
    .executeTakeFirst();
  await trx
    .insertInto("dunningRecipient")
    .values({ propertyId: trx.propertyId, clientId, contactId, staffId: answerable(trx.actor), setAt: now })
    .execute();
  const field = {
    subject: "client",
    row: clientId,
    field: "dunningRecipient",
    before: before?.contactId ?? null,
    after: contactId,
  };
  await recordChange(trx, { act: "receivables.choose-recipient", at: now, fields: [field] });
}
