import { enterInvoice } from "@foyer/db/credit/booking/invoices/mutations";
import { billableOf, wouldBook } from "@foyer/db/credit/booking/queries";
import { releaseReservation, reserve } from "@foyer/db/credit/booking/reservations/mutations";
import { reservationsOfClient } from "@foyer/db/credit/booking/reservations/queries";
import { bookStay, changeStay, payAtDesk } from "@foyer/db/credit/booking/stays/mutations";
import { today } from "@foyer/db/properties/queries";
import {
  BookStay,
  ChangeStay,
  EnterInvoice,
  PayAtDesk,
  ReleaseReservation,
  Reserve,
  WouldBook,
} from "@foyer/domain/credit/booking/schema";
import { ExposureOfClient } from "@foyer/domain/credit/exposure/schema";
import { may, router } from "../../kernel/procedure.ts";

const booking = may("credit:book");

/** What uses a client's limit: stays, reservations and invoices are entered here and nowhere else. */
export const creditBookingRouter = router({
  would: booking.input(WouldBook).query(({ ctx, input }) => wouldBook(ctx.trx, input, today(ctx.trx, ctx.now))),
  bookStay: booking.input(BookStay).mutation(({ ctx, input }) => bookStay(ctx.trx, input, ctx.now)),
  changeStay: booking.input(ChangeStay).mutation(({ ctx, input }) => changeStay(ctx.trx, input, ctx.now)),
  payAtDesk: booking.input(PayAtDesk).mutation(({ ctx, input }) => payAtDesk(ctx.trx, input, ctx.now)),
  reserve: booking.input(Reserve).mutation(({ ctx, input }) => reserve(ctx.trx, input, ctx.now)),
  release: booking.input(ReleaseReservation).mutation(({ ctx, input }) => releaseReservation(ctx.trx, input, ctx.now)),
  reservations: may("credit:standing")
    .input(ExposureOfClient)
    .query(({ ctx, input }) => reservationsOfClient(ctx.trx, input.clientId, today(ctx.trx, ctx.now))),
  billable: may("receivables:write")
    .input(ExposureOfClient)
    .query(({ ctx, input }) => billableOf(ctx.trx, input.clientId, today(ctx.trx, ctx.now))),
  enterInvoice: may("receivables:write")
    .input(EnterInvoice)
    .mutation(({ ctx, input }) => enterInvoice(ctx.trx, input, ctx.now)),
});
