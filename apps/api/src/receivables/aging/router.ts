import { today } from "@foyer/db/properties/queries";
import { agingItemsReport, agingReport } from "@foyer/db/receivables/aging/across/queries";
import { setBuckets } from "@foyer/db/receivables/aging/buckets/mutations";
import { bucketVersions } from "@foyer/db/receivables/aging/buckets/queries";
import { sourceOfItem } from "@foyer/db/receivables/aging/source/queries";
import { SetBuckets } from "@foyer/domain/receivables/aging/buckets/schema";
import { AgingCell, AgingPage } from "@foyer/domain/receivables/aging/schema";
import { SourceOfItem } from "@foyer/domain/receivables/aging/source/schema";
import { may, mayOutside } from "../../kernel/procedure.ts";

const act = "receivables:read";

/** The report, what is behind its figures, and by which days it cuts. */
export const agingProcedures = {
  aging: mayOutside(act)
    .input(AgingPage)
    .query(({ ctx: { house, actor, now }, input }) => agingReport(house.reports, { actor, act, question: input }, now)),
  agingItems: mayOutside(act)
    .input(AgingCell)
    .query(({ ctx: { house, actor, now }, input }) =>
      agingItemsReport(house.reports, { actor, act, cell: input }, now),
    ),
  source: may(act)
    .input(SourceOfItem)
    .query(({ ctx, input }) => sourceOfItem(ctx.trx, input, today(ctx.trx, ctx.now))),
  bucketVersions: may(act).query(({ ctx }) => bucketVersions(ctx.trx)),
  setBuckets: may("receivables:write")
    .input(SetBuckets)
    .mutation(({ ctx, input }) => setBuckets(ctx.trx, input, ctx.now)),
};
