import { neededBy, type StaleAfter, type Weights } from "@foyer/domain/clients/completeness/rules";
import { type FileItem, fileItems } from "@foyer/domain/clients/completeness/schema";
import { ClientClass } from "@foyer/domain/clients/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { settingsOn } from "../../properties/queries.ts";

export interface Keeping {
  readonly weights: Weights;
  readonly staleAfter: StaleAfter;
  /** A file is incomplete below so many percent. */
  readonly incompleteBelow: number;
}

/** How the property judges its files on a day. */
export async function keepingOn(trx: Trx, on: CalendarDate): Promise<Keeping> {
  const { A, B, C, potential, incompleteBelow, ...weights } = await settingsOn(trx, on, {
    A: "clients.stale-a",
    B: "clients.stale-b",
    C: "clients.stale-c",
    potential: "clients.stale-potential",
    incompleteBelow: "clients.incomplete-below",
    owner: "clients.weight-owner",
    industry: "clients.weight-industry",
    city: "clients.weight-city",
    address: "clients.weight-address",
    contact: "clients.weight-contact",
    decisionMaker: "clients.weight-decision-maker",
    phone: "clients.weight-phone",
    mail: "clients.weight-mail",
    birthday: "clients.weight-birthday",
    preferences: "clients.weight-preferences",
    specialNeeds: "clients.weight-special-needs",
  });
  return { weights, staleAfter: { A, B, C, potential }, incompleteBelow };
}

/** Whether a file has an item: of its own row, of its owner's, or of `persons`, what all its contacts have together. */
const filled: Readonly<Record<FileItem, RawBuilder<boolean>>> = {
  owner: sql`owner.staff_id is not null`,
  industry: sql`client.industry is not null`,
  city: sql`client.city is not null`,
  address: sql`client.address is not null`,
  contact: sql`persons.contact`,
  decisionMaker: sql`persons.decision_maker`,
  phone: sql`persons.phone`,
  mail: sql`persons.mail`,
  birthday: sql`persons.birthday`,
  preferences: sql`client.preferences is not null`,
  specialNeeds: sql`client.special_needs is not null`,
};

const persons = (trx: Trx) => sql`
  select count(*) > 0 as contact, coalesce(bool_or(person.decision_maker), false) as decision_maker,
    coalesce(bool_or(person.mobile_mask is not null or person.phone_mask is not null), false) as phone,
    coalesce(bool_or(person.mail_mask is not null), false) as mail,
    coalesce(bool_or(person.birthday_month is not null), false) as birthday
  from contact person
  where person.property_id = ${trx.propertyId} and person.client_id = client.id and person.status = 'active'`;

/** The items a file has, of a statement that reads clients with their owner (`clientsOn`). */
export const filledItems = (trx: Trx): RawBuilder<Record<FileItem, boolean>> =>
  sql`(
    select jsonb_build_object(${sql.join(fileItems.flatMap((item) => [sql.lit(item), filled[item]]))})
    from (${persons(trx)}) persons)`;

/**
 * A file's completeness in percent, of a statement that reads clients with owner and class (`clientsOn`). The rule is the
 * domain's `completeness`; a test holds the two together. Null without a class: the house account.
 */
export function completenessSql(trx: Trx, weights: Weights): RawBuilder<number | null> {
  const cases = ClientClass.options.map((each) => {
    const needed = neededBy[each].filter((item) => weights[item] > 0);
    const total = needed.reduce((sum, item) => sum + weights[item], 0);
    const has = needed.map((item) => sql`case when ${filled[item]} then ${sql.lit(weights[item])} else 0 end`);
    const percent = total === 0 ? sql`100` : sql`100 * (${sql.join(has, sql` + `)}) / ${sql.lit(total)}`;
    return sql`when ${sql.lit(each)} then ${percent}`;
  });
  return sql`(select case class.class ${sql.join(cases, sql` `)} end from (${persons(trx)}) persons)`;
}

/** The day from which a file is stale, of a statement that reads clients with their tier. Null without one. */
export const staleOnSql = (trx: Trx, after: StaleAfter): RawBuilder<CalendarDate | null> => sql`(
  coalesce(client.verified_on, (client.created_at at time zone ${trx.property.timeZone})::date)
  + case tier.tier when 'A' then ${sql.lit(after.A)} when 'B' then ${sql.lit(after.B)} when 'C' then ${sql.lit(after.C)} when 'potential' then ${sql.lit(after.potential)} end)`;
