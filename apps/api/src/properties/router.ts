import { setSetting } from "@foyer/db/properties/mutations";
import { calendarDays, settingHistory } from "@foyer/db/properties/queries";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { type SettingKey, settings } from "@foyer/domain/settings";
import { z } from "zod";
import { may, router } from "../kernel/procedure.ts";

const Key = z.string().refine((key): key is SettingKey => Object.hasOwn(settings, key));

export const propertiesRouter = router({
  current: may("properties:read").query(({ ctx }) => ctx.trx.property),
  settings: may("properties:read").query(({ ctx }) => settingHistory(ctx.trx)),
  // which of the two acts it takes depends on the setting
  setSetting: may("properties:technical")
    .input(z.strictObject({ key: Key, fromDate: CalendarDate, value: z.json() }))
    .mutation(({ ctx, input }) => setSetting(ctx.trx, input, ctx.now)),
  calendar: may("properties:read")
    .input(z.strictObject({ from: CalendarDate, to: CalendarDate }))
    .query(({ ctx, input }) => calendarDays(ctx.trx, input.from, input.to)),
});
