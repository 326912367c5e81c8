import type { Role } from "@foyer/domain/kernel/permissions";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { dutyVersion } from "@foyer/domain/staff/duty/rules";
import { sessionEnds } from "@foyer/domain/staff/rules";
import type { StaffEmail, StaffId } from "@foyer/domain/staff/schema";
import type { Trx } from "../kernel/fence.ts";
import { newToken } from "../kernel/secret.ts";

let count = 0;

export interface AStaff {
  readonly name?: string;
  readonly email?: string;
  readonly role?: Role;
  readonly teamId?: number;
  readonly fromDate?: CalendarDate;
  readonly toDate?: CalendarDate;
  /** The latest version of the duty that was accepted; null for none, the one in force unless said otherwise. */
  readonly duty?: number | null;
}

/** The person has accepted the duty at the property. */
export async function acceptedDuty(trx: Trx, staffId: StaffId, version = dutyVersion): Promise<StaffId> {
  await trx
    .insertInto("dutyAcceptance")
    .values({
      propertyId: trx.propertyId,
      staffId,
      version,
      language: "en",
      acceptedAt: "2020-01-01T00:00:00.000Z" as Instant,
    })
    .onConflict((conflict) => conflict.columns(["propertyId", "staffId", "version"]).doNothing())
    .execute();
  return staffId;
}

/** A person with a role at the property, from 2020-01-01 unless said otherwise. */
export async function aStaff(trx: Trx, values: AStaff = {}): Promise<StaffId> {
  const email = values.email ?? `staff-${++count}-${trx.propertyId}@example.com`;
  const { id } = await trx
    .insertInto("staff")
    .values({ email: email as StaffEmail, name: values.name ?? `林${count}` })
    .onConflict((conflict) => conflict.column("email").doUpdateSet({ status: "active" }))
    .returning("id")
    .executeTakeFirstOrThrow();
  await trx
    .insertInto("staffRole")
    .values({
      propertyId: trx.propertyId,
      staffId: id,
      role: values.role ?? "rep",
      teamId: values.teamId ?? null,
      fromDate: values.fromDate ?? ("2020-01-01" as CalendarDate),
      ...(values.toDate ? { toDate: values.toDate } : {}),
    })
    .execute();
  const { duty = dutyVersion } = values;
  if (duty !== null) await acceptedDuty(trx, id, duty);
  return id;
}

export const asActor = (trx: Trx, staffId: StaffId, role: Role) =>
  ({ kind: "staff", staffId, role, propertyId: trx.propertyId }) as const;

/** A session of the person at the property, begun and seen at the moment; answers the hash of its token. */
export async function aSession(trx: Trx, staffId: StaffId, now: Instant): Promise<Buffer> {
  const { hash } = newToken();
  await trx
    .insertInto("session")
    .values({
      tokenHash: hash,
      staffId,
      propertyId: trx.propertyId,
      createdAt: now,
      seenAt: now,
      expiresAt: sessionEnds(now),
    })
    .execute();
  return hash;
}

/** The same transaction as another person's: several act in one test. */
export function actingAs(trx: Trx, staffId: StaffId, role: Role): Trx {
  const actor = asActor(trx, staffId, role);
  return new Proxy(trx, {
    get(own, name) {
      if (name === "actor") return actor;
      const value: unknown = Reflect.get(own, name, own);
      return typeof value === "function" ? (value.bind(own) as unknown) : value;
    },
  });
}
