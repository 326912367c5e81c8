import { today } from "@foyer/db/properties/queries";
import { askAbsence, decideAbsence, endAbsence } from "@foyer/db/staff/absence/mutations";
import { listAbsences } from "@foyer/db/staff/absence/queries";
import { addDays } from "@foyer/domain/kernel/time";
import { AbsenceRef, AskAbsence, DecideAbsence } from "@foyer/domain/staff/absence/schema";
import { may, router } from "../../kernel/procedure.ts";

/** Days back that the list shows. */
const shownFor = 90;

/** Who is away, and who stands in. */
export const absencesRouter = router({
  list: may("staff:read").query(({ ctx }) => {
    const on = today(ctx.trx, ctx.now);
    return listAbsences(ctx.trx, { on, since: addDays(on, -shownFor) });
  }),
  ask: may("absences:ask")
    .input(AskAbsence)
    .mutation(async ({ ctx, input }) => ({ id: await askAbsence(ctx.trx, input, ctx.now) })),
  decide: may("absences:decide")
    .input(DecideAbsence)
    .mutation(({ ctx, input }) => decideAbsence(ctx.trx, input, ctx.now)),
  end: may("staff:read")
    .input(AbsenceRef)
    .mutation(({ ctx, input }) => endAbsence(ctx.trx, input.id, ctx.now)),
});
