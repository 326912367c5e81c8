import { withActor } from "@foyer/db/kernel/fence";
import { keepDuties } from "@foyer/db/staff/duty/mutations";
import { addStaff, makeSignInLink, signInByLink } from "@foyer/db/staff/mutations";
import type { Actor, Role } from "@foyer/domain/kernel/permissions";
import { now } from "@foyer/domain/kernel/time";
import { StaffEmail } from "@foyer/domain/staff/schema";
import type { BenchDatabase } from "./house.ts";

export interface SignedIn {
  readonly actor: Actor;
  /** What a browser sends along. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A new person of the role, signed in as a browser would be. */
export async function signIn({ db, propertyId }: BenchDatabase, role: Role): Promise<SignedIn> {
  const at = now();
  const { staffId, link } = await withActor(db, { kind: "system", propertyId }, async (trx) => {
    const made = await addStaff(trx, { email: StaffEmail.parse(`${role}@bench.example`), role, language: "en" }, at);
    await keepDuties(trx, [made], at);
    return { staffId: made, link: await makeSignInLink(trx, made, at) };
  });
  const token = await signInByLink(db, link, at);
  return {
    actor: { kind: "staff", staffId, role, propertyId },
    headers: { cookie: `__Host-foyer=${token}`, "x-foyer": "1" },
  };
}
