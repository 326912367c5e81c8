import type { ClientId } from "@foyer/domain/clients/schema";
import { answerable } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import { addDays, type Instant } from "@foyer/domain/kernel/time";
import type { LiftStop, StopDunning } from "@foyer/domain/receivables/dunning/schema";
import { refuseSnooze } from "@foyer/domain/receivables/dunning/stops/rules";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import { madeRow, recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";
import { refuseForeignClient } from "../../mutations.ts";

async function refuseForeignItem(trx: Trx, { clientId, itemId }: { clientId: ClientId; itemId: LedgerItemId | null }) {
  if (itemId === null) return;
  const { rows } = await sql<{ id: LedgerItemId }>`
    select item.id from ledger_item item
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id
      and account.client_id = ${clientId}
    where item.property_id = ${trx.propertyId} and item.id = ${itemId} and item.side = 'debit'`.execute(trx);
  found(rows[0], "receivables.item-not-found", { id: itemId });
}

/** Nobody writes to a client, or about one item, until a day, or for as long as lawyers have it. (A7.7) */
export async function stopDunning(trx: Trx, input: StopDunning, now: Instant): Promise<void> {
  const on = today(trx, now);
  await refuseForeignClient(trx, input.clientId);
  await refuseForeignItem(trx, input);
  if (input.kind === "snooze") refuseSnooze(input.until, on);
  const { id } = await trx
    .insertInto("dunningStop")
    .values({
      propertyId: trx.propertyId,
      kind: input.kind,
      clientId: input.clientId,
      itemId: input.itemId,
      fromDate: on,
      ...(input.kind === "snooze" ? { toDate: addDays(input.until, 1) } : {}),
      reason: input.reason,
      staffId: answerable(trx.actor),
      recordedAt: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordChange(trx, {
    act: "receivables.stop-dunning",
    at: now,
    reason: input.reason,
    fields: [madeRow("dunning_stop", id)],
  });
}

/** From today on letters go again. */
export async function liftStop(trx: Trx, { id, reason }: LiftStop, now: Instant): Promise<void> {
  const on = today(trx, now);
  const stop = found(
    await trx
      .selectFrom("dunningStop")
      .select(["id", "toDate"])
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst(),
    "receivables.stop-not-found",
    { id },
  );
  if (stop.toDate <= on) throw new Refusal("conflict", "receivables.stop-over", { id });
  await trx
    .updateTable("dunningStop")
    .set({ toDate: on, endedAt: now, endedBy: answerable(trx.actor) })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  const field = { subject: "dunning_stop", row: id, field: "toDate", before: stop.toDate, after: on };
  await recordChange(trx, { act: "receivables.lift-stop", at: now, reason, fields: [field] });
}
