import type { Role } from "@foyer/domain/kernel/permissions";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import type { StaffEmail, StaffId } from "@foyer/domain/staff/schema";
import { sql } from "kysely";
import { recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";

/** A role that somebody has held here, with the team it was held in. */
export interface PastRole {
  readonly email: StaffEmail;
  readonly name: string;
  readonly language: Language;
  readonly role: Role;
  readonly team: string | null;
  readonly fromDate: CalendarDate;
  /** The day on which it was over; null while it is held. */
  readonly toDate: CalendarDate | null;
  /** Works nowhere in the group any more. */
  readonly left: boolean;
}

/** Writes down who has worked here, in which role and team, from when to when. Known people and roles stay as they are. */
export async function keepStaff(trx: Trx, roles: readonly PastRole[], now: Instant): Promise<Map<string, StaffId>> {
  const of = <K extends keyof PastRole>(key: K) => roles.map((role) => role[key]);
  await sql`
    insert into staff (email, name, language, status, created_at)
    select distinct on (email) email, name, language, case when gone then 'left' else 'active' end, ${now}::timestamptz
    from unnest(${of("email")}::text[], ${of("name")}::text[], ${of("language")}::text[], ${of("left")}::boolean[])
      with ordinality as given (email, name, language, gone, place)
    order by email, place
    on conflict (email) do nothing`.execute(trx);
  await sql`
    insert into team (property_id, name)
    select ${trx.propertyId}, name from unnest(${[...new Set(of("team"))]}::text[]) as given (name) where name is not null
    on conflict (property_id, name) do nothing`.execute(trx);
  const { rows } = await sql<{ staffId: StaffId; email: string }>`
    insert into staff_role (property_id, staff_id, role, team_id, from_date, to_date)
    select ${trx.propertyId}, staff.id, given.role, team.id, given.from_date, coalesce(given.to_date, 'infinity')
    from unnest(
      ${of("email")}::text[], ${of("role")}::text[], ${of("team")}::text[], ${of("fromDate")}::date[], ${of("toDate")}::date[]
    ) with ordinality as given (email, role, team, from_date, to_date, place)
    join staff on staff.email = given.email
    left join (select id, name from team where property_id = ${trx.propertyId}) as team on team.name = given.team
    order by given.place
    on conflict (property_id, staff_id, from_date) do update set role = excluded.role
    returning staff_id, (select email from staff where staff.id = staff_role.staff_id) as email`.execute(trx);
  await recordChange(trx, {
    act: "staff.add",
    at: now,
    fields: rows.map((row) => ({ subject: "staff", row: row.staffId, field: "role", before: null, after: null })),
  });
  return new Map(rows.map((row) => [row.email, row.staffId]));
}
