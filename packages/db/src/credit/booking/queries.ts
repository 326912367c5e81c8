import type { ClientId } from "@foyer/domain/clients/schema";
import { mayBook } from "@foyer/domain/credit/booking/rules";
import type { WouldBook } from "@foyer/domain/credit/booking/schema";
import { headroomOf } from "@foyer/domain/credit/exposure/rules";
import type { ExposureKind } from "@foyer/domain/credit/exposure/schema";
import { type Minor, minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { reachedClient } from "../../clients/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { creditLineOf } from "../exposure/lines/queries.ts";
import { creditRules, usedRows } from "../exposure/queries.ts";
import { standingOfLine } from "../holds/queries.ts";
import { countsOn } from "./mutations.ts";

/** What a booking would come to, and what it would leave: what the form says before it is sent. Only sending it is binding. */
export async function wouldBook(trx: Trx, { clientId, amountMinor, from }: WouldBook, on: CalendarDate) {
  const { id } = await reachedClient(trx, { id: clientId, act: "credit:book", on });
  const standing = await standingOfLine(trx, await creditLineOf(trx, id, on), on);
  const { limit, upTo, exposure, used, rules } = standing;
  const adds = minor(countsOn(from, rules) ? amountMinor : 0);
  const most = limit === null ? null : minor(Math.max(limit, upTo ?? 0));
  return {
    ...mayBook({ ...standing, amount: amountMinor, adds }),
    exposure,
    headroom: headroomOf(most, exposure),
    after: headroomOf(most, minor(exposure + adds)),
    overdueDays: used.overdueDays,
  };
}

export interface BillableRow {
  readonly kind: Exclude<ExposureKind, "item">;
  readonly id: number;
  readonly about: string;
  readonly day: CalendarDate;
  readonly amount: Minor;
}

const mostBillable = 200;

/** The client's own stays and reservations that use the limit and that an invoice can bill, the earliest first. */
export async function billableOf(trx: Trx, clientId: ClientId, on: CalendarDate): Promise<BillableRow[]> {
  await reachedClient(trx, { id: clientId, act: "credit:standing", on });
  const { rows } = await sql<BillableRow>`
    with ${usedRows(trx, { ...(await creditRules(trx, on)), members: [clientId] })}
    select kind, id, about, day, amount from used_row where kind in ('stay', 'reservation')
    order by day, kind, id limit ${mostBillable}`.execute(trx);
  return rows;
}
