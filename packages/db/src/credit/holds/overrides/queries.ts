import type { ClientId } from "@foyer/domain/clients/schema";
import type { CreditOverrideId } from "@foyer/domain/credit/holds/schema";
import type { Minor } from "@foyer/domain/kernel/money";
import { addDays, type CalendarDate } from "@foyer/domain/kernel/time";
import type { Trx } from "../../../kernel/fence.ts";
import { heldOn } from "../../../kernel/held.ts";

export interface OverrideRow {
  readonly id: CreditOverrideId;
  readonly clientId: ClientId;
  readonly client: string;
  readonly upToMinor: Minor;
  readonly fromDate: CalendarDate;
  /** The last day on which it holds. */
  readonly until: CalendarDate;
  readonly reason: string;
  readonly by: string | null;
  readonly approvedBy: string | null;
}

/** The overrides in force on a day, the next to end first; of one client where one is named. */
export async function overridesInForce(
  trx: Trx,
  { on, clientId, offset = 0, limit = 50 }: { on: CalendarDate; clientId?: ClientId; offset?: number; limit?: number },
): Promise<OverrideRow[]> {
  let query = trx
    .selectFrom("creditOverride as lifted")
    .innerJoin("client", (join) =>
      join.on("client.propertyId", "=", trx.propertyId).onRef("client.id", "=", "lifted.clientId"),
    )
    .leftJoin("staff as proposer", "proposer.id", "lifted.proposedBy")
    .leftJoin("staff as approver", "approver.id", "lifted.approvedBy")
    .select(["lifted.id", "lifted.clientId", "client.name as client", "lifted.upToMinor", "lifted.fromDate"])
    .select(["lifted.toDate", "lifted.reason", "proposer.name as by", "approver.name as approvedBy"])
    .where("lifted.propertyId", "=", trx.propertyId)
    .where(heldOn("lifted", on));
  if (clientId !== undefined) query = query.where("lifted.clientId", "=", clientId);
  const rows = await query.orderBy("lifted.toDate").orderBy("lifted.id").offset(offset).limit(limit).execute();
  return rows.map(({ toDate, ...row }) => ({ ...row, until: addDays(toDate, -1) }));
}
