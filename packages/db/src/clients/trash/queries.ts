import type { TrashPage } from "@foyer/domain/clients/file/schema";
import { asReadBy } from "@foyer/domain/clients/rules";
import type { ClientClass, ClientId, Tier } from "@foyer/domain/clients/schema";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { clientsOn } from "../queries.ts";
import { inReach } from "../reach/queries.ts";
import { archivedBy } from "../file/queries.ts";

export interface ArchivedClient {
  readonly id: ClientId;
  readonly name: string;
  readonly reference: string;
  readonly tier: Tier | null;
  readonly class: ClientClass | null;
  readonly ownerName: string | null;
  readonly archivedReason: string | null;
  readonly mergedInto: ClientId | null;
  /** Empty where the file came archived. */
  readonly archivedAt: Instant | null;
  readonly archivedBy: string | null;
  /** Of the change that put it away. */
  readonly number: number;
}

/** Files put away, the latest first: when, by whom and why. (A2.7) */
export async function listTrash(trx: Trx, { search, after, limit }: TrashPage, on: CalendarDate) {
  const pattern = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const files = clientsOn(trx, on)
    .leftJoin("staff as ownerStaff", "ownerStaff.id", "owner.staffId")
    .select(["client.id", "client.name", "client.reference", "client.archivedReason", "client.mergedInto"])
    .select(["tier.tier", "class.class", "ownerStaff.name as ownerName"])
    .where("client.status", "=", "archived")
    .where(await inReach(trx, "clients:read", { on }))
    .where((or) => or.or([or("client.name", "ilike", pattern), or("client.reference", "ilike", pattern)]));
  const { rows } = await sql<ArchivedClient>`
    select * from (
      select file.*, coalesce(put.number, 0) as number, put.at as archived_at, put.by as archived_by
      from ${files} as file left join lateral (${archivedBy(trx, "client", sql.ref("file.id"))}) put on true
    ) archived
    where ${after ? sql`(number, id) < (${after.number}, ${after.id})` : sql`true`}
    order by number desc, id desc limit ${limit}`.execute(trx);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => {
      const { archivedReason: reason, ...read } = asReadBy(row, trx.actor);
      return { ...read, reason };
    }),
    next: rows.length === limit && last ? { number: last.number, id: last.id } : null,
  };
}
