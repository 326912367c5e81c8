import { z } from "zod";
import { ClientId } from "../../clients/schema.ts";
import { Currency } from "../../kernel/money.ts";
import { CalendarDate } from "../../kernel/time.ts";
import { Amount, LedgerItemId, LedgerPromiseId, line, WriteKey } from "../schema.ts";

/** Open until its day is over; then by what was paid meanwhile. (A7.7) */
export const PromiseState = z.enum(["open", "kept", "partly", "broken", "withdrawn"]);
export type PromiseState = z.infer<typeof PromiseState>;

/** A client's word to pay so much by a day; for these items, or for whatever is open. */
export const NotePromise = z
  .strictObject({
    key: WriteKey,
    clientId: ClientId,
    currency: Currency.optional(),
    itemIds: z.array(LedgerItemId).max(200).default([]),
    amountMinor: Amount,
    madeOn: CalendarDate,
    promisedFor: CalendarDate,
    note: line(400).nullable().default(null),
  })
  .refine(({ madeOn, promisedFor }) => madeOn <= promisedFor, {
    path: ["promisedFor"],
    params: { code: "receivables.promise-of-the-past" },
  });
export type NotePromise = z.output<typeof NotePromise>;

export const WithdrawPromise = z.strictObject({ id: LedgerPromiseId, reason: line(400) });
export type WithdrawPromise = z.infer<typeof WithdrawPromise>;

export const PromisesOfClient = z.strictObject({ clientId: ClientId });
