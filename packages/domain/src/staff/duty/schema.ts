import { z } from "zod";

/** Which text of the duty was read: texts are numbered from 1, and every change of the words is a new one. */
export const AcceptDuty = z.strictObject({ version: z.int().positive() });
export type AcceptDuty = z.output<typeof AcceptDuty>;
