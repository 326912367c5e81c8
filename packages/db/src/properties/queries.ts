import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { businessDate } from "@foyer/domain/kernel/time";
import { found } from "@foyer/domain/kernel/refusal";
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

export const property = async (trx: Trx) => trx.property;

/** Today at the property. */
export const today = async (trx: Trx, now: Instant): Promise<CalendarDate> => businessDate(now, trx.property.timeZone);

/** The setting's value in force on a date; its default before the property ever set one. */
export async function settingOn<Key extends SettingKey>(
  trx: Trx,
  key: Key,
  on: CalendarDate,
): Promise<SettingValue<Key>> {
  const row = await trx
    .selectFrom("setting")
    .select("value")
    .where("propertyId", "=", trx.propertyId)
    .where("key", "=", key)
    .where("fromDate", "<=", on)
    .orderBy("fromDate", "desc")
    .executeTakeFirst();
  const { schema, fallback } = settings[key];
  return (row ? schema.parse(row.value) : fallback) as SettingValue<Key>;
}

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

/** Whether the database answers: what `/readyz` asks. */
export const answers = (db: Db): Promise<boolean> =>
  atTheDoor(db, async (door) => {
    await sql`select 1`.execute(door);
    return true;
  });
