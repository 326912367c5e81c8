import { z } from "zod";
import { ClientId } from "../../clients/schema.ts";

/** One file at a time is confirmed as unchanged. (B1.2) */
export const VerifyClient = z.strictObject({ clientId: ClientId });
export type VerifyClient = z.infer<typeof VerifyClient>;

/** Files of which one list is to say whether they can be confirmed today. */
export const Verifiable = z.strictObject({ clientIds: z.array(ClientId).min(1).max(200) });
export type Verifiable = z.infer<typeof Verifiable>;
