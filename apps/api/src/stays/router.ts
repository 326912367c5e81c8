import { today } from "@foyer/db/properties/queries";
import { production } from "@foyer/db/stays/production/queries";
import { getStay, staysOfClient } from "@foyer/db/stays/queries";
import { ProductionAsked, StayById, StaysOfClient } from "@foyer/domain/stays/schema";
import { may, router } from "../kernel/procedure.ts";

export const staysRouter = router({
  ofClient: may("stays:read")
    .input(StaysOfClient)
    .query(async ({ ctx, input }) => staysOfClient(ctx.trx, input, await today(ctx.trx, ctx.now))),
  get: may("stays:read")
    .input(StayById)
    .query(async ({ ctx, input }) => getStay(ctx.trx, input.id, await today(ctx.trx, ctx.now))),
  production: may("production:read")
    .input(ProductionAsked)
    .query(async ({ ctx, input }) => production(ctx.trx, input, await today(ctx.trx, ctx.now))),
});
