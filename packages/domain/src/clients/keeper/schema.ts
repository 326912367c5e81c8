import { z } from "zod";
import { StaffId } from "../../staff/schema.ts";
import { ClientId, Tier } from "../schema.ts";

/** The person who works the list of files that want it; nobody ends it. (A2.5) */
export const SetKeeper = z.strictObject({ staffId: StaffId.nullable() });
export type SetKeeper = z.infer<typeof SetKeeper>;

export const KeeperPage = z.strictObject({
  kind: z.enum(["incomplete", "stale"]),
  ownerId: StaffId.optional(),
  tier: Tier.optional(),
  /** The last row of the page before: what it was sorted by, and its id. */
  after: z.strictObject({ by: z.union([z.number(), z.string().max(20)]), id: ClientId }).optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type KeeperPage = z.infer<typeof KeeperPage>;
