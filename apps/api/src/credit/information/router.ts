import {
  addReference,
  archiveReference,
  enterProfile,
  enterYear,
  rateFactor,
  setBlock,
} from "@foyer/db/credit/information/mutations";
import { informationOfClient, ratingsOfClient } from "@foyer/db/credit/information/queries";
import { today } from "@foyer/db/properties/queries";
import {
  AddReference,
  ArchiveReference,
  EnterProfile,
  EnterYear,
  InformationOfClient,
  RateFactor,
  SetBlock,
} from "@foyer/domain/credit/information/schema";
import { may, router } from "../../kernel/procedure.ts";

export const creditFileRouter = router({
  of: may("credit:read")
    .input(InformationOfClient)
    .query(({ ctx, input }) => informationOfClient(ctx.trx, input, today(ctx.trx, ctx.now))),
  ratings: may("credit:read")
    .input(InformationOfClient)
    .query(({ ctx, input }) => ratingsOfClient(ctx.trx, input, today(ctx.trx, ctx.now))),
  enterYear: may("credit:write")
    .input(EnterYear)
    .mutation(({ ctx, input }) => enterYear(ctx.trx, input, ctx.now)),
  enterProfile: may("credit:write")
    .input(EnterProfile)
    .mutation(({ ctx, input }) => enterProfile(ctx.trx, input, ctx.now)),
  addReference: may("credit:write")
    .input(AddReference)
    .mutation(({ ctx, input }) => addReference(ctx.trx, input, ctx.now)),
  archiveReference: may("credit:write")
    .input(ArchiveReference)
    .mutation(({ ctx, input }) => archiveReference(ctx.trx, input, ctx.now)),
  rate: may("credit:write")
    .input(RateFactor)
    .mutation(({ ctx, input }) => rateFactor(ctx.trx, input, ctx.now)),
  setBlock: may("credit:write")
    .input(SetBlock)
    .mutation(({ ctx, input }) => setBlock(ctx.trx, input, ctx.now)),
});
