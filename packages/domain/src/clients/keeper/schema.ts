import { z } from "zod";
import { CalendarDate } from "../../kernel/time.ts";
import { StaffId } from "../../staff/schema.ts";
import { ClientId, Tier } from "../schema.ts";

/** The person who works the list of files that want it; nobody ends it. (A2.5) */
export const SetKeeper = z.strictObject({ staffId: StaffId.nullable() });
export type SetKeeper = z.infer<typeof SetKeeper>;

/** The last row of the page before: what it was sorted by, a day or how full the file is, and its id. */
export const KeeperPage = z
  .strictObject({
    kind: z.enum(["incomplete", "stale"]),
    ownerId: StaffId.optional(),
    tier: Tier.optional(),
    after: z.strictObject({ by: z.union([z.int().min(0).max(100), CalendarDate]), id: ClientId }).optional(),
    limit: z.int().min(1).max(200).default(50),
  })
  .refine(({ kind, after }) => after === undefined || (typeof after.by === "string") === (kind === "stale"), {
    path: ["after"],
  });
export type KeeperPage = z.infer<typeof KeeperPage>;
