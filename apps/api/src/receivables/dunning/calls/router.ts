import { countAttempt } from "@foyer/db/kernel/attempts";
import { withActor } from "@foyer/db/kernel/fence";
import { logCall } from "@foyer/db/receivables/dunning/outcomes/mutations";
import { revealPhone } from "@foyer/db/receivables/dunning/phones/mutations";
import { LogCall, RevealPhone } from "@foyer/domain/receivables/dunning/schema";
import { revealLimit } from "@foyer/domain/staff/rules";
import { may, mayOutside } from "../../../kernel/procedure.ts";

/** Whom one calls about what a client owes, and what came of it. */
export const callsProcedures = {
  logCall: may("dunning:call")
    .input(LogCall)
    .mutation(({ ctx, input }) => logCall(ctx.trx, input, ctx.now)),
  /** Counted before the fence is entered, with every other reveal of a contact. */
  revealPhone: mayOutside("dunning:call")
    .input(RevealPhone)
    .mutation(async ({ ctx: { house, actor, now }, input }) => {
      const bucket = `reveal|${actor.propertyId}|${actor.staffId}`;
      await countAttempt(house.db, { bucket, limit: revealLimit }, now);
      return withActor(house.db, actor, (trx) => revealPhone(trx, input, now));
    }),
};
