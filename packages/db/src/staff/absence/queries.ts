import type { CalendarDate } from "@foyer/domain/kernel/time";
import { lastDayAway } from "@foyer/domain/staff/absence/rules";
import { can } from "@foyer/domain/kernel/permissions";
import type { StaffId } from "@foyer/domain/staff/schema";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { staffOfReach } from "../reach/queries.ts";

/** Those whom a person stands in for on a day. */
async function awayFor(trx: Trx, standInId: StaffId, on: CalendarDate): Promise<StaffId[]> {
  const rows = await trx
    .selectFrom("absence")
    .select("staffId")
    .where("propertyId", "=", trx.propertyId)
    .where("standInId", "=", standInId)
    .where("status", "=", "approved")
    .where(heldOn("absence", on))
    .execute();
  return rows.map((row) => row.staffId);
}

/** Those whom the actor stands in for on a day. */
export const standingInFor = (trx: Trx, on: CalendarDate): Promise<StaffId[]> =>
  trx.actor.kind === "staff" ? awayFor(trx, trx.actor.staffId, on) : Promise.resolve([]);

const absences = (trx: Trx) =>
  trx
    .selectFrom("absence")
    .innerJoin("staff as away", "away.id", "absence.staffId")
    .innerJoin("staff as standIn", "standIn.id", "absence.standInId")
    .leftJoin("staff as decider", "decider.id", "absence.decidedBy")
    .select([
      "absence.id",
      "absence.staffId",
      "away.name",
      "absence.standInId",
      "standIn.name as standIn",
      "absence.fromDate",
      "absence.toDate",
      "absence.note",
      "absence.status",
      "absence.answer",
      "decider.name as decidedBy",
    ])
    .where("absence.propertyId", "=", trx.propertyId);

/** One's own absences, those one stands in for and those of the people one decides about: what is not over 90 days past. */
export async function listAbsences(trx: Trx, { on, since }: { on: CalendarDate; since: CalendarDate }) {
  if (trx.actor.kind !== "staff") return [];
  const me = trx.actor.staffId;
  const decides = can(trx.actor, "absences:decide");
  const staffIds = decides ? await staffOfReach(trx, "absences:decide", on) : [];
  let query = absences(trx).where("absence.toDate", ">", since);
  if (staffIds !== undefined)
    query = query.where((or) =>
      or.or([or("absence.staffId", "in", [...staffIds, me]), or("absence.standInId", "=", me)]),
    );
  const rows = await query.orderBy("absence.fromDate", "desc").orderBy("absence.id", "desc").limit(500).execute();
  return rows.map(({ toDate, ...row }) => ({
    ...row,
    lastDate: lastDayAway(toDate),
    mine: row.staffId === me,
    standingIn: row.standInId === me && row.status === "approved",
    mayDecide: decides && row.status === "asked" && row.staffId !== me,
    mayEnd: (row.staffId === me || decides) && (row.status === "asked" || row.status === "approved") && on < toDate,
    now: row.status === "approved" && row.fromDate <= on && on < toDate,
  }));
}

/** Who decides about a person's absence: the managers of the team, and where none is left the directors. */
export async function decidersOf(trx: Trx, staffId: StaffId, on: CalendarDate): Promise<StaffId[]> {
  const own = trx
    .selectFrom("staffRole as own")
    .select("own.teamId")
    .where("own.propertyId", "=", trx.propertyId)
    .where("own.staffId", "=", staffId)
    .where(heldOn("own", on));
  const holding = (role: "manager" | "director") =>
    trx
      .selectFrom("staffRole")
      .select("staffId")
      .where("propertyId", "=", trx.propertyId)
      .where("role", "=", role)
      .where("staffId", "!=", staffId)
      .where(heldOn("staffRole", on));
  const managers = await holding("manager").where("teamId", "in", own).execute();
  const deciders = managers.length > 0 ? managers : await holding("director").execute();
  return deciders.map((row) => row.staffId);
}
