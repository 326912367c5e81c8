import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { DunningLetterId } from "@foyer/domain/receivables/dunning/schema";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { accountKey } from "../facts/queries.ts";
import type { PlannedAccount } from "../plan/queries.ts";

/** One letter per client, currency and run: the database refuses a second. */
const letterKey = ({ account }: PlannedAccount, today: CalendarDate): string =>
  account.draftKey ?? `${accountKey(account)} ${today}`;

interface OfRun {
  readonly plans: readonly PlannedAccount[];
  readonly today: CalendarDate;
}

interface Drafted {
  readonly id: DunningLetterId;
  readonly key: string;
  /** Was not there before. */
  readonly fresh: boolean;
}

/**
 * Draws up letters, and those again that are still drafts. What was signed stays signed while the letter asks for no more, in
 * no sharper tone.
 */
async function draw(trx: Trx, { plans, today }: OfRun, now: Instant): Promise<Drafted[]> {
  const rows = plans.flatMap((plan) =>
    plan.letter ? [{ key: letterKey(plan, today), account: plan.account, letter: plan.letter }] : [],
  );
  const { locale } = trx.property;
  const { rows: drafted } = await sql<Drafted>`
    insert into dunning_letter as old (property_id, key, client_id, currency, run_date, kind, step, number, repeated, signatures,
      owner_copy, charge, contact_id, language, amount_minor, made_at)
    select ${trx.propertyId}, key, client_id, currency, ${today}::date, kind, step, number, repeated,
      string_to_array(signatures, ','), owner_copy, charge, contact_id, language, amount_minor, ${now}::timestamptz
    from unnest(
      ${rows.map((row) => row.key)}::text[], ${rows.map((row) => row.account.clientId)}::bigint[],
      ${rows.map((row) => row.account.currency)}::text[], ${rows.map((row) => row.letter.kind)}::text[],
      ${rows.map((row) => row.letter.step.step)}::int[], ${rows.map((row) => row.letter.step.number)}::int[],
      ${rows.map((row) => row.letter.repeated)}::boolean[], ${rows.map((row) => row.letter.signatures.join(","))}::text[],
      ${rows.map((row) => row.letter.ownerCopy)}::boolean[], ${rows.map((row) => row.letter.charge)}::boolean[],
      ${rows.map((row) => row.account.contactId)}::bigint[], ${rows.map((row) => row.account.language ?? locale)}::text[],
      ${rows.map((row) => row.letter.amountMinor)}::bigint[]
    ) as given (key, client_id, currency, kind, step, number, repeated, signatures, owner_copy, charge, contact_id, language, amount_minor)
    on conflict (property_id, key) do update set
      status = 'draft', drop_reason = null, kind = excluded.kind, step = excluded.step, number = excluded.number,
      repeated = excluded.repeated, signatures = excluded.signatures, owner_copy = excluded.owner_copy, charge = excluded.charge,
      contact_id = excluded.contact_id, language = excluded.language, amount_minor = excluded.amount_minor, made_at = excluded.made_at,
      finance_by = case when excluded.step <= old.step and excluded.amount_minor <= old.amount_minor then old.finance_by end,
      finance_at = case when excluded.step <= old.step and excluded.amount_minor <= old.amount_minor then old.finance_at end,
      director_by = case when excluded.step <= old.step and excluded.amount_minor <= old.amount_minor then old.director_by end,
      director_at = case when excluded.step <= old.step and excluded.amount_minor <= old.amount_minor then old.director_at end
    where old.status in ('draft', 'dropped')
    returning old.id, old.key, old.xmax = 0 as fresh`.execute(trx);
  return drafted;
}

async function drawItems(trx: Trx, { plans, today }: OfRun, idOf: ReadonlyMap<string, DunningLetterId>): Promise<void> {
  await trx
    .deleteFrom("dunningLetterItem")
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`letter_id = any(${[...idOf.values()]}::bigint[])`)
    .execute();
  const items = plans.flatMap((plan) => {
    const letterId = plan.letter && idOf.get(letterKey(plan, today));
    return letterId === undefined ? [] : (plan.letter?.items ?? []).map((item) => ({ letterId, ...item }));
  });
  await sql`
    insert into dunning_letter_item (property_id, letter_id, item_id, step, number, days_late, asked_minor, disputed_minor)
    select ${trx.propertyId}, letter_id, item_id, step, number, days_late, asked_minor, disputed_minor
    from unnest(
      ${items.map((item) => item.letterId)}::bigint[], ${items.map((item) => item.itemId)}::bigint[],
      ${items.map((item) => item.step.step)}::int[], ${items.map((item) => item.step.number)}::int[],
      ${items.map((item) => item.daysLate)}::int[], ${items.map((item) => item.askedMinor)}::bigint[],
      ${items.map((item) => item.disputedMinor)}::bigint[]
    ) as given (letter_id, item_id, step, number, days_late, asked_minor, disputed_minor)
    on conflict do nothing`.execute(trx);
}

/** Drafts in the run's scope that there is nothing to say in any more. */
async function dropEmptied(trx: Trx, kept: readonly DunningLetterId[], scope: readonly PlannedAccount[] | "all") {
  const keys = scope === "all" ? null : scope.flatMap(({ account }) => account.draftKey ?? []);
  const { rows } = await sql<{ id: DunningLetterId }>`
    update dunning_letter set status = 'dropped', drop_reason = 'nothing-left'
    where property_id = ${trx.propertyId} and status = 'draft' and id <> all(${[...kept]}::bigint[])
      and (${keys}::text[] is null or key = any(${keys}::text[]))
    returning id`.execute(trx);
  return rows.map(({ id }) => id);
}

export interface DrawnUp {
  readonly drafts: readonly Drafted[];
  readonly dropped: readonly DunningLetterId[];
}

/** The drafts of a run: new ones, those of earlier runs drawn up again, and those given up that nothing is left of. */
export async function drawUpLetters(
  trx: Trx,
  { plans, scope, today }: { plans: readonly PlannedAccount[]; scope: "all" | "some"; today: CalendarDate },
  now: Instant,
): Promise<DrawnUp> {
  const drafts = await draw(trx, { plans, today }, now);
  const idOf = new Map(drafts.map(({ id, key }) => [key, id]));
  await drawItems(trx, { plans, today }, idOf);
  const dropped = await dropEmptied(trx, [...idOf.values()], scope === "all" ? "all" : plans);
  return { drafts, dropped };
}
