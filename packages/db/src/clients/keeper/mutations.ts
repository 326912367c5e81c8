import type { SetKeeper } from "@foyer/domain/clients/keeper/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { today } from "../../properties/queries.ts";
import { workingHere } from "../../staff/queries.ts";
import { keeperOn } from "./queries.ts";

/** Names the property's file keeper from today on; nobody ends it. (A2.5) */
export async function setKeeper(trx: Trx, { staffId }: SetKeeper, now: Instant): Promise<void> {
  const on = today(trx, now);
  if (staffId !== null && !(await workingHere(trx, [staffId], on)).has(staffId))
    throw new Refusal("invalid", "clients.owner-not-here");
  const before = (await keeperOn(trx, on))?.staffId ?? null;
  if (before === staffId) return;
  await trx.deleteFrom("fileKeeper").where("propertyId", "=", trx.propertyId).where("fromDate", ">=", on).execute();
  await trx
    .updateTable("fileKeeper")
    .set({ toDate: on })
    .where("propertyId", "=", trx.propertyId)
    .where(heldOn("fileKeeper", on))
    .execute();
  if (staffId !== null)
    await trx.insertInto("fileKeeper").values({ propertyId: trx.propertyId, staffId, fromDate: on }).execute();
  const field = { subject: "property", row: trx.propertyId, field: "fileKeeper", before, after: staffId };
  await recordChange(trx, { act: "clients.set-keeper", at: now, fields: [field] });
}
