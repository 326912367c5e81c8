import type { CreditHold } from "@foyer/domain/clients/credit/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { HoldReason } from "@foyer/domain/credit/holds/schema";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { StaffId } from "@foyer/domain/staff/schema";
import { sql } from "kysely";
import { recordChange } from "../../changes/mutations.ts";
import { setCredit } from "../../clients/credit/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { notify } from "../../messages/inbox/mutations.ts";
import { today } from "../../properties/queries.ts";
import { creditRules } from "../exposure/queries.ts";
import { holdDays } from "./queries.ts";
import { holdOfStanding, standings } from "./standings/queries.ts";

interface ChangedHold {
  readonly clientId: ClientId;
  readonly client: string;
  readonly ownerId: StaffId | null;
  readonly hold: CreditHold | null;
  readonly reasons: readonly HoldReason[];
  readonly heldBefore: CreditHold | null;
  readonly reasonsBefore: readonly HoldReason[];
}

/** Every client whose hold is not as it should be: those who share a limit stand under its hold. */
async function changedHolds(trx: Trx, on: CalendarDate): Promise<ChangedHold[]> {
  const rules = await creditRules(trx, on);
  const { rows } = await sql<ChangedHold>`
    with ${standings(trx, { rules, days: await holdDays(trx, on) })}, due as (
      select coalesce(shared.member_id, standing.holder_id) as client_id, ${holdOfStanding} as hold, standing.reasons
      from standing left join (select member_id, holder_id from membership) shared on shared.holder_id = standing.holder_id
      where ${holdOfStanding} is not null
    ), held as (
      select h.client_id, h.hold, h.reasons from client_credit_hold h
      where h.property_id = ${trx.propertyId} and ${heldOn("h", on)}
    )
    select client.id as client_id, client.name as client, owner.staff_id as owner_id, due.hold, coalesce(due.reasons, '{}') as reasons,
      held.hold as held_before, coalesce(held.reasons, '{}') as reasons_before
    from due full join held on held.client_id = due.client_id
    join client on client.property_id = ${trx.propertyId} and client.id = coalesce(due.client_id, held.client_id)
    left join client_owner owner on owner.property_id = ${trx.propertyId} and owner.client_id = client.id and ${heldOn("owner", on)}
    where (due.hold is not null and not client.house or held.hold is not null)
      and (due.hold is distinct from held.hold or due.reasons is distinct from held.reasons)
    order by client.id`.execute(trx);
  return rows;
}

const finance = async (trx: Trx, on: CalendarDate): Promise<StaffId[]> => {
  const rows = await trx
    .selectFrom("staffRole")
    .select("staffId")
    .where("propertyId", "=", trx.propertyId)
    .where("role", "=", "finance")
    .where(heldOn("staffRole", on))
    .execute();
  return rows.map(({ staffId }) => staffId);
};

/** Who is told of more than this at once is told how many there are. */
const toldApart = 10;

/** Tells the owners and finance of clients that are on hold now, on another hold, or on none any more. */
async function tell(trx: Trx, changed: readonly ChangedHold[], { on, now }: { on: CalendarDate; now: Instant }) {
  const ofFinance = new Set(await finance(trx, on));
  const news = changed.filter(({ hold, heldBefore }) => hold !== heldBefore);
  const heard = news.flatMap((each) =>
    [...new Set([...(each.ownerId === null ? [] : [each.ownerId]), ...ofFinance])].map((staffId) => ({
      staffId,
      each,
    })),
  );
  const few: typeof heard = [];
  for (const [staffId, theirs] of Map.groupBy(heard, (line) => line.staffId)) {
    const [first] = theirs;
    if (theirs.length <= toldApart) few.push(...theirs);
    else if (first) {
      const details = { count: theirs.length, finance: ofFinance.has(staffId) };
      await notify(trx, { to: [staffId], event: "credit.holds-changed", row: first.each.clientId, details }, now);
    }
  }
  for (const [{ clientId, client, hold }, to] of Map.groupBy(few, ({ each }) => each))
    await notify(
      trx,
      {
        to: to.map(({ staffId }) => staffId),
        event: "credit.hold-changed",
        row: clientId,
        details: { client: [...client].slice(0, 120).join(""), hold: hold ?? "none" },
      },
      now,
    );
}

/** A run that overtook another would tell the same twice. */
const oneAtATime = (trx: Trx) =>
  sql`select pg_advisory_xact_lock(${trx.propertyId}, hashtext('credit.keep-holds'))`.execute(trx);

/**
 * Puts clients on hold and lets them go, from today on, as their limits, exposure and overdue debts say. Only what changes is
 * written and told, to the owner and to finance; run again it finds nothing to do. (A7.5)
 */
export async function keepHolds(trx: Trx, now: Instant): Promise<{ readonly held: number; readonly letGo: number }> {
  const on = today(trx, now);
  await oneAtATime(trx);
  const changed = await changedHolds(trx, on);
  if (changed.length === 0) return { held: 0, letGo: 0 };
  await setCredit(trx, {
    from: on,
    decisions: changed.map(({ clientId, hold, reasons }) => ({
      clientId,
      hold: hold === null ? null : { hold, reasons },
    })),
  });
  await tell(trx, changed, { on, now });
  await recordChange(trx, {
    act: "credit.keep-holds",
    at: now,
    fields: changed.map(({ clientId, hold, reasons, heldBefore, reasonsBefore }) => ({
      subject: "client",
      row: clientId,
      field: "creditHold",
      before: heldBefore === null ? null : { hold: heldBefore, reasons: reasonsBefore },
      after: hold === null ? null : { hold, reasons },
    })),
  });
  return {
    held: changed.filter(({ hold }) => hold !== null).length,
    letGo: changed.filter(({ hold }) => hold === null).length,
  };
}
