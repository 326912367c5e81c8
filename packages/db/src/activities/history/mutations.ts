import type { ActivityId, ActivityKind, ActivityOutcome } from "@foyer/domain/activities/schema";
import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { recordMade } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";

export interface PastActivity {
  readonly reference: string;
  readonly clientId: ClientId;
  readonly contactId: ContactId | null;
  readonly staffId: StaffId;
  readonly kind: ActivityKind;
  readonly outcome: ActivityOutcome | null;
  readonly doneOn: CalendarDate;
  readonly doneAt: Instant;
  readonly note: string | null;
  readonly nextStep: string | null;
  readonly nextOn: CalendarDate | null;
}

/** Writes down what was done with clients in the past, by whom. (A5.8) */
export async function keepActivities(trx: Trx, activities: readonly PastActivity[], now: Instant): Promise<void> {
  const ids: ActivityId[] = [];
  for (let from = 0; from < activities.length; from += 5_000) {
    const block = activities.slice(from, from + 5_000);
    const of = <K extends keyof PastActivity>(key: K) => block.map((activity) => activity[key]);
    const { rows } = await sql<{ id: ActivityId }>`
      insert into activity (property_id, reference, client_id, contact_id, staff_id, kind, outcome, done_on, done_at, note, next_step, next_on)
      select ${trx.propertyId}, given.* from unnest(
        ${of("reference")}::text[], ${of("clientId")}::bigint[], ${of("contactId")}::bigint[], ${of("staffId")}::bigint[],
        ${of("kind")}::text[], ${of("outcome")}::text[], ${of("doneOn")}::date[], ${of("doneAt")}::timestamptz[], ${of("note")}::text[],
        ${of("nextStep")}::text[], ${of("nextOn")}::date[]
      ) as given
      returning id`.execute(trx);
    for (const row of rows) ids.push(row.id);
  }
  await recordMade(trx, { act: "activities.import", at: now, made: { activity: ids } });
}
