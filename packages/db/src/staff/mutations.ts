import type { Actor } from "@foyer/domain/kernel/permissions";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { addMilliseconds, type Instant } from "@foyer/domain/kernel/time";
import type { PropertyId } from "@foyer/domain/properties/schema";
import { linkLength, needsApproval, sessionEnds, sessionsKept } from "@foyer/domain/staff/rules";
import { NewStaff, type StaffId } from "@foyer/domain/staff/schema";
import { sql } from "kysely";
import { recordChange } from "../changes/mutations.ts";
import type { Db } from "../kernel/connect.ts";
import { acrossProperties, atTheDoor, type Trx, withActor } from "../kernel/fence.ts";
import { hashPassword, isPassword } from "../kernel/password.ts";
import { newSecret, newToken, readSecret } from "../kernel/secret.ts";
import { propertyByCode, today } from "../properties/queries.ts";
import { roleOn, rolesOf } from "./queries.ts";

/**
 * A person with a role here from today (or the date given). Who holds that role already keeps it as it is; who holds another
 * one keeps the team and loses the sessions here, which began in that role. Nobody gives a role to oneself, and nobody alone
 * one that takes a director's word.
 */
export async function addStaff(trx: Trx, input: NewStaff, now: Instant): Promise<StaffId> {
  const { email, role, name, language, fromDate, insteadOf } = NewStaff.parse(input);
  const staff = await trx
    .insertInto("staff")
    .values({ email, name: name ?? email.slice(0, email.indexOf("@")), language })
    .onConflict((conflict) => conflict.column("email").doUpdateSet({ status: "active" }))
    .returning("id")
    .executeTakeFirstOrThrow();
  if (trx.actor.kind === "staff" && trx.actor.staffId === staff.id) throw new Refusal("forbidden", "staff.own-role");
  const from = fromDate ?? today(trx, now);
  const held = await roleOn(trx, { propertyId: trx.propertyId, staffId: staff.id, on: from });
  if (held?.role === role) return staff.id;
  if (held && held.role !== insteadOf)
    throw new Refusal("conflict", "staff.works-here-already", { email, role: held.role });
  if (trx.actor.kind === "staff" && needsApproval(held?.role ?? null, role))
    throw new Refusal("conflict", "staff.needs-approval", { role });
  await trx
    .updateTable("staffRole")
    .set({ toDate: from })
    .where("propertyId", "=", trx.propertyId)
    .where("staffId", "=", staff.id)
    .where("fromDate", "<", from)
    .where("toDate", ">", from)
    .execute();
  await trx
    .insertInto("staffRole")
    .values({ propertyId: trx.propertyId, staffId: staff.id, role, fromDate: from, teamId: held?.teamId ?? null })
    .onConflict((conflict) => conflict.columns(["propertyId", "staffId", "fromDate"]).doUpdateSet({ role }))
    .execute();
  await trx.deleteFrom("session").where("staffId", "=", staff.id).where("propertyId", "=", trx.propertyId).execute();
  await recordChange(trx, {
    act: "staff.add",
    at: now,
    fields: [{ subject: "staff", row: staff.id, field: "role", before: held?.role ?? null, after: role }],
  });
  return staff.id;
}

/** A link that signs its person in once. The secret exists only in what is returned. */
export async function makeSignInLink(trx: Trx, staffId: StaffId, now: Instant): Promise<string> {
  const { secret, hash } = newSecret(trx.property.code);
  await trx
    .insertInto("signInLink")
    .values({ propertyId: trx.propertyId, tokenHash: hash, staffId, expiresAt: addMilliseconds(now, linkLength) })
    .execute();
  return secret;
}

async function startSession(db: Db, staffId: StaffId, { propertyId, now }: { propertyId: PropertyId; now: Instant }) {
  const { token, hash } = newToken();
  await atTheDoor(db, (door) =>
    door
      .deleteFrom("session")
      .where("staffId", "=", staffId)
      .where("expiresAt", "<", addMilliseconds(now, -sessionsKept))
      .execute(),
  );
  await atTheDoor(db, (door) =>
    door
      .insertInto("session")
      .values({ tokenHash: hash, staffId, propertyId, createdAt: now, seenAt: now, expiresAt: sessionEnds(now) })
      .execute(),
  );
  await atTheDoor(db, (door) =>
    door.updateTable("staff").set({ lastPropertyId: propertyId }).where("id", "=", staffId).execute(),
  );
  await withActor(db, { kind: "system", propertyId }, (trx) =>
    recordChange(trx, {
      act: "staff.sign-in",
      at: now,
      fields: [{ subject: "staff", row: staffId, field: "session", before: null, after: null }],
    }),
  );
  return token;
}

/** The token of a new session, or the same neutral refusal for a wrong address, a wrong password and a leaver. */
export async function signIn(
  db: Db,
  { email, password }: { email: string; password: string },
  now: Instant,
): Promise<string> {
  const staff = await atTheDoor(db, (door) =>
    door
      .selectFrom("staff")
      .select(["id", "passwordHash", "lastPropertyId"])
      .where(sql<string>`email`, "=", email.trim().toLowerCase())
      .where("status", "=", "active")
      .executeTakeFirst(),
  );
  const right = await isPassword(password, staff?.passwordHash);
  const held = staff && right ? await rolesOf(db, staff.id, now) : [];
  const first = held.find((each) => each.property.id === staff?.lastPropertyId) ?? held[0];
  if (!staff || !first) throw new Refusal("invalid", "staff.sign-in-failed");
  return startSession(db, staff.id, { propertyId: first.property.id, now });
}

/** Uses a one-time link; unknown, used and expired ones get the same answer. */
export async function signInByLink(db: Db, secret: string, now: Instant): Promise<string> {
  const parts = readSecret(secret);
  const refused = new Refusal("invalid", "staff.link-not-valid");
  if (!parts) throw refused;
  const { id: propertyId } = await propertyByCode(db, parts.code).catch(() => {
    throw refused;
  });
  const link = await acrossProperties(db, [propertyId], (trx) =>
    trx
      .updateTable("signInLink")
      .set({ usedAt: now })
      .where("propertyId", "=", propertyId)
      .where("tokenHash", "=", parts.hash)
      .where("usedAt", "is", null)
      .where("expiresAt", ">", now)
      .returning("staffId")
      .executeTakeFirst(),
  );
  if (!link) throw refused;
  return startSession(db, link.staffId, { propertyId, now });
}

export const endSession = (db: Db, tokenHash: Buffer) =>
  atTheDoor(db, (door) => door.deleteFrom("session").where("tokenHash", "=", tokenHash).execute());

/** Goes on at another property where the person holds a role today; the session's token is replaced. */
export async function switchProperty(
  db: Db,
  { staffId, propertyId, tokenHash }: { staffId: StaffId; propertyId: PropertyId; tokenHash: Buffer },
  now: Instant,
): Promise<string> {
  const held = (await rolesOf(db, staffId, now)).find((each) => each.property.id === propertyId);
  if (!held) throw new Refusal("not-found", "properties.unknown");
  await endSession(db, tokenHash);
  return startSession(db, staffId, { propertyId, now });
}

/** Who was refused an act leaves a record of it: the refused request's own transaction has nothing to keep. (A2.9) */
export async function recordDenied(db: Db, actor: Actor, { act, at }: { act: string; at: Instant }): Promise<void> {
  await withActor(db, actor, (trx) => recordChange(trx, { act: "staff.denied", at, reason: act, fields: [] }));
}

/** Sets one's own password; a person who has one proves it first. */
export async function setPassword(
  trx: Trx,
  { current, next }: { current: string | null; next: string },
  now: Instant,
): Promise<void> {
  if (trx.actor.kind !== "staff") throw new Refusal("forbidden", "permission.missing", { act: "session:own" });
  const id = trx.actor.staffId;
  const { passwordHash } = await trx
    .selectFrom("staff")
    .select("passwordHash")
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (passwordHash && !(await isPassword(current ?? "", passwordHash)))
    throw new Refusal("invalid", "staff.password-wrong");
  await trx
    .updateTable("staff")
    .set({ passwordHash: await hashPassword(next) })
    .where("id", "=", id)
    .execute();
  await recordChange(trx, {
    act: "staff.set-password",
    at: now,
    fields: [{ subject: "staff", row: id, field: "password", before: null, after: null }],
  });
}
