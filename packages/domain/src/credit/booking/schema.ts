import { z } from "zod";
import { approvalAct, ProposalReason } from "../../approvals/schema.ts";
import { ClientId } from "../../clients/schema.ts";
import { Minor } from "../../kernel/money.ts";
import { CalendarDate, daysBetween } from "../../kernel/time.ts";
import { Amount, PostInvoice } from "../../receivables/schema.ts";
import { longestStay, mostRooms, StayId, StayStatus } from "../../stays/schema.ts";
import { bookingWords } from "./words.ts";

export const CreditReservationId = z.int().positive().brand<"CreditReservationId">();
export type CreditReservationId = z.infer<typeof CreditReservationId>;

const line = (most: number) => z.string().trim().min(1).max(most);
const Key = z.uuid();
const Expected = Amount;
/** Why it should be let through where finance has to agree; without it such business is refused. */
const reason = ProposalReason.nullable().default(null);

/** How much of a reservation an act draws on. */
const Draw = z.strictObject({ reservationId: CreditReservationId, amountMinor: Expected });
const draws = z.array(Draw).max(50).default([]);
export type Draw = z.infer<typeof Draw>;

const isSpan = ({ arrival, departure }: { arrival: CalendarDate; departure: CalendarDate }) =>
  arrival <= departure && daysBetween(arrival, departure) <= longestStay;

/** A stay as a sales rep enters it: it uses the limit from now on, unless it is tentative or paid at the desk. */
export const BookStay = z
  .strictObject({
    key: Key,
    clientId: ClientId,
    arrival: CalendarDate,
    departure: CalendarDate,
    rooms: z.int().min(1).max(mostRooms),
    expectedMinor: Expected,
    status: z.enum(["tentative", "definite"]).default("definite"),
    onCredit: z.boolean().default(true),
    /** As the house's booking system numbers it, where it does already: the imported stay of that number takes its place. */
    confirmation: line(40).nullable().default(null),
    draws,
    reason,
  })
  .refine(isSpan, { path: ["departure"] })
  // what uses no limit draws on no reservation
  .refine(({ status, onCredit, draws }) => draws.length === 0 || (status === "definite" && onCredit), {
    path: ["draws"],
  });
export type BookStay = z.output<typeof BookStay>;

export const ChangeStay = z.strictObject({
  stayId: StayId,
  status: StayStatus.extract(["tentative", "definite", "cancelled"]),
  reason,
});
export type ChangeStay = z.output<typeof ChangeStay>;

export const PayAtDesk = z.strictObject({ stayId: StayId, atDesk: z.boolean() });
export type PayAtDesk = z.infer<typeof PayAtDesk>;

export const Reserve = z.strictObject({
  key: Key,
  clientId: ClientId,
  amountMinor: Expected,
  expectedOn: CalendarDate,
  note: line(200),
  reason,
});
export type Reserve = z.output<typeof Reserve>;

export const ReleaseReservation = z.strictObject({ id: CreditReservationId, reason: ProposalReason });
export type ReleaseReservation = z.infer<typeof ReleaseReservation>;

/** An invoice as it is entered: what it bills of stays and reservations stops using the limit as such. */
export const EnterInvoice = z.strictObject({ invoice: PostInvoice, draws, reason });
export type EnterInvoice = z.output<typeof EnterInvoice>;

/** What a further booking would come to, before it is entered. */
export const WouldBook = z.strictObject({ clientId: ClientId, amountMinor: Minor, from: CalendarDate });
export type WouldBook = z.infer<typeof WouldBook>;

const fields = {
  amount: { label: bookingWords.amount, kind: "money" },
  exposure: { label: bookingWords.exposure, kind: "money" },
  overdue: { label: bookingWords.overdueDays, kind: "number" },
  from: { label: bookingWords.expectedOn, kind: "date" },
} as const;

/** New business of a client on soft hold: finance agrees, another person than the one who enters it. (A7.5) */
const softlyHeld = {
  may: "credit:write",
  subject: "client",
  fields,
  path: (row: number) => `/clients/${row}`,
} as const;

export const bookingApprovals = {
  "credit.book-stay": approvalAct({ ...softlyHeld, name: bookingWords.acts.bookStay, payload: BookStay }),
  "credit.change-stay": approvalAct({ ...softlyHeld, name: bookingWords.acts.changeStay, payload: ChangeStay }),
  "credit.reserve": approvalAct({ ...softlyHeld, name: bookingWords.acts.reserve, payload: Reserve }),
  "credit.enter-invoice": approvalAct({ ...softlyHeld, name: bookingWords.acts.enterInvoice, payload: EnterInvoice }),
};
