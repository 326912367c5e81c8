import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { StepBy } from "@foyer/domain/receivables/dunning/ladder/schema";
import type { DunningCallId } from "@foyer/domain/receivables/dunning/schema";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { accountKey } from "../facts/queries.ts";
import type { PlannedAccount } from "../plan/queries.ts";

export interface NewCall {
  readonly id: DunningCallId;
  readonly clientId: ClientId;
  readonly byWhom: readonly StepBy[];
  readonly daysLate: number;
  /** Put down by this run; else one still open that now is somebody else's to make. */
  readonly fresh: boolean;
}

const oldest = (plan: PlannedAccount): number => Math.max(...(plan.call?.items ?? []).map((item) => item.daysLate));

interface DueCall {
  readonly plan: PlannedAccount;
  readonly call: NonNullable<PlannedAccount["call"]>;
  readonly key: string;
}

interface CallRow {
  readonly id: DunningCallId;
  readonly key: string;
  readonly clientId: ClientId;
}

async function newCalls(trx: Trx, due: readonly DueCall[], today: CalendarDate): Promise<CallRow[]> {
  const { rows } = await sql<CallRow>`
    insert into dunning_call (property_id, key, client_id, currency, run_date, step, by_whom)
    select ${trx.propertyId}, key, client_id, currency, ${today}::date, step, string_to_array(by_whom, ',')
    from unnest(
      ${due.map(({ key }) => key)}::text[], ${due.map(({ plan }) => plan.account.clientId)}::bigint[],
      ${due.map(({ plan }) => plan.account.currency)}::text[], ${due.map(({ call }) => call.step.step)}::int[],
      ${due.map(({ call }) => call.step.by.join(","))}::text[]
    ) as given (key, client_id, currency, step, by_whom)
    on conflict do nothing
    returning id, key, client_id`.execute(trx);
  return rows;
}

interface OfCall {
  readonly callId: DunningCallId;
  readonly call: DueCall["call"];
}

async function addItems(trx: Trx, calls: readonly OfCall[]): Promise<void> {
  const items = calls.flatMap(({ callId, call }) => call.items.map((item) => ({ callId, ...item })));
  await sql`
    insert into dunning_call_item (property_id, call_id, item_id, step, number, days_late, asked_minor)
    select ${trx.propertyId}, call_id, item_id, step, number, days_late, asked_minor
    from unnest(
      ${items.map((item) => item.callId)}::bigint[], ${items.map((item) => item.itemId)}::bigint[],
      ${items.map((item) => item.step.step)}::int[], ${items.map((item) => item.step.number)}::int[],
      ${items.map((item) => item.daysLate)}::int[], ${items.map((item) => item.askedMinor)}::bigint[]
    ) as given (call_id, item_id, step, number, days_late, asked_minor)
    on conflict (property_id, call_id, item_id) do update set
      step = excluded.step, number = excluded.number, days_late = excluded.days_late, asked_minor = excluded.asked_minor`.execute(
    trx,
  );
}

/** A call that is still open and has come to a higher step is whoever's that step is. */
async function raise(trx: Trx, calls: readonly OfCall[]): Promise<DunningCallId[]> {
  const { rows } = await sql<{ id: DunningCallId }>`
    update dunning_call set step = higher.step, by_whom = string_to_array(higher.by_whom, ',')
    from unnest(
      ${calls.map(({ callId }) => callId)}::bigint[], ${calls.map(({ call }) => call.step.step)}::int[],
      ${calls.map(({ call }) => call.step.by.join(","))}::text[]
    ) as higher (call_id, step, by_whom)
    where dunning_call.property_id = ${trx.propertyId} and dunning_call.id = higher.call_id and dunning_call.step < higher.step
    returning dunning_call.id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** One call to make per client and currency: what is due joins the one that is still open. */
export async function putDownCalls(
  trx: Trx,
  plans: readonly PlannedAccount[],
  today: CalendarDate,
): Promise<NewCall[]> {
  const due = plans.flatMap((plan): DueCall[] =>
    plan.call ? [{ plan, call: plan.call, key: `${accountKey(plan.account)} ${today}` }] : [],
  );
  if (due.length === 0) return [];
  const made = await newCalls(
    trx,
    due.filter(({ plan }) => plan.account.callId === null),
    today,
  );
  const idOf = new Map(made.map(({ key, id }) => [key, id]));
  const calls = due.flatMap(({ plan, call, key }) => {
    const callId = plan.account.callId ?? idOf.get(key);
    return callId === undefined ? [] : [{ callId, plan, call, fresh: idOf.has(key) }];
  });
  await addItems(trx, calls);
  const raised = new Set(await raise(trx, calls));
  return calls
    .filter(({ callId, fresh }) => fresh || raised.has(callId))
    .map(({ callId, plan, call, fresh }) => ({
      id: callId,
      clientId: plan.account.clientId,
      byWhom: call.step.by,
      daysLate: oldest(plan),
      fresh,
    }));
}

/** Whether there is still something late of an account that nothing stops. */
const stillLate = ({ account, held }: PlannedAccount): boolean => {
  const waiting = new Set(["gap", "under-way", "no-address", "ladder-over"]);
  const stopped = new Set(held.filter(({ reason }) => !waiting.has(reason)).map(({ itemId }) => itemId));
  return account.items.some((item) => item.daysLate > 0 && !stopped.has(item.itemId));
};

/** Calls that there is no reason left for: paid, promised, contested, stopped. */
export async function dropCalls(
  trx: Trx,
  { plans, calls, scope }: { plans: readonly PlannedAccount[]; calls: readonly NewCall[]; scope: "all" | "some" },
  now: Instant,
): Promise<DunningCallId[]> {
  const late = plans.flatMap((plan) => (stillLate(plan) ? (plan.account.callId ?? []) : []));
  const kept = [...late, ...calls.map(({ id }) => id)];
  const seen = scope === "all" ? null : plans.flatMap(({ account }) => account.callId ?? []);
  const { rows } = await sql<{ id: DunningCallId }>`
    update dunning_call set status = 'dropped', done_at = ${now}::timestamptz
    where property_id = ${trx.propertyId} and status = 'open' and id <> all(${kept}::bigint[])
      and (${seen}::bigint[] is null or id = any(${seen}::bigint[]))
    returning id`.execute(trx);
  return rows.map(({ id }) => id);
}
