import { Refusal } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { DunningLetterId, DunningScope } from "@foyer/domain/receivables/dunning/schema";
import { sql } from "kysely";
import { madeRow, recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { notify, notifyEach } from "../../../messages/inbox/mutations.ts";
import { today } from "../../../properties/queries.ts";
import { dropCalls, type NewCall, putDownCalls } from "../calls/mutations.ts";
import { type DrawnUp, drawUpLetters } from "../letters/mutations.ts";
import { oneAtATime, staffAs } from "../letters/queries.ts";
import { type DunningPlan, dunningPlan, type PlannedAccount } from "../plan/queries.ts";
import { releaseLetters } from "../signing/mutations.ts";

export interface Run {
  /** The day the bank's files end, where that is why nothing was done. */
  readonly bankSilentSince: CalendarDate | null;
  readonly drafts: readonly DunningLetterId[];
  readonly released: number;
  readonly waiting: number;
  readonly dropped: number;
  readonly calls: number;
  readonly held: number;
}

const nothingDone = { drafts: [], released: 0, waiting: 0, dropped: 0, calls: 0, held: 0 };

const heldOf = (plans: readonly PlannedAccount[]): number => plans.reduce((count, { held }) => count + held.length, 0);

interface Done {
  readonly on: CalendarDate;
  readonly blocked: boolean;
  readonly letters: number;
  readonly calls: number;
  readonly held: number;
}

/** What a business date's run did, all its runs together; answers whether it was the first. */
async function noteRun(trx: Trx, { on, blocked, letters, calls, held }: Done, now: Instant): Promise<boolean> {
  const { rows } = await sql<{ first: boolean }>`
    insert into dunning_run as run (property_id, business_date, started_at, latest_at, blocked, letters, calls, held)
    values (${trx.propertyId}, ${on}::date, ${now}::timestamptz, ${now}::timestamptz, ${blocked ? "bank-file-old" : null}, ${letters}, ${calls}, ${held})
    on conflict (property_id, business_date) do update set latest_at = excluded.latest_at, blocked = excluded.blocked,
      letters = run.letters + excluded.letters, calls = run.calls + excluded.calls, held = excluded.held
    returning run.xmax = 0 as first`.execute(trx);
  return rows[0]?.first ?? false;
}

/** Tells who has to call: the salesperson of the client, or the directors; finance has the queue. */
async function tellCallers(
  trx: Trx,
  { calls, plans }: { calls: readonly NewCall[]; plans: readonly PlannedAccount[] },
  now: Instant,
): Promise<void> {
  if (calls.length === 0) return;
  const directors = await staffAs(trx, ["director"], today(trx, now));
  const accountOf = new Map(plans.map(({ account }) => [account.clientId, account]));
  const notices = calls.map(({ clientId, byWhom, daysLate }) => {
    const account = accountOf.get(clientId);
    const owner = byWhom.includes("owner") && account?.ownerId ? [account.ownerId] : [];
    return {
      to: [...owner, ...(byWhom.includes("director") ? directors : [])],
      row: clientId,
      details: { client: (account?.client ?? "").slice(0, 200), days: daysLate },
    };
  });
  await notifyEach(trx, { event: "receivables.call-due", notices }, now);
}

async function tellSigners(trx: Trx, count: number, now: Instant): Promise<void> {
  if (count === 0) return;
  const to = await staffAs(trx, ["finance", "director"], today(trx, now));
  await notify(trx, { to, event: "receivables.letters-to-sign", row: trx.propertyId, details: { count } }, now);
}

async function noteBlocked(
  trx: Trx,
  { on, day }: { on: CalendarDate; day: CalendarDate },
  now: Instant,
): Promise<void> {
  const first = await noteRun(trx, { on, blocked: true, letters: 0, calls: 0, held: 0 }, now);
  const to = first ? await staffAs(trx, ["finance"], on) : [];
  await notify(trx, { to, event: "receivables.dunning-blocked", row: trx.propertyId, details: { day } }, now);
}

const ended = (subject: string, before: string) => (row: number) => ({
  subject,
  row,
  field: "status",
  before,
  after: "dropped",
});

async function recordRun(
  trx: Trx,
  done: DrawnUp & { calls: readonly NewCall[]; ended: readonly number[] },
  now: Instant,
) {
  const fields = [
    ...done.drafts.filter(({ fresh }) => fresh).map(({ id }) => madeRow("dunning_letter", id)),
    ...done.calls.filter(({ fresh }) => fresh).map(({ id }) => madeRow("dunning_call", id)),
    ...done.dropped.map(ended("dunning_letter", "draft")),
    ...done.ended.map(ended("dunning_call", "open")),
  ];
  if (fields.length > 0) await recordChange(trx, { act: "receivables.run-dunning", at: now, fields });
}

async function carryOut(
  trx: Trx,
  { plan, scope }: { plan: DunningPlan; scope: "all" | "some" },
  now: Instant,
): Promise<Omit<Run, "bankSilentSince">> {
  const plans = plan.accounts;
  const on = plan.rules.today;
  const drawn = await drawUpLetters(trx, { plans, scope, today: on }, now);
  const calls = await putDownCalls(trx, plans, on);
  const over = await dropCalls(trx, { plans, calls, scope }, now);
  const released = await releaseLetters(
    trx,
    drawn.drafts.map(({ id }) => id),
    now,
  );
  const gone = new Set(released.map(({ id }) => id));
  const drafts = drawn.drafts.filter(({ id }) => !gone.has(id));
  await tellCallers(trx, { calls, plans }, now);
  await tellSigners(trx, drafts.filter(({ fresh }) => fresh).length, now);
  await noteRun(trx, { on, blocked: false, letters: released.length, calls: calls.length, held: heldOf(plans) }, now);
  await recordRun(trx, { ...drawn, calls, ended: over }, now);
  return {
    drafts: drafts.map(({ id }) => id),
    released: released.length,
    waiting: drafts.length,
    dropped: drawn.dropped.length,
    calls: calls.length,
    held: heldOf(plans),
  };
}

/**
 * The run of a business date: draws up a letter per client and currency, puts down calls to make, releases what needs no
 * signature. Run again, it finds what is due since and nothing else. With a bank file that is too old nothing is done. (A7.6)
 */
export async function runDunning(trx: Trx, scope: DunningScope, now: Instant): Promise<Run> {
  await oneAtATime(trx);
  const on = today(trx, now);
  const plan = await dunningPlan(trx, { ...scope, asOf: on }, on);
  if (plan.bankSilentSince !== null) {
    await noteBlocked(trx, { on, day: plan.bankSilentSince }, now);
    return { ...nothingDone, bankSilentSince: plan.bankSilentSince };
  }
  const isAll = scope.clientIds === undefined && scope.overDays === undefined && scope.currency === undefined;
  return { bankSilentSince: null, ...(await carryOut(trx, { plan, scope: isAll ? "all" : "some" }, now)) };
}

/** The run that somebody asks for: with a bank file that is too old it is refused and says so. */
export async function runByHand(trx: Trx, scope: DunningScope, now: Instant): Promise<Run> {
  const run = await runDunning(trx, scope, now);
  if (run.bankSilentSince !== null)
    throw new Refusal("conflict", "receivables.bank-silent", { date: run.bankSilentSince });
  return run;
}
