import { setKeeper } from "@foyer/db/clients/keeper/mutations";
import { keeperList, keeperOn } from "@foyer/db/clients/keeper/queries";
import { today } from "@foyer/db/properties/queries";
import { KeeperPage, SetKeeper } from "@foyer/domain/clients/keeper/schema";
import { may } from "../../kernel/procedure.ts";

/** Who keeps the files, and which of them want it. (A2.5) */
export const keeperProcedures = {
  keeper: may("properties:read").query(async ({ ctx }) => (await keeperOn(ctx.trx, today(ctx.trx, ctx.now))) ?? null),
  setKeeper: may("properties:write")
    .input(SetKeeper)
    .mutation(({ ctx, input }) => setKeeper(ctx.trx, input, ctx.now)),
  keeperList: may("clients:read")
    .input(KeeperPage)
    .query(({ ctx, input }) => keeperList(ctx.trx, input, ctx.now)),
};
