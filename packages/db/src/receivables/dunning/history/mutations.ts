import type { Instant } from "@foyer/domain/kernel/time";
import type { DunningLetterId } from "@foyer/domain/receivables/dunning/schema";
import { sql } from "kysely";
import { recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";

/** Writes down that released letters went out by another way than this outbox: they are never sent again. */
export async function keepSentLetters(trx: Trx, sentAt: Instant): Promise<readonly DunningLetterId[]> {
  const { rows } = await sql<{ id: DunningLetterId }>`
    update dunning_letter set status = 'sent', sent_at = ${sentAt}::timestamptz
    where property_id = ${trx.propertyId} and status = 'released' and due_at <= ${sentAt}::timestamptz
    returning id`.execute(trx);
  const ids = rows.map(({ id }) => id);
  await recordChange(trx, {
    act: "receivables.send-letters",
    at: sentAt,
    fields: ids.map((row) => ({ subject: "dunning_letter", row, field: "status", before: "released", after: "sent" })),
  });
  return ids;
}
