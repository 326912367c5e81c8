import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import { dutyVersion, mayAcceptDuty } from "@foyer/domain/staff/duty/rules";
import type { AcceptDuty } from "@foyer/domain/staff/duty/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import { sql } from "kysely";
import { recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { latestDuty } from "./queries.ts";

interface Read extends AcceptDuty {
  readonly language: Language;
}

/** Accepts the text in force, for oneself and for this property. Accepting it twice changes nothing. (A2.8) */
export async function acceptDuty(trx: Trx, { version, language }: Read, now: Instant): Promise<void> {
  if (trx.actor.kind !== "staff") throw new Refusal("forbidden", "permission.missing", { act: "session:own" });
  mayAcceptDuty(version);
  const { staffId, propertyId } = trx.actor;
  const before = await latestDuty(trx, { propertyId, staffId });
  const accepted = await trx
    .insertInto("dutyAcceptance")
    .values({ propertyId, staffId, version, language, acceptedAt: now })
    .onConflict((conflict) => conflict.columns(["propertyId", "staffId", "version"]).doNothing())
    .returning("version")
    .executeTakeFirst();
  if (!accepted) return;
  await recordChange(trx, {
    act: "staff.accept-duty",
    at: now,
    fields: [{ subject: "staff", row: staffId, field: "duty", before, after: version }],
  });
}

/** Writes down that people accepted the text in force before, each in the language on file. */
export async function keepDuties(trx: Trx, staffIds: readonly StaffId[], at: Instant): Promise<void> {
  const { rows } = await sql<{ staffId: StaffId }>`
    insert into duty_acceptance (property_id, staff_id, version, language, accepted_at)
    select ${trx.propertyId}, id, ${dutyVersion}::int, language, ${at}::timestamptz
    from staff where id = any(${staffIds}::bigint[])
    on conflict (property_id, staff_id, version) do nothing
    returning staff_id`.execute(trx);
  if (rows.length === 0) return;
  await recordChange(trx, {
    act: "staff.accept-duty",
    at,
    fields: rows.map(({ staffId }) => ({
      subject: "staff",
      row: staffId,
      field: "duty",
      before: null,
      after: dutyVersion,
    })),
  });
}
