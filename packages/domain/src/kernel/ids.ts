import { z } from "zod";

/** One hotel of the group. */
export const PropertyId = z.int().positive().brand<"PropertyId">();
export type PropertyId = z.infer<typeof PropertyId>;

/** One person who works here, at one or several of the group's properties. */
export const StaffId = z.int().positive().brand<"StaffId">();
export type StaffId = z.infer<typeof StaffId>;
