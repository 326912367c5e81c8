import { can } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import {
  canStandIn,
  dayBack,
  endedAbsence,
  lastDayAway,
  mayBeAsked,
  mayDecideAbsence,
} from "@foyer/domain/staff/absence/rules";
import type { AbsenceId, AskAbsence, DecideAbsence } from "@foyer/domain/staff/absence/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import { sql, type Updateable } from "kysely";
import { type ChangedField, madeRow, recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { notify } from "../../messages/inbox/mutations.ts";
import { today } from "../../properties/queries.ts";
import { staffOfReach } from "../reach/queries.ts";
import { rolesThroughout, staffNames } from "../roles/queries.ts";
import type { AbsenceTables } from "./tables.ts";
import { decidersOf } from "./queries.ts";

interface Span {
  readonly fromDate: CalendarDate;
  /** The first day back. */
  readonly toDate: CalendarDate;
}

/** Absences are asked for and decided one after the other, so that no two can overlap. */
const oneAtATime = (trx: Trx) => sql`select pg_advisory_xact_lock(${trx.propertyId}, hashtext('absence'))`.execute(trx);

const overlapping = (trx: Trx, { fromDate, toDate }: Span) =>
  trx
    .selectFrom("absence")
    .innerJoin("staff", "staff.id", "absence.staffId")
    .select(["absence.id", "staff.name"])
    .where("absence.propertyId", "=", trx.propertyId)
    .where("absence.fromDate", "<", toDate)
    .where("absence.toDate", ">", fromDate);

interface Wish extends Span {
  readonly staffId: StaffId;
  readonly standInId: StaffId;
}

/** The stand-in works here all that time and is not away; nobody counts on the one who goes. */
async function refuseNobodyThere(trx: Trx, { staffId, standInId, ...span }: Wish): Promise<void> {
  const roles = await rolesThroughout(trx, standInId, span);
  if (roles.length === 0 || !roles.every(canStandIn)) throw new Refusal("invalid", "staff.stand-in-not-here");
  const away = overlapping(trx, span).where("absence.status", "=", "approved").where("absence.staffId", "=", standInId);
  if (await away.executeTakeFirst()) throw new Refusal("conflict", "staff.stand-in-away");
  const counted = overlapping(trx, span)
    .where("absence.status", "=", "approved")
    .where("absence.standInId", "=", staffId);
  const other = await counted.executeTakeFirst();
  if (other) throw new Refusal("conflict", "staff.stands-in-then", { name: other.name });
}

/** Asks to be away; whoever decides is told. */
export async function askAbsence(trx: Trx, input: AskAbsence, now: Instant): Promise<AbsenceId> {
  if (trx.actor.kind !== "staff") throw new Refusal("forbidden", "permission.missing", { act: "absences:ask" });
  const { staffId } = trx.actor;
  const { lastDate, fromDate, standInId, note } = input;
  const on = today(trx, now);
  mayBeAsked({ staffId, standInId, fromDate, lastDate }, on);
  await oneAtATime(trx);
  const span = { fromDate, toDate: dayBack(lastDate) };
  const own = overlapping(trx, span)
    .where("absence.staffId", "=", staffId)
    .where("absence.status", "in", ["asked", "approved"]);
  if (await own.executeTakeFirst()) throw new Refusal("conflict", "staff.absence-overlaps");
  await refuseNobodyThere(trx, { staffId, standInId, ...span });
  const { id } = await trx
    .insertInto("absence")
    .values({ propertyId: trx.propertyId, staffId, standInId, ...span, note, askedAt: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { [staffId]: who = "" } = await staffNames(trx, [staffId]);
  const details = { who, from: fromDate, to: lastDate };
  await notify(trx, { to: await decidersOf(trx, staffId, on), event: "staff.absence-asked", row: id, details }, now);
  await recordChange(trx, { act: "staff.ask-absence", at: now, fields: [madeRow("absence", id)] });
  return id;
}

const lockAbsence = async (trx: Trx, id: AbsenceId) =>
  found(
    await trx
      .selectFrom("absence")
      .selectAll()
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst(),
    "staff.absence-not-found",
    { id },
  );

const set = (trx: Trx, id: AbsenceId, values: Updateable<AbsenceTables["absence"]>) =>
  trx.updateTable("absence").set(values).where("propertyId", "=", trx.propertyId).where("id", "=", id).execute();

/** Approves or rejects what somebody in reach asked for; never one's own. */
export async function decideAbsence(trx: Trx, { id, approve, answer }: DecideAbsence, now: Instant): Promise<void> {
  const on = today(trx, now);
  await oneAtATime(trx);
  const staffIds = await staffOfReach(trx, "absences:decide", on);
  const absence = await lockAbsence(trx, id);
  if (staffIds && !staffIds.includes(absence.staffId))
    throw new Refusal("not-found", "staff.absence-not-found", { id });
  mayDecideAbsence(trx.actor, absence);
  if (approve) await refuseNobodyThere(trx, absence);
  const status = approve ? "approved" : "rejected";
  const decidedBy = trx.actor.kind === "staff" ? trx.actor.staffId : null;
  await set(trx, id, { status, answer, decidedBy, decidedAt: now });
  const names = await staffNames(trx, [absence.staffId, absence.standInId]);
  const details = {
    who: names[absence.staffId] ?? "",
    standIn: names[absence.standInId] ?? "",
    from: absence.fromDate,
    to: lastDayAway(absence.toDate),
    status,
  } as const;
  const to = approve ? [absence.staffId, absence.standInId] : [absence.staffId];
  await notify(trx, { to, event: "staff.absence-decided", row: id, details }, now);
  await recordChange(trx, {
    act: approve ? "staff.approve-absence" : "staff.reject-absence",
    at: now,
    ...(answer === null ? {} : { reason: answer }),
    fields: [{ subject: "absence", row: id, field: "status", before: "asked", after: status }],
  });
}

/** Calls an absence off, or ends it today because the person is back: one's own, or of somebody one decides about. */
export async function endAbsence(trx: Trx, id: AbsenceId, now: Instant): Promise<void> {
  const on = today(trx, now);
  const absence = await lockAbsence(trx, id);
  const mine = trx.actor.kind === "staff" && trx.actor.staffId === absence.staffId;
  if (!mine) {
    // of others' absences nothing is told to who does not decide about them
    const staffIds = can(trx.actor, "absences:decide") ? await staffOfReach(trx, "absences:decide", on) : [];
    if (staffIds && !staffIds.includes(absence.staffId))
      throw new Refusal("not-found", "staff.absence-not-found", { id });
  }
  await endOne(trx, absence, { on, now });
}

async function endOne(
  trx: Trx,
  absence: Awaited<ReturnType<typeof lockAbsence>>,
  { on, now }: { on: CalendarDate; now: Instant },
): Promise<void> {
  const ended = endedAbsence(absence, on);
  const { id, status, toDate } = absence;
  const withdrawn = "status" in ended;
  // a decision that is called off is none any more
  await set(trx, id, withdrawn ? { ...ended, decidedBy: null, decidedAt: null } : ended);
  const field: ChangedField = withdrawn
    ? { subject: "absence", row: id, field: "status", before: status, after: ended.status }
    : { subject: "absence", row: id, field: "toDate", before: toDate, after: ended.toDate };
  await recordChange(trx, { act: "staff.end-absence", at: now, fields: [field] });
}
