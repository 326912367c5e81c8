import type { ClientId } from "@foyer/domain/clients/schema";
import { readTip } from "@foyer/domain/clients/tips/rules";
import type { SendTip, TipId } from "@foyer/domain/clients/tips/schema";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { madeRow, recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { notify } from "../../messages/inbox/mutations.ts";
import { today } from "../../properties/queries.ts";
import { tipReceivers } from "./queries.ts";

interface Said {
  readonly text: string;
  readonly about: string;
}

/** The tip that was sent under this reference before, if it says the same. */
async function sentBefore(trx: Trx, { key: reference, clientId }: SendTip, said: Said): Promise<TipId> {
  const before = found(
    await trx
      .selectFrom("tip")
      .select(["id", "text", "about", "clientId", "staffId"])
      .where("propertyId", "=", trx.propertyId)
      .where("reference", "=", reference)
      .executeTakeFirst(),
    "clients.tip-not-found",
  );
  const mine = trx.actor.kind === "staff" && before.staffId === trx.actor.staffId;
  // one about nobody's file may have got one by being accepted
  const isSame = clientId === null ? before.about === said.about : before.clientId === clientId;
  if (!mine || !isSame || before.text !== said.text) throw new Refusal("conflict", "clients.tip-id-taken");
  return before.id;
}

/** Passes on what somebody noticed about a client, or about somebody who is none yet. Sent twice it is one tip. (A2.2) */
export async function sendTip(trx: Trx, input: SendTip, now: Instant): Promise<TipId> {
  if (trx.actor.kind !== "staff") throw new Refusal("forbidden", "clients.tip-needs-a-person");
  const on = today(trx, now);
  const text = readTip(input.text);
  const about = input.clientId === null ? readTip(input.about ?? "") : await nameOf(trx, input.clientId);
  const made = await trx
    .insertInto("tip")
    .values({
      propertyId: trx.propertyId,
      reference: input.key,
      source: "staff",
      staffId: trx.actor.staffId,
      clientId: input.clientId,
      about: input.clientId === null ? about : null,
      text,
      sentAt: now,
    })
    .onConflict((conflict) => conflict.columns(["propertyId", "reference"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!made) return sentBefore(trx, input, { text, about });
  const to = await tipReceivers(trx, input.clientId, on);
  await notify(trx, { to, event: "clients.tip-received", row: made.id, details: { about, site: false } }, now);
  await recordChange(trx, { act: "clients.send-tip", at: now, fields: [madeRow("tip", made.id)] });
  return made.id;
}

/** Any client that is looked after may be tipped about, whoever owns it. */
async function nameOf(trx: Trx, id: ClientId): Promise<string> {
  const client = await trx
    .selectFrom("client")
    .select("name")
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .where("status", "=", "active")
    .where("house", "=", false)
    .executeTakeFirst();
  return found(client, "clients.not-found", { id }).name;
}
