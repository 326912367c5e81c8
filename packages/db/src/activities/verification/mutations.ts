import type { VerifyClient } from "@foyer/domain/activities/verification/schema";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { recordChange } from "../../changes/mutations.ts";
import { lockFile } from "../../clients/file/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";
import { verifiable } from "./queries.ts";

/** Confirms a file as unchanged, by somebody who has lately reached the client. (B1.2) */
export async function verifyClient(trx: Trx, { clientId }: VerifyClient, now: Instant): Promise<void> {
  const { verifiedOn } = await lockFile(trx, clientId, now);
  const [state] = await verifiable(trx, { clientIds: [clientId] }, now);
  const { whyNot, within } = found(state, "clients.not-found", { id: clientId });
  if (whyNot !== null) throw new Refusal("conflict", whyNot, { within });
  const on = today(trx, now);
  await trx
    .updateTable("client")
    .set({ verifiedOn: on })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", clientId)
    .execute();
  const field = { subject: "client", row: clientId, field: "verifiedOn", before: verifiedOn, after: on };
  await recordChange(trx, { act: "clients.verify", at: now, fields: [field] });
}
