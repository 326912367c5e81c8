import type { CreditHold } from "@foyer/domain/clients/credit/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import { exposureTotal, headroomOf } from "@foyer/domain/credit/exposure/rules";
import type { ExposureOfClient } from "@foyer/domain/credit/exposure/schema";
import { holdByOverdue, standingHold } from "@foyer/domain/credit/holds/rules";
import type { HoldDays, HoldReason } from "@foyer/domain/credit/holds/schema";
import type { Minor } from "@foyer/domain/kernel/money";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { reachedClient } from "../../clients/queries.ts";
import { inReach } from "../../clients/reach/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { ladderOn } from "../../receivables/dunning/queries.ts";
import {
  type CreditRules,
  creditRules,
  exposureOfLine,
  type LineExposure,
  limitsOn,
  overridesOn,
} from "../exposure/queries.ts";
import { type CreditLine, creditLineOf, rollUpOf } from "../exposure/lines/queries.ts";

/** From how many days past due on the ladder of a day holds a client. */
export async function holdDays(trx: Trx, on: CalendarDate): Promise<HoldDays> {
  const ladder = await ladderOn(trx, on);
  const first = (hold: CreditHold): number | null => {
    const days = ladder.filter((step) => step.hold === hold).map((step) => step.days);
    return days.length === 0 ? null : Math.min(...days);
  };
  return { soft: first("soft"), hard: first("hard") };
}

export interface Granted {
  readonly limit: Minor | null;
  readonly upTo: Minor | null;
  readonly upToUntil: CalendarDate | null;
}

/** The limit of a client on a day, and how far beyond it somebody let it go. */
async function grantedTo(trx: Trx, holderId: ClientId, on: CalendarDate): Promise<Granted> {
  const { rows } = await sql<Granted>`
    select granted.limit_minor as "limit", lifted.up_to_minor as up_to, lifted.to_date as up_to_until
    from (select ${holderId}::bigint as id) holder
    left join (${limitsOn(trx, on)} and granted.client_id = ${holderId}) granted on granted.client_id = holder.id
    left join (select * from (${overridesOn(trx, on)}) every where every.client_id = ${holderId}) lifted on lifted.client_id = holder.id`.execute(
    trx,
  );
  return rows[0] ?? { limit: null, upTo: null, upToUntil: null };
}

export interface LineStanding extends Granted {
  readonly line: CreditLine;
  readonly rules: CreditRules;
  readonly used: LineExposure;
  readonly exposure: Minor;
  readonly noneMeansCash: boolean;
  readonly overdue: CreditHold | null;
}

/** How a limit stands: what of it is used, what lets it be exceeded, and whether debts are late. */
export async function standingOfLine(trx: Trx, line: CreditLine, on: CalendarDate): Promise<LineStanding> {
  const rules = await creditRules(trx, on);
  const used = await exposureOfLine(trx, line, rules);
  return {
    line,
    rules,
    used,
    exposure: exposureTotal(used),
    noneMeansCash: rules.noneMeansCash,
    overdue: holdByOverdue(used.overdueDays, await holdDays(trx, on)),
    ...(await grantedTo(trx, line.holderId, on)),
  };
}

/** What the owner of a client sees of its credit: the limit, what uses it, what is left, and whether it is on hold. (A7.4, A7.5) */
export async function creditStanding(trx: Trx, { clientId }: ExposureOfClient, on: CalendarDate) {
  refuseUnless(trx.actor, "credit:standing");
  const { id } = await reachedClient(trx, { id: clientId, act: "credit:standing", on });
  const line = await creditLineOf(trx, id, on);
  const { limit, upTo, upToUntil, used, exposure, noneMeansCash, overdue } = await standingOfLine(trx, line, on);
  const holder = await trx
    .selectFrom("client")
    .select("name")
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", line.holderId)
    .executeTakeFirstOrThrow();
  const { balance, unbilled, reserved, overdueDays } = used;
  return {
    on,
    limit,
    upTo,
    upToUntil,
    balance,
    unbilled,
    reserved,
    exposure,
    headroom: headroomOf(limit === null ? null : upTo !== null && upTo > limit ? upTo : limit, exposure),
    noneMeansCash,
    overdueDays,
    held: standingHold({ limit, noneMeansCash, exposure, overdue, upTo }),
    holder: { id: line.holderId, name: holder.name, members: line.members.length },
    rollUp: await rollUpOf(trx, id, on),
  };
}

export interface ClientOnHold {
  readonly clientId: ClientId;
  readonly client: string;
  readonly hold: CreditHold;
  readonly reasons: readonly HoldReason[];
  readonly since: CalendarDate;
}

const mostOnHold = 50;

/** The actor's own clients that are on hold today, the gravest first. (A7.5) */
export async function clientsOnHold(trx: Trx, on: CalendarDate): Promise<ClientOnHold[]> {
  const staffIds = trx.actor.kind === "staff" ? [trx.actor.staffId] : [];
  const { rows } = await sql<ClientOnHold>`
    select client.id as client_id, client.name as client, held.hold, held.reasons, held.from_date as since
    from client_credit_hold held
    join client on client.property_id = ${trx.propertyId} and client.id = held.client_id and client.status = 'active'
    join client_owner owner on owner.property_id = ${trx.propertyId} and owner.client_id = client.id and ${heldOn("owner", on)}
    where held.property_id = ${trx.propertyId} and ${heldOn("held", on)} and owner.staff_id = any(${staffIds}::bigint[])
      and ${await inReach(trx, "credit:hold", { on })}
    order by held.hold, held.from_date, client.name limit ${mostOnHold}`.execute(trx);
  return rows;
}
