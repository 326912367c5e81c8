import type { Db } from "@foyer/db/kernel/connect";
import { withActor } from "@foyer/db/kernel/fence";
import { allProperties } from "@foyer/db/properties/queries";
import { makeSignInLink } from "@foyer/db/staff/mutations";
import { staffOn } from "@foyer/db/staff/queries";
import { type Role, roles } from "@foyer/domain/kernel/permissions";
import { businessDate, type Instant } from "@foyer/domain/kernel/time";
import { hotels } from "./hotels.ts";

export interface DemoLink {
  readonly role: Role;
  readonly name: string;
  readonly property: string;
  /** Signs its person in once. */
  readonly link: string;
}

export interface DemoLinks {
  readonly db: Db;
  readonly now: Instant;
  /** Where the house answers. */
  readonly url: string;
}

/** A one-time link for the first person of each role at the first demo hotel; none where there is no demo. */
export async function demoSignInLinks({ db, now, url }: DemoLinks): Promise<DemoLink[]> {
  const property = (await allProperties(db)).find(({ code, demo }) => demo && code === hotels[0]?.code);
  if (!property) return [];
  return withActor(db, { kind: "system", propertyId: property.id }, async (trx) => {
    const people = await staffOn(trx, businessDate(now, property.timeZone));
    const inOrder = hotels
      .flatMap((hotel) => hotel.members)
      .flatMap(({ email }) => people.find((person) => person.email === email) ?? []);
    const links: DemoLink[] = [];
    for (const role of roles) {
      const person = inOrder.find((each) => each.role === role);
      if (!person) continue;
      const secret = await makeSignInLink(trx, person.id, now);
      links.push({ role, name: person.name, property: property.code, link: `${url}/sign-in/link#${secret}` });
    }
    return links;
  });
}
