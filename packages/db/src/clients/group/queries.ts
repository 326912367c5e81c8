import type { ClientById } from "@foyer/domain/clients/file/schema";
import { isClosedTo } from "@foyer/domain/clients/rules";
import { type Actor, can } from "@foyer/domain/kernel/permissions";
import { businessDate, type Instant } from "@foyer/domain/kernel/time";
import type { Db } from "../../kernel/connect.ts";
import { type Trx, withActor } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";
import { rolesOf } from "../../staff/queries.ts";
import { clientsOn, getClient } from "../queries.ts";
import { inReach } from "../reach/queries.ts";

const mostShown = 50;

async function filesOf(trx: Trx, groupAccount: string, now: Instant) {
  const on = today(trx, now);
  return clientsOn(trx, on)
    .leftJoin("staff as ownerStaff", "ownerStaff.id", "owner.staffId")
    .select(["client.id", "client.name", "client.reference", "ownerStaff.name as ownerName"])
    .where("client.groupAccount", "=", groupAccount)
    .where("client.status", "=", "active")
    .where(await inReach(trx, "clients:read", { on }))
    .orderBy("client.name")
    .limit(mostShown)
    .execute();
}

/** The files of a client's group account at the other hotels where the actor may read clients, each in the role held there. */
export async function groupElsewhere(
  db: Db,
  { actor, id }: ClientById & { actor: Extract<Actor, { kind: "staff" }> },
  now: Instant,
) {
  const groupAccount = await withActor(db, { ...actor, readOnly: true }, async (trx) => {
    const file = await getClient(trx, id, businessDate(now, trx.property.timeZone));
    return file.groupAccount;
  });
  if (groupAccount === null) return [];
  const elsewhere: { code: string; name: string; files: Awaited<ReturnType<typeof filesOf>> }[] = [];
  for (const { property, role } of await rolesOf(db, actor.staffId, now)) {
    const there = { kind: "staff", staffId: actor.staffId, role, propertyId: property.id } as const;
    const isOpen = can(there, "clients:read") && !isClosedTo(there, "groupAccount");
    if (property.id === actor.propertyId || !isOpen) continue;
    const files = await withActor(db, { ...there, readOnly: true }, (trx) => filesOf(trx, groupAccount, now));
    if (files.length > 0) elsewhere.push({ code: property.code, name: property.name, files });
  }
  return elsewhere;
}
