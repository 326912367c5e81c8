import { keptNights } from "@foyer/db/receivables/figures/nights/queries";
import { figureRows } from "@foyer/db/receivables/figures/rows/queries";
import { setProvision } from "@foyer/db/receivables/provision/mutations";
import { matrices, proposeProvision, provisionOn } from "@foyer/db/receivables/provision/queries";
import { checkSeal, seals } from "@foyer/db/receivables/snapshots/seals/queries";
import { FigureRowsQuestion, NightQuestion } from "@foyer/domain/receivables/figures/schema";
import { ProvisionQuestion, SetProvision } from "@foyer/domain/receivables/provision/schema";
import { SealQuestion } from "@foyer/domain/receivables/snapshots/seals/schema";
import { may, router } from "../../kernel/procedure.ts";

const reading = may("receivables:figures");

/** What is of the whole property: figures of its nights, provision, sealed month ends. */
export const figuresRouter = router({
  nights: reading.input(NightQuestion).query(({ ctx, input }) => keptNights(ctx.trx, input, ctx.now)),
  rows: reading.input(FigureRowsQuestion).query(({ ctx, input }) => figureRows(ctx.trx, input)),
  provision: reading.input(ProvisionQuestion).query(({ ctx, input }) => provisionOn(ctx.trx, input)),
  matrices: reading.query(({ ctx }) => matrices(ctx.trx)),
  proposeProvision: reading.input(ProvisionQuestion).query(({ ctx, input }) => proposeProvision(ctx.trx, input)),
  setProvision: may("receivables:write")
    .input(SetProvision)
    .mutation(({ ctx, input }) => setProvision(ctx.trx, input, ctx.now)),
  seals: reading.query(({ ctx }) => seals(ctx.trx)),
  checkSeal: reading.input(SealQuestion).query(({ ctx, input }) => checkSeal(ctx.trx, input)),
});
