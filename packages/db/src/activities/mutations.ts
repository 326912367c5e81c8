import { mayBeLogged } from "@foyer/domain/activities/rules";
import type {
  ActivityId,
  ActivityKind,
  ActivityOutcome,
  LogActivity,
  WithdrawActivity,
} from "@foyer/domain/activities/schema";
import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { madeRow, recordChange } from "../changes/mutations.ts";
import { reachedClient } from "../clients/queries.ts";
import type { Trx } from "../kernel/fence.ts";
import { today } from "../properties/queries.ts";
import { staffOfReach } from "../staff/reach/queries.ts";

export interface NewActivity {
  readonly reference: string;
  readonly clientId: ClientId;
  readonly contactId?: ContactId | null;
  readonly staffId: StaffId;
  readonly kind: ActivityKind;
  readonly outcome: ActivityOutcome | null;
  readonly doneOn: CalendarDate;
  readonly doneAt?: Instant | null;
  readonly note: string | null;
  readonly nextStep: string | null;
  readonly nextOn: CalendarDate | null;
}

/** Writes the activities that are not there yet under their references. */
export async function insertActivities(trx: Trx, activities: readonly NewActivity[]) {
  const of = <K extends keyof NewActivity>(key: K) => activities.map((activity) => activity[key] ?? null);
  const { rows } = await sql<{ id: ActivityId; reference: string }>`
    insert into activity (property_id, reference, client_id, contact_id, staff_id, kind, outcome, done_on, done_at, note, next_step, next_on)
    select ${trx.propertyId}, given.* from unnest(
      ${of("reference")}::text[], ${of("clientId")}::bigint[], ${of("contactId")}::bigint[], ${of("staffId")}::bigint[],
      ${of("kind")}::text[], ${of("outcome")}::text[], ${of("doneOn")}::date[], ${of("doneAt")}::timestamptz[], ${of("note")}::text[],
      ${of("nextStep")}::text[], ${of("nextOn")}::date[]
    ) as given
    on conflict (property_id, reference) do nothing
    returning id, reference`.execute(trx);
  return rows;
}

/** The activity that was logged under this id before, if it is the same; another one under it is refused. */
async function loggedBefore(trx: Trx, { id, ...input }: LogActivity): Promise<ActivityId | undefined> {
  const before = await trx
    .selectFrom("activity")
    .select(["id", "clientId", "contactId", "kind", "outcome", "note", "nextStep", "nextOn"])
    .where("propertyId", "=", trx.propertyId)
    .where("reference", "=", id)
    .executeTakeFirst();
  if (!before) return undefined;
  const { id: activityId, ...logged } = before;
  const same = (Object.keys(logged) as (keyof typeof logged)[]).every((field) => logged[field] === input[field]);
  if (!same) throw new Refusal("conflict", "activities.another-with-this-id", { id });
  return activityId;
}

async function refuseForeignContact(trx: Trx, { clientId, contactId }: LogActivity): Promise<void> {
  if (contactId === null) return;
  const contact = await trx
    .selectFrom("contact")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", contactId)
    .where("clientId", "=", clientId)
    .executeTakeFirst();
  found(contact, "activities.contact-not-found", { id: contactId });
}

/** Writes down what the actor has done with a client. Sent twice under one id it is one activity. (A5.8, B1.1) */
export async function logActivity(trx: Trx, input: LogActivity, now: Instant): Promise<{ id: ActivityId }> {
  if (trx.actor.kind !== "staff") throw new Refusal("forbidden", "activities.needs-a-person");
  const on = today(trx, now);
  const doneAt = input.doneAt ?? now;
  const doneOn = today(trx, doneAt);
  const client = await reachedClient(trx, { id: input.clientId, act: "activities:write", on });
  const before = await loggedBefore(trx, input);
  if (before) return { id: before };
  mayBeLogged({ doneOn, nextOn: input.nextOn }, client, on);
  await refuseForeignContact(trx, input);
  const { id: reference, ...activity } = input;
  const made = await trx
    .insertInto("activity")
    .values({ ...activity, propertyId: trx.propertyId, staffId: trx.actor.staffId, reference, doneOn, doneAt })
    .onConflict((conflict) => conflict.columns(["propertyId", "reference"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  // the same request has won the race
  if (!made) return { id: found(await loggedBefore(trx, input), "activities.not-found") };
  const { id } = made;
  await recordChange(trx, {
    act: "activities.log",
    at: now,
    fields: [madeRow("activity", id)],
  });
  return { id };
}

/** Takes an activity back: it stays readable and counts nowhere. One's own, or one's team's. */
export async function withdrawActivity(trx: Trx, { id, reason }: WithdrawActivity, now: Instant): Promise<void> {
  // standing in gives a colleague's clients, not what the colleague wrote down
  const staffIds = await staffOfReach(trx, "activities:write", today(trx, now));
  const row = await trx
    .selectFrom("activity")
    .select(["staffId", "withdrawnReason"])
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  const activity = found(row && (staffIds?.includes(row.staffId) ?? true) ? row : undefined, "activities.not-found", {
    id,
  });
  if (activity.withdrawnReason !== null) throw new Refusal("conflict", "activities.already-withdrawn", { id });
  await trx
    .updateTable("activity")
    .set({ withdrawnReason: reason })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  await recordChange(trx, {
    act: "activities.withdraw",
    at: now,
    reason,
    fields: [{ subject: "activity", row: id, field: "withdrawnReason", before: null, after: reason }],
  });
}
