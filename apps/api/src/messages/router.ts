import {
  liftSuppression,
  recordConsent,
  suppressAddress,
  withdrawConsent,
} from "@foyer/db/messages/addresses/mutations";
import { addressRecord } from "@foyer/db/messages/addresses/queries";
import { settleMessage } from "@foyer/db/messages/mutations";
import { listMessages, messageCounts, openMessage } from "@foyer/db/messages/queries";
import {
  AddressLookup,
  LiftSuppression,
  MessageFilter,
  MessageId,
  RecordConsent,
  SettleMessage,
  SuppressAddress,
  WithdrawConsent,
} from "@foyer/domain/messages/schema";
import { z } from "zod";
import { may, router } from "../kernel/procedure.ts";
import { inboxProcedures } from "./inbox/router.ts";

export const messagesRouter = router({
  ...inboxProcedures,
  list: may("messages:read")
    .input(MessageFilter)
    .query(({ ctx, input }) => listMessages(ctx.trx, input)),
  counts: may("messages:read").query(({ ctx }) => messageCounts(ctx.trx)),
  open: may("messages:read")
    .input(z.strictObject({ id: MessageId }))
    .query(({ ctx, input }) => openMessage(ctx.trx, input.id)),
  settle: may("messages:write")
    .input(SettleMessage)
    .mutation(({ ctx, input }) => settleMessage(ctx.trx, input, ctx.now)),
  /** Asks, but by POST: an address has no place in a URL. */
  address: may("messages:write")
    .input(AddressLookup)
    .mutation(({ ctx, input }) => addressRecord(ctx.trx, input.mail)),
  recordConsent: may("messages:write")
    .input(RecordConsent)
    .mutation(({ ctx, input }) => recordConsent(ctx.trx, input, ctx.now)),
  withdrawConsent: may("messages:write")
    .input(WithdrawConsent)
    .mutation(({ ctx, input }) => withdrawConsent(ctx.trx, input, ctx.now)),
  suppress: may("messages:write")
    .input(SuppressAddress)
    .mutation(({ ctx, input }) => suppressAddress(ctx.trx, input, ctx.now)),
  liftSuppression: may("messages:write")
    .input(LiftSuppression)
    .mutation(({ ctx, input }) => liftSuppression(ctx.trx, input, ctx.now)),
});
