import { z } from "zod";
import { Currency } from "../kernel/money.ts";
import type { Act } from "../kernel/permissions.ts";
import { CalendarDate, TimeZone } from "../kernel/time.ts";
import { Language, type Phrase } from "../kernel/words.ts";

export { PropertyId } from "../kernel/ids.ts";

/** The short name of a hotel in commands, links and file names (`PARK`). */
const PropertyCode = z.string().regex(/^[A-Z][A-Z0-9]{1,11}$/);

export const NewProperty = z.strictObject({
  code: PropertyCode,
  name: z.string().trim().min(1).max(120),
  timeZone: TimeZone,
  currency: Currency,
  /** No points, scores or mails about anything before it. */
  startDate: CalendarDate,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default("CN"),
  locale: Language.default("zh-Hans"),
  demo: z.boolean().default(false),
});
export type NewProperty = z.infer<typeof NewProperty>;

/** One rule a property may change from a date: its shape, the default in force until then, and its name on the screen. */
export interface Setting<Value = unknown> {
  readonly schema: z.ZodType<Value>;
  readonly fallback: Value;
  readonly label: Phrase;
  /** How the installation works, not how the hotel does: an administrator's to set, too. */
  readonly technical: boolean;
}

export const setting = <Value>(schema: z.ZodType<Value>, fallback: Value, label: Phrase): Setting<Value> => ({
  schema,
  fallback,
  label,
  technical: false,
});

export const technicalSetting = <Value>(...given: Parameters<typeof setting<Value>>): Setting<Value> => ({
  ...setting(...given),
  technical: true,
});

/** What one must be allowed to do to set it: what decides scores, mails and pay is not the administrator's. */
export const settingAct = ({ technical }: Pick<Setting, "technical">): Act =>
  technical ? "properties:technical" : "properties:write";
