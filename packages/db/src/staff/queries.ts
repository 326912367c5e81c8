import type { Act, Actor } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import { businessDate, type CalendarDate, type Instant } from "@foyer/domain/kernel/time";
import type { PropertyId } from "@foyer/domain/properties/schema";
import { refuseBeforeDuty } from "@foyer/domain/staff/duty/rules";
import { reachesForOthers } from "@foyer/domain/staff/absence/rules";
import type { StaffId } from "@foyer/domain/staff/schema";
import { sql } from "kysely";
import type { Db } from "../kernel/connect.ts";
import { acrossProperties, atTheDoor, type Trx, withActor } from "../kernel/fence.ts";
import { heldOn } from "../kernel/held.ts";
import { allProperties, today } from "../properties/queries.ts";
import { latestDuty, ownDuty } from "./duty/queries.ts";
import { standingInFor } from "./absence/queries.ts";
import { staffOfReach } from "./reach/queries.ts";

/** Where a person works on a day, and as what: decides which properties the switch offers. */
export async function rolesOf(db: Db, staffId: StaffId, now: Instant) {
  const properties = await allProperties(db);
  const rows = await acrossProperties(
    db,
    properties.map((each) => each.id),
    (trx) =>
      trx
        .selectFrom("staffRole")
        .select(["propertyId", "role", "fromDate", "toDate"])
        .where("staffId", "=", staffId)
        .execute(),
  );
  return properties.flatMap((property) => {
    const on = businessDate(now, property.timeZone);
    const held = rows.find((row) => row.propertyId === property.id && row.fromDate <= on && on < row.toDate);
    return held ? [{ property, role: held.role }] : [];
  });
}

/** Whether somebody holds or is to hold a role at another property than this: then only that person signs in for him or her. */
export async function worksElsewhere(
  db: Db,
  { email, propertyId }: { email: string; propertyId: PropertyId },
  now: Instant,
): Promise<boolean> {
  const others = (await allProperties(db)).filter((each) => each.id !== propertyId);
  const roles = await acrossProperties(
    db,
    others.map((each) => each.id),
    (trx) =>
      trx
        .selectFrom("staffRole")
        .innerJoin("staff", "staff.id", "staffRole.staffId")
        .select(["staffRole.propertyId", "staffRole.toDate"])
        .where(sql<string>`staff.email`, "=", email)
        .execute(),
  );
  const zoneOf = new Map(others.map((each) => [each.id, each.timeZone]));
  return roles.some((role) => {
    const zone = zoneOf.get(role.propertyId);
    return zone !== undefined && businessDate(now, zone) < role.toDate;
  });
}

/** What a screen knows of its session: who is in, where, which day it is there, and where else one may go. */
export async function ownSession(db: Db, actor: Extract<Actor, { kind: "staff" }>, now: Instant) {
  // one after the other: who holds a connection and waits for a second one may wait for itself
  const roles = await rolesOf(db, actor.staffId, now);
  return withActor(db, { ...actor, readOnly: true }, async (trx) => ({
    me: await profile(trx, actor.staffId),
    duty: await ownDuty(trx, actor.staffId),
    property: trx.property,
    today: today(trx, now),
    properties: roles.map(({ property: { id, code, name }, role }) => ({ id, code, name, role })),
  }));
}

interface RoleOn {
  readonly propertyId: PropertyId;
  readonly staffId: StaffId;
  readonly on: CalendarDate;
}

export const roleOn = (trx: Pick<Trx, "selectFrom">, { propertyId, staffId, on }: RoleOn) =>
  trx
    .selectFrom("staffRole")
    .select(["role", "teamId"])
    .where("propertyId", "=", propertyId)
    .where("staffId", "=", staffId)
    .where(heldOn("staffRole", on))
    .executeTakeFirst();

/** The person a command acts as (`--as EMAIL`), with the role held today; one who has not accepted the duty acts by none. */
export async function actorByEmail(
  db: Db,
  asked: { email: string; propertyId: PropertyId; on: CalendarDate },
): Promise<Actor> {
  const staff = await atTheDoor(db, (door) =>
    door
      .selectFrom("staff")
      .select(["id", "status"])
      .where(sql<string>`email`, "=", asked.email.toLowerCase())
      .executeTakeFirst(),
  );
  const { id } = found(staff?.status === "active" ? staff : undefined, "staff.unknown", { email: asked.email });
  const { role, duty } = await acrossProperties(db, [asked.propertyId], async (trx) => ({
    role: await roleOn(trx, { ...asked, staffId: id }),
    duty: await latestDuty(trx, { ...asked, staffId: id }),
  }));
  if (!role) throw new Refusal("forbidden", "staff.no-role", { email: asked.email });
  refuseBeforeDuty(duty);
  return { kind: "staff", staffId: id, role: role.role, propertyId: asked.propertyId };
}

/** A person with the role held now: what somebody asked for never outlives that person's rights. */
export async function actorNow(trx: Trx, staffId: StaffId, now: Instant): Promise<Actor> {
  const role = await roleOn(trx, { propertyId: trx.propertyId, staffId, on: today(trx, now) });
  if (!role) throw new Refusal("forbidden", "staff.no-role");
  return { kind: "staff", staffId, role: role.role, propertyId: trx.propertyId };
}

/** Those of some people who hold a role here on a day. */
export async function workingHere(trx: Trx, ids: readonly number[], on: CalendarDate): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = await trx
    .selectFrom("staffRole")
    .select("staffId")
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`staff_id = any(${ids}::bigint[])`)
    .where(heldOn("staffRole", on))
    .execute();
  return new Set(rows.map((row) => row.staffId));
}

/** Who works here on a day. */
export const staffOn = (trx: Trx, on: CalendarDate) =>
  trx
    .selectFrom("staffRole")
    .innerJoin("staff", "staff.id", "staffRole.staffId")
    .leftJoin("team", (join) =>
      join.on("team.propertyId", "=", trx.propertyId).onRef("team.id", "=", "staffRole.teamId"),
    )
    .select([
      "staff.id",
      "staff.name",
      "staff.email",
      "staff.status",
      "staffRole.role",
      "team.name as team",
      "staffRole.fromDate",
    ])
    .where("staffRole.propertyId", "=", trx.propertyId)
    .where(heldOn("staffRole", on))
    .orderBy("staff.name")
    .limit(2_000)
    .execute();

/** Everybody who has ever worked here: what they held keeps their name when they have left. */
export const namesOfStaff = (trx: Trx) =>
  trx
    .selectFrom("staffRole")
    .innerJoin("staff", "staff.id", "staffRole.staffId")
    .select(["staff.id", "staff.name"])
    .distinct()
    .where("staffRole.propertyId", "=", trx.propertyId)
    .orderBy("staff.id")
    .limit(10_000)
    .execute();

/**
 * The staff whose rows an act of the actor's reaches on a day: those of one's own reach and, where clients are looked after,
 * those whom one stands in for; nothing when all of the property's.
 */
export async function reachedStaff(trx: Trx, act: Act, on: CalendarDate): Promise<StaffId[] | undefined> {
  const own = await staffOfReach(trx, act, on);
  if (own === undefined || !reachesForOthers(act)) return own;
  return [...new Set([...own, ...(await standingInFor(trx, on))])];
}

const profile = (trx: Trx, id: StaffId) =>
  trx
    .selectFrom("staff")
    .select(["id", "name", "email", "language", sql<boolean>`password_hash is not null`.as("hasPassword")])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();

/** Everybody of these mail addresses who works or ever worked at the property: whom a file's rows may name. */
export async function staffEverHere(trx: Trx, emails: readonly string[]): Promise<ReadonlyMap<string, StaffId>> {
  const rows = await trx
    .selectFrom("staff")
    .innerJoin("staffRole", "staffRole.staffId", "staff.id")
    .select(["staff.id", "staff.email"])
    .where("staffRole.propertyId", "=", trx.propertyId)
    .where(sql<boolean>`staff.email = any(${emails.map((email) => email.toLowerCase())}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.email, row.id]));
}
