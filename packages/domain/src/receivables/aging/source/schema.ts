import { z } from "zod";
import { LedgerItemId } from "../../schema.ts";

/** What an item was made from: its document and the stays that it bills. */
export const SourceOfItem = z.strictObject({ itemId: LedgerItemId });
