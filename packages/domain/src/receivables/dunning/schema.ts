import { z } from "zod";

export const DunningLetterId = z.int().positive().brand<"DunningLetterId">();
export type DunningLetterId = z.infer<typeof DunningLetterId>;
export const DunningCallId = z.int().positive().brand<"DunningCallId">();
export type DunningCallId = z.infer<typeof DunningCallId>;
export const DunningStopId = z.int().positive().brand<"DunningStopId">();
export type DunningStopId = z.infer<typeof DunningStopId>;

export const LetterKind = z.enum(["reminder", "letter", "notice"]);
export type LetterKind = z.infer<typeof LetterKind>;

/** Drawn up; signed and about to go; gone; given up because nothing is left to ask for, or it came too late. */
export const LetterStatus = z.enum(["draft", "released", "sent", "dropped"]);
export type LetterStatus = z.infer<typeof LetterStatus>;

/** Whose word a letter needs before it goes. */
export const Signature = z.enum(["finance", "director"]);
export type Signature = z.infer<typeof Signature>;

/** Why nobody is written to about an item although it is late. */
export const HeldReason = z.enum([
  "paid",
  "disputed",
  "promised",
  "legal",
  "snoozed",
  "credit",
  "unconfirmed",
  "house",
  "archived",
  "gap",
  "under-way",
  "no-address",
  "ladder-over",
]);
export type HeldReason = z.infer<typeof HeldReason>;

export const DropReason = z.enum(["nothing-left", "too-late", "no-address"]);
export type DropReason = z.infer<typeof DropReason>;

/** What came of a call. */
export const CallOutcome = z.enum(["promised", "disputes", "asks-documents", "no-answer", "refuses", "paid", "other"]);
export type CallOutcome = z.infer<typeof CallOutcome>;

export const CallStatus = z.enum(["open", "done", "dropped"]);
export type CallStatus = z.infer<typeof CallStatus>;

export const StopKind = z.enum(["snooze", "legal"]);
export type StopKind = z.infer<typeof StopKind>;
