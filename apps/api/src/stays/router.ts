import { today } from "@foyer/db/properties/queries";
import { production } from "@foyer/db/stays/production/queries";
import { getStay, staysOfClient } from "@foyer/db/stays/queries";
import { ProductionAsked, StayById, StaysOfClient } from "@foyer/domain/stays/schema";
import { may, router } from "../kernel/procedure.ts";

export const staysRouter = router({
  ofClient: may("stays:read")
    .input(StaysOfClient)
    .query(({ ctx, input }) => staysOfClient(ctx.trx, input, today(ctx.trx, ctx.now))),
  get: may("stays:read")
    .input(StayById)
    .query(({ ctx, input }) => getStay(ctx.trx, input.id, today(ctx.trx, ctx.now))),
  production: may("production:read")
    .input(ProductionAsked)
    .query(({ ctx, input }) => production(ctx.trx, input, today(ctx.trx, ctx.now))),
});
