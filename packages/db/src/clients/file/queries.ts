import { isClosedTo } from "@foyer/domain/clients/rules";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { clientsOn, getClient } from "../queries.ts";
import { inReach } from "../reach/queries.ts";

const mostShown = 50;

/** Who works on a client beside its owner on a day. */
export const collaboratorsOf = (trx: Trx, clientId: ClientId, on: CalendarDate) =>
  trx
    .selectFrom("clientCollaborator as k")
    .innerJoin("staff", "staff.id", "k.staffId")
    .select(["k.staffId", "staff.name", "k.fromDate"])
    .where("k.propertyId", "=", trx.propertyId)
    .where("k.clientId", "=", clientId)
    .where(heldOn("k", on))
    .orderBy("staff.name")
    .orderBy("k.staffId")
    .execute();

const related = async (trx: Trx, on: CalendarDate) =>
  clientsOn(trx, on)
    .select(["client.id", "client.name", "client.reference", "client.status", "tier.tier"])
    .where(await inReach(trx, "clients:read", { on }))
    .orderBy("client.name")
    .orderBy("client.id")
    .limit(mostShown);

/** When, by whom and why a row was put away last. */
export const archivedBy = (trx: Trx, subject: "client" | "contact", row: ReturnType<typeof sql.ref>) => sql`
  select change.number, change.at, staff.name as by
  from change_field
  join change on change.property_id = ${trx.propertyId} and change.number = change_field.number
  left join staff on staff.id = change.staff_id
  where change_field.property_id = ${trx.propertyId} and change_field.subject = ${subject} and change_field.row_id = ${row}
    and change_field.field = 'status' and change_field.after = '"archived"'
  order by change_field.number desc limit 1`;

/** A whole file: with who works on it, the files below it, those of its group account, and how it was put away. (A2.6) */
export async function getFile(trx: Trx, asked: ClientId, on: CalendarDate) {
  const file = await getClient(trx, asked, on);
  const { id } = file;
  const isOpen = !isClosedTo(trx.actor, "parentId");
  const [children, sameGroup] = [
    !isOpen ? [] : await (await related(trx, on)).where("client.parentId", "=", id).execute(),
    file.groupAccount === null
      ? []
      : await (await related(trx, on))
          .where("client.groupAccount", "=", file.groupAccount)
          .where("client.id", "!=", id)
          .execute(),
  ];
  const isArchived = file.status === "archived";
  const { rows } = isArchived
    ? await sql<{ at: Instant; by: string | null }>`${archivedBy(trx, "client", sql.lit(id))}`.execute(trx)
    : { rows: [] };
  return {
    ...file,
    collaborators: isClosedTo(trx.actor, "ownerId") ? [] : await collaboratorsOf(trx, id, on),
    children,
    sameGroup,
    archived: isArchived ? { at: rows[0]?.at ?? null, by: rows[0]?.by ?? null, reason: file.archivedReason } : null,
  };
}
