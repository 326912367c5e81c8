import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { type CalendarDate, type Instant, yearOf } from "@foyer/domain/kernel/time";
import { calendarDaysOf } from "@foyer/domain/properties/rules";
import { type NewProperty, type PropertyId, settingAct } from "@foyer/domain/properties/schema";
import { type SettingKey, settings } from "@foyer/domain/settings";
import { sql } from "kysely";
import { madeRow, recordChange } from "../changes/mutations.ts";
import type { Db } from "../kernel/connect.ts";
import { refuseConstraint } from "../kernel/constraint.ts";
import { atTheDoor, type Trx, withActor } from "../kernel/fence.ts";

/** Opens a hotel's house: its row, and the holidays and make-up days of the years around its start. */
export async function addProperty(db: Db, row: NewProperty, now: Instant): Promise<PropertyId> {
  const { id } = await atTheDoor(db, (door) =>
    door.insertInto("property").values(row).returning("id").executeTakeFirstOrThrow(),
  ).catch((error: unknown) => {
    throw refuseConstraint(error);
  });
  await withActor(db, { kind: "system", propertyId: id }, async (trx) => {
    const year = yearOf(row.startDate);
    for (const each of [year, year + 1, year + 2]) await fillCalendar(trx, row.country, each);
    await recordChange(trx, {
      act: "properties.add",
      at: now,
      fields: [madeRow("property", id)],
    });
  });
  return id;
}

/** Copies a year's published holidays and make-up days into the property's calendar, where it edits them. */
export async function fillCalendar(trx: Trx, country: string, year: number): Promise<void> {
  const { days } = calendarDaysOf(country, year);
  if (days.length === 0) return;
  await trx
    .insertInto("calendarDay")
    .values(days.map((day) => ({ propertyId: trx.propertyId, ...day })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface NewSetting {
  readonly key: SettingKey;
  readonly fromDate: CalendarDate;
  readonly value: unknown;
}

/** Sets a rule from a date on; what was in force before stays what it was. */
export async function setSetting(trx: Trx, { key, fromDate, value }: NewSetting, now: Instant): Promise<void> {
  const act = settingAct(settings[key]);
  refuseUnless(trx.actor, act);
  const read = settings[key].schema.safeParse(value);
  if (!read.success) throw new Refusal("invalid", "kernel.input-not-valid", { fields: [key] });
  const checked = read.data;
  const before = await trx
    .selectFrom("setting")
    .select("value")
    .where("propertyId", "=", trx.propertyId)
    .where("key", "=", key)
    .where("fromDate", "=", fromDate)
    .executeTakeFirst();
  const json = JSON.stringify(checked);
  await trx
    .insertInto("setting")
    .values({ propertyId: trx.propertyId, key, fromDate, value: json, setAt: now })
    .onConflict((conflict) =>
      conflict.columns(["propertyId", "key", "fromDate"]).doUpdateSet({ value: sql`${json}::jsonb`, setAt: now }),
    )
    .execute();
  await recordChange(trx, {
    act: "properties.set",
    at: now,
    fields: [
      {
        subject: "property",
        row: trx.propertyId,
        field: `${key}@${fromDate}`,
        before: before?.value ?? null,
        after: checked,
      },
    ],
  });
}
