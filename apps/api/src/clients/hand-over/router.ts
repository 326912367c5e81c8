import { briefOfClient, leaversHolding } from "@foyer/db/clients/hand-over/queries";
import { today } from "@foyer/db/properties/queries";
import { ClientId } from "@foyer/domain/clients/schema";
import { z } from "zod";
import { may, router } from "../../kernel/procedure.ts";
import { handOverProcedures } from "../../staff/hand-over/router.ts";

export const handOversRouter = router({
  ...handOverProcedures,
  /** Who has left and still owns clients. */
  waiting: may("staff:hand-over").query(({ ctx }) => leaversHolding(ctx.trx, today(ctx.trx, ctx.now))),
  brief: may("clients:write")
    .input(z.strictObject({ clientId: ClientId }))
    .query(({ ctx, input }) => briefOfClient(ctx.trx, input.clientId, today(ctx.trx, ctx.now))),
});
