import { z } from "zod";
import { GridSelection } from "../../changes/views/schema.ts";
import { StaffId } from "../../staff/schema.ts";
import { ClientClass, Tag, Tier } from "../schema.ts";

export const BulkId = z.int().positive().brand<"BulkId">();
export type BulkId = z.infer<typeof BulkId>;

/** What may be done to many clients at once. */
export const BulkAct = z.discriminatedUnion("kind", [
  /** Null: nobody's. */
  z.strictObject({ kind: z.literal("owner"), ownerId: StaffId.nullable() }),
  z.strictObject({ kind: z.literal("add-tag"), tag: Tag }),
  z.strictObject({ kind: z.literal("remove-tag"), tag: Tag }),
  z.strictObject({ kind: z.literal("class"), class: ClientClass }),
  z.strictObject({ kind: z.literal("tier"), tier: Tier }),
  z.strictObject({ kind: z.literal("archive"), reason: z.string().trim().min(1).max(200) }),
  z.strictObject({ kind: z.literal("restore") }),
]);
export type BulkAct = z.infer<typeof BulkAct>;
export type BulkKind = BulkAct["kind"];

export const PreviewBulk = z.strictObject({ selection: GridSelection, act: BulkAct });
export type PreviewBulk = z.output<typeof PreviewBulk>;

/** `key` is made by the sender, so that a retried request acts once. */
export const StartBulk = z.strictObject({ ...PreviewBulk.shape, key: z.uuid() });
export type StartBulk = z.output<typeof StartBulk>;

export const UndoBulk = z.strictObject({ id: BulkId, key: z.uuid() });
export type UndoBulk = z.output<typeof UndoBulk>;

export const BulkRef = z.strictObject({ id: BulkId });

/** What an act comes to: `changed + same + Σ refused = selected`. */
export interface BulkCounts {
  readonly selected: number;
  readonly changed: number;
  readonly same: number;
  /** How many were left alone, by the code of why. */
  readonly refused: Readonly<Record<string, number>>;
}
