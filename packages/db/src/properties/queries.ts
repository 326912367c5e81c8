import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { businessDate } from "@foyer/domain/kernel/time";
import { found } from "@foyer/domain/kernel/refusal";
import { type WorkingCalendar, workingCalendar } from "@foyer/domain/properties/rules";
import { type SettingKey, type SettingValue, settings } from "@foyer/domain/settings";
import { sql } from "kysely";
import type { Db } from "../kernel/connect.ts";
import { atTheDoor, type Trx } from "../kernel/fence.ts";

/** The property a command, a link or a public form names. */
export const propertyByCode = (db: Db, code: string) =>
  atTheDoor(db, async (door) =>
    found(
      await door.selectFrom("property").selectAll().where("code", "=", code).executeTakeFirst(),
      "properties.unknown",
      { code },
    ),
  );

export const allProperties = (db: Db) =>
  atTheDoor(db, (door) => door.selectFrom("property").selectAll().orderBy("code").execute());

/** Today at the property. */
export const today = (trx: Trx, now: Instant): CalendarDate => businessDate(now, trx.property.timeZone);

type Keys = Readonly<Record<string, SettingKey>>;
type Values<Named extends Keys> = { readonly [Name in keyof Named]: SettingValue<Named[Name]> };

/** The values of some settings in force on a date; a setting's default before the property ever set it. */
export async function settingsOn<const Named extends Keys>(
  trx: Trx,
  on: CalendarDate,
  named: Named,
): Promise<Values<Named>> {
  const rows = await trx
    .selectFrom("setting")
    .distinctOn("key")
    .select(["key", "value"])
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`key = any(${Object.values(named)}::text[])`)
    .where("fromDate", "<=", on)
    .orderBy("key")
    .orderBy("fromDate", "desc")
    .execute();
  const set = new Map(rows.map((row) => [row.key, row.value]));
  const valueOf = (key: SettingKey): unknown =>
    set.has(key) ? settings[key].schema.parse(set.get(key)) : settings[key].fallback;
  return Object.fromEntries(Object.entries(named).map(([name, key]) => [name, valueOf(key)])) as Values<Named>;
}

export const settingOn = async <Key extends SettingKey>(
  trx: Trx,
  key: Key,
  on: CalendarDate,
): Promise<SettingValue<Key>> => (await settingsOn(trx, on, { value: key })).value;

/** Every dated value the property has set. */
export const settingHistory = (trx: Trx) =>
  trx
    .selectFrom("setting")
    .select(["key", "fromDate", "value", "setAt"])
    .where("propertyId", "=", trx.propertyId)
    .orderBy("key")
    .orderBy("fromDate", "desc")
    .execute();

export const calendarDays = (trx: Trx, from: CalendarDate, to: CalendarDate) =>
  trx
    .selectFrom("calendarDay")
    .select(["date", "working", "name"])
    .where("propertyId", "=", trx.propertyId)
    .where("date", ">=", from)
    .where("date", "<=", to)
    .orderBy("date")
    .execute();

/** Which days of a span the property works on: its week, and the days that it has marked otherwise. */
export async function calendarBetween(trx: Trx, from: CalendarDate, to: CalendarDate): Promise<WorkingCalendar> {
  const { timeZone, opensMinute, closesMinute, workingWeekdays: weekdays } = trx.property;
  return workingCalendar(timeZone, await calendarDays(trx, from, to), { opensMinute, closesMinute, weekdays });
}

/** Whether the database answers: what `/readyz` asks. */
export const answers = (db: Db): Promise<boolean> =>
  atTheDoor(db, async (door) => {
    await sql`select 1`.execute(door);
    return true;
  });
