import type { ClientId } from "@foyer/domain/clients/schema";
import type { SetRollUp } from "@foyer/domain/credit/exposure/schema";
import { answerable } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { recordChange } from "../../../changes/mutations.ts";
import { heldOn } from "../../../kernel/held.ts";
import { reachedClient } from "../../../clients/queries.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";
import { type CreditLine, creditLineOf, familyOf, rollUpOf } from "./queries.ts";

const lockFile = (trx: Trx, id: ClientId) =>
  trx
    .selectFrom("client")
    .select(["id", "name", "status", "house"])
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();

/**
 * The client's limit for this transaction alone: whoever books on it next waits and then sees what was booked. It is the file
 * of the client whose limit it is that is locked; who became its holder while one waited is locked as well.
 */
export async function lockLine(trx: Trx, clientId: ClientId, on: CalendarDate): Promise<CreditLine> {
  let line = await creditLineOf(trx, clientId, on);
  for (const locked = new Set<ClientId>(); !locked.has(line.holderId); ) {
    found(await lockFile(trx, line.holderId), "clients.not-found", { id: line.holderId });
    locked.add(line.holderId);
    line = await creditLineOf(trx, clientId, on);
  }
  return line;
}

/** From today on a client and all files below it share its limit, or each has its own again. Who set it is recorded. (A7.4) */
export async function setRollUp(trx: Trx, { clientId, on: shared }: SetRollUp, now: Instant): Promise<void> {
  const on = today(trx, now);
  await reachedClient(trx, { id: clientId, act: "credit:write", on });
  // whoever books on one of them finishes before it is another's limit
  await sql`
    select id from client where property_id = ${trx.propertyId} and id = any(${await familyOf(trx, clientId)}::bigint[])
    order by id for no key update`.execute(trx);
  const before = await rollUpOf(trx, clientId, on);
  if ((before !== null) === shared) return;
  if (before === null)
    await trx
      .insertInto("creditRollUp")
      .values({
        propertyId: trx.propertyId,
        clientId,
        fromDate: on,
        staffId: answerable(trx.actor),
        setAt: now,
      })
      .execute();
  // a file that another was merged into may have come by a second one
  else
    await sql`
      update credit_roll_up r set to_date = ${on}::date
      where r.property_id = ${trx.propertyId} and r.client_id = ${clientId} and ${heldOn("r", on)}`.execute(trx);
  await recordChange(trx, {
    act: "credit.set-roll-up",
    at: now,
    fields: [{ subject: "client", row: clientId, field: "creditRollUp", before: !shared, after: shared }],
  });
}
