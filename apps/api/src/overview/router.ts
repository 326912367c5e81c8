import { countAttempt } from "@foyer/db/kernel/attempts";
import { withActor } from "@foyer/db/kernel/fence";
import { search } from "@foyer/db/overview/search/queries";
import { timeline } from "@foyer/db/overview/timeline/queries";
import { today } from "@foyer/db/properties/queries";
import { contactDetails, lookUpLimit } from "@foyer/domain/overview/search/rules";
import { SearchText } from "@foyer/domain/overview/search/schema";
import { TimelinePage } from "@foyer/domain/overview/timeline/schema";
import { may, mayOutside, router } from "../kernel/procedure.ts";

export const overviewRouter = router({
  /** Asks, but by POST: names, phone numbers and addresses have no place in a URL. Whole numbers are counted, whoever has them. */
  search: mayOutside("clients:read")
    .input(SearchText)
    .mutation(async ({ ctx: { house, actor, now }, input }) => {
      const bucket = `look-up|${actor.propertyId}|${actor.staffId}`;
      if (contactDetails(input.text).length > 0) await countAttempt(house.db, { bucket, limit: lookUpLimit }, now);
      return withActor(house.db, actor, (trx) => search(trx, input.text, today(trx, now)));
    }),
  /** Each kind within its own rights. */
  timeline: may("clients:read")
    .input(TimelinePage)
    .query(({ ctx, input }) => timeline(ctx.trx, input, today(ctx.trx, ctx.now))),
});
