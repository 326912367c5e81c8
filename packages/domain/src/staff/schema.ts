import { z } from "zod";
import { StaffId } from "../kernel/ids.ts";
import { Role } from "../kernel/permissions.ts";
import { CalendarDate } from "../kernel/time.ts";
import { Language } from "../kernel/words.ts";

export { StaffId } from "../kernel/ids.ts";

export const StaffEmail = z.string().trim().toLowerCase().max(254).pipe(z.email()).brand<"StaffEmail">();
export type StaffEmail = z.infer<typeof StaffEmail>;

/** Long enough to withstand guessing; nothing is asked of its letters. */
export const Password = z.string().min(10).max(200);

export const SignIn = z.strictObject({ email: z.string().max(254), password: z.string().max(200) });
export const SignInByLink = z.strictObject({ token: z.string().min(1).max(200) });
export const SetPassword = z.strictObject({ current: z.string().max(200).nullable(), next: Password });

export const NewStaff = z.strictObject({
  email: StaffEmail,
  role: Role,
  name: z.string().trim().min(1).max(80).optional(),
  language: Language.default("zh-Hans"),
  fromDate: CalendarDate.optional(),
  /** The role the person holds here now, named by who means to replace it: nobody is moved by mistyping an address. */
  insteadOf: Role.optional(),
});
export type NewStaff = z.input<typeof NewStaff>;

/** The team by its name; null takes the person out of any. */
export const SetTeam = z.strictObject({ staffId: StaffId, team: z.string().trim().min(1).max(60).nullable() });
export type SetTeam = z.output<typeof SetTeam>;

export const StaffRef = z.strictObject({ id: StaffId });
