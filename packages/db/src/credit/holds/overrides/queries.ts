import type { ClientId } from "@foyer/domain/clients/schema";
import type { CreditOverrideId } from "@foyer/domain/credit/holds/schema";
import type { Minor } from "@foyer/domain/kernel/money";
import { addDays, type CalendarDate } from "@foyer/domain/kernel/time";
import { reachedClient } from "../../../clients/queries.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { heldOn } from "../../../kernel/held.ts";
import { creditLineOf } from "../../exposure/lines/queries.ts";

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

const inForce = (trx: Trx, on: CalendarDate) =>
  trx
    .selectFrom("creditOverride as lifted")
    .innerJoin("client", (join) =>
      join.on("client.propertyId", "=", trx.propertyId).onRef("client.id", "=", "lifted.clientId"),
    )
    .leftJoin("staff as proposer", "proposer.id", "lifted.proposedBy")
    .leftJoin("staff as approver", "approver.id", "lifted.approvedBy")
    .select(["lifted.id", "lifted.clientId", "client.name as client", "lifted.upToMinor", "lifted.fromDate"])
    .select(["lifted.toDate", "lifted.reason", "proposer.name as by", "approver.name as approvedBy"])
    .where("lifted.propertyId", "=", trx.propertyId)
    .where(heldOn("lifted", on))
    .orderBy("lifted.toDate")
    .orderBy("lifted.id");

const withLastDay = ({ toDate, ...row }: Omit<OverrideRow, "until"> & { toDate: CalendarDate }): OverrideRow => ({
  ...row,
  until: addDays(toDate, -1),
});

/** All overrides in force on a day, the next to end first. */
export async function overridesInForce(
  trx: Trx,
  { on, offset, limit }: { on: CalendarDate; offset: number; limit: number },
): Promise<OverrideRow[]> {
  const rows = await inForce(trx, on).offset(offset).limit(limit).execute();
  return rows.map(withLastDay);
}

/** Those of a client, or of the one whose limit it shares. */
export async function overridesOfClient(trx: Trx, clientId: ClientId, on: CalendarDate): Promise<OverrideRow[]> {
  const { id } = await reachedClient(trx, { id: clientId, act: "credit:standing", on });
  const { holderId } = await creditLineOf(trx, id, on);
  const rows = await inForce(trx, on).where("lifted.clientId", "=", holderId).execute();
  return rows.map(withLastDay);
}
