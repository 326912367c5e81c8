import type { Collaborator } from "@foyer/domain/clients/file/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { today } from "../../properties/queries.ts";
import { workingHere } from "../../staff/queries.ts";
import { lockFile } from "../file/mutations.ts";
import { collaboratorsOf } from "../file/queries.ts";
import { mayGiveOn } from "../reach/queries.ts";

const idsOf = async (trx: Trx, clientId: ClientId, on: CalendarDate) =>
  (await collaboratorsOf(trx, clientId, on)).map(({ staffId }) => staffId);

/** Who works on a file is for its owner to say: anybody else would open it to others, and to the own self. */
async function refuseOthers(trx: Trx, clientId: ClientId, on: CalendarDate): Promise<void> {
  const own = await trx
    .selectFrom("client")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", clientId)
    .where(await mayGiveOn(trx, on))
    .executeTakeFirst();
  if (!own) throw new Refusal("forbidden", "clients.owner-not-yours-to-give", { id: clientId });
}

interface Changed {
  readonly clientId: ClientId;
  readonly act: string;
  readonly before: readonly number[];
}

async function record(trx: Trx, { clientId, act, before }: Changed, now: Instant): Promise<void> {
  const after = await idsOf(trx, clientId, today(trx, now));
  const field = { subject: "client", row: clientId, field: "collaborators", before, after };
  await recordChange(trx, { act, at: now, fields: [field] });
}

/** From today a colleague works on a client, too: reads and writes its file as its owner does. (A5.11) */
export async function addCollaborator(trx: Trx, { clientId, staffId }: Collaborator, now: Instant): Promise<void> {
  const file = await lockFile(trx, clientId, now);
  const on = today(trx, now);
  await refuseOthers(trx, clientId, on);
  if (file.status === "archived") throw new Refusal("conflict", "clients.is-archived", { id: clientId });
  if (!(await workingHere(trx, [staffId], on)).has(staffId)) throw new Refusal("invalid", "clients.owner-not-here");
  if (file.ownerId === staffId) throw new Refusal("conflict", "clients.collaborator-is-owner");
  const before = await idsOf(trx, clientId, on);
  if (before.includes(staffId)) throw new Refusal("conflict", "clients.collaborator-twice");
  await trx
    .insertInto("clientCollaborator")
    .values({ propertyId: trx.propertyId, clientId, staffId, fromDate: on })
    .execute();
  await record(trx, { clientId, act: "clients.add-collaborator", before }, now);
}

/** The last day was yesterday; who began today never was one. */
export async function endCollaborator(trx: Trx, { clientId, staffId }: Collaborator, now: Instant): Promise<void> {
  await lockFile(trx, clientId, now);
  const on = today(trx, now);
  await refuseOthers(trx, clientId, on);
  const before = await idsOf(trx, clientId, on);
  if (!before.includes(staffId)) throw new Refusal("not-found", "clients.collaborator-not-found");
  await trx
    .deleteFrom("clientCollaborator")
    .where("propertyId", "=", trx.propertyId)
    .where("clientId", "=", clientId)
    .where("staffId", "=", staffId)
    .where("fromDate", ">=", on)
    .execute();
  await trx
    .updateTable("clientCollaborator")
    .set({ toDate: on })
    .where("propertyId", "=", trx.propertyId)
    .where("clientId", "=", clientId)
    .where("staffId", "=", staffId)
    .where(heldOn("clientCollaborator", on))
    .execute();
  await record(trx, { clientId, act: "clients.end-collaborator", before }, now);
}
