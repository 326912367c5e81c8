import { z } from "zod";
import { StaffId } from "../../kernel/ids.ts";
import { CalendarDate } from "../../kernel/time.ts";
import { type ClientField, ClientId, clientFields } from "../schema.ts";

export const MergeId = z.int().positive().brand<"MergeId">();
export type MergeId = z.infer<typeof MergeId>;

/** Whose value a field of the merged file has. */
export const Side = z.enum(["winner", "loser"]);
export type Side = z.infer<typeof Side>;

const fields = z.enum(clientFields);

/** Two files made one: the winner stays, and every field is chosen. What is not named is the winner's, or the loser's where the winner has none. */
export const MergeClients = z
  .strictObject({
    winnerId: ClientId,
    loserId: ClientId,
    choices: z.partialRecord(fields, Side).default({}),
    /** The record's last change when the files were looked at: what changed since is not merged unseen. */
    base: z.int().min(0).optional(),
  })
  .refine((merge) => merge.winnerId !== merge.loserId, { path: ["loserId"] });
export type MergeClients = z.input<typeof MergeClients>;

const SpellDates = { from: CalendarDate, to: z.union([CalendarDate, z.literal("infinity")]) };

/** What held of a client from a day until the day before `to`; `infinity` while it holds. */
export const Spell = z.strictObject({ ...SpellDates, value: z.union([z.string(), z.number()]) });
export type Spell = z.infer<typeof Spell>;

/** From when until when somebody worked on a client beside its owner. */
export const Collaboration = z.strictObject({ ...SpellDates, staffId: StaffId });
export type Collaboration = z.infer<typeof Collaboration>;

export const PairOfClients = z.strictObject({ winnerId: ClientId, loserId: ClientId });
export type PairOfClients = z.infer<typeof PairOfClients>;

export const UndoMerge = z.strictObject({ id: MergeId });

export type Choices = Readonly<Partial<Record<ClientField, Side>>>;
