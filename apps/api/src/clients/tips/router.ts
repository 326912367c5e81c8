import { acceptTip, rejectTip } from "@foyer/db/clients/tips/decision/mutations";
import { sendTip } from "@foyer/db/clients/tips/mutations";
import { clientsOfTip, clientsToTip, countTips, listTips, sentTips } from "@foyer/db/clients/tips/queries";
import { today } from "@foyer/db/properties/queries";
import { AcceptTip, RejectTip, SendTip, TipClients, TipId, TipsPage } from "@foyer/domain/clients/tips/schema";
import { z } from "zod";
import { may, router } from "../../kernel/procedure.ts";

const ById = z.strictObject({ id: TipId });

/** Tips from other departments and from the hotel's own site. (A2.2, A2.4) */
export const tipsRouter = router({
  list: may("tips:decide")
    .input(TipsPage)
    .query(({ ctx, input }) => listTips(ctx.trx, input, today(ctx.trx, ctx.now))),
  open: may("tips:decide").query(({ ctx }) => countTips(ctx.trx, today(ctx.trx, ctx.now))),
  known: may("tips:decide")
    .input(ById)
    .query(({ ctx, input }) => clientsOfTip(ctx.trx, input.id, today(ctx.trx, ctx.now))),
  accept: may("tips:decide")
    .input(AcceptTip)
    .mutation(({ ctx, input }) => acceptTip(ctx.trx, input, ctx.now)),
  reject: may("tips:decide")
    .input(RejectTip)
    .mutation(({ ctx, input }) => rejectTip(ctx.trx, input, ctx.now)),
  clients: may("tips:send")
    .input(TipClients)
    .query(({ ctx, input }) => clientsToTip(ctx.trx, input.search, today(ctx.trx, ctx.now))),
  send: may("tips:send")
    .input(SendTip)
    .mutation(async ({ ctx, input }) => ({ id: await sendTip(ctx.trx, input, ctx.now) })),
  sent: may("tips:send")
    .input(TipsPage)
    .query(({ ctx, input }) => sentTips(ctx.trx, input, today(ctx.trx, ctx.now))),
});
