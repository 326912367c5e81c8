import { setRollUp } from "@foyer/db/credit/exposure/lines/mutations";
import { exposureRows } from "@foyer/db/credit/exposure/queries";
import { endOverride, proposeOverride } from "@foyer/db/credit/holds/overrides/mutations";
import { overridesInForce, overridesOfClient } from "@foyer/db/credit/holds/overrides/queries";
import { clientsOnHold, creditStanding } from "@foyer/db/credit/holds/queries";
import { creditList } from "@foyer/db/credit/holds/standings/queries";
import { today } from "@foyer/db/properties/queries";
import { ExposureOfClient, ExposureRows, SetRollUp } from "@foyer/domain/credit/exposure/schema";
import { CreditList, EndOverride, OverridesPage, ProposeOverride } from "@foyer/domain/credit/holds/schema";
import { may, router } from "../../kernel/procedure.ts";

const standing = may("credit:standing");

/** How limits stand: what uses them, who is on hold and why, and who may go beyond until when. */
export const creditHoldsRouter = router({
  standing: standing
    .input(ExposureOfClient)
    .query(({ ctx, input }) => creditStanding(ctx.trx, input, today(ctx.trx, ctx.now))),
  rows: standing.input(ExposureRows).query(({ ctx, input }) => exposureRows(ctx.trx, input, today(ctx.trx, ctx.now))),
  overridesOf: standing
    .input(ExposureOfClient)
    .query(({ ctx, input }) => overridesOfClient(ctx.trx, input.clientId, today(ctx.trx, ctx.now))),
  mine: may("credit:hold").query(({ ctx }) => clientsOnHold(ctx.trx, today(ctx.trx, ctx.now))),
  list: may("credit:read")
    .input(CreditList)
    .query(({ ctx, input }) => creditList(ctx.trx, input, today(ctx.trx, ctx.now))),
  overrides: may("credit:read")
    .input(OverridesPage)
    .query(({ ctx, input }) => overridesInForce(ctx.trx, { ...input, on: today(ctx.trx, ctx.now) })),
  proposeOverride: may("credit:propose")
    .input(ProposeOverride)
    .mutation(({ ctx, input }) => proposeOverride(ctx.trx, input, ctx.now)),
  endOverride: may("credit:write")
    .input(EndOverride)
    .mutation(({ ctx, input }) => endOverride(ctx.trx, input, ctx.now)),
  setRollUp: may("credit:write")
    .input(SetRollUp)
    .mutation(({ ctx, input }) => setRollUp(ctx.trx, input, ctx.now)),
});
