import { verifyClient } from "@foyer/db/activities/verification/mutations";
import { verifiable } from "@foyer/db/activities/verification/queries";
import { cadenceWindows } from "@foyer/db/activities/cadence/queries";
import { logActivity, withdrawActivity } from "@foyer/db/activities/mutations";
import { activitiesOfClient, contactsDue, stepsPromised } from "@foyer/db/activities/queries";
import { reachedClient } from "@foyer/db/clients/queries";
import { today } from "@foyer/db/properties/queries";
import {
  ActivitiesOfClient,
  CadenceOfClient,
  DueFilter,
  LogActivity,
  WithdrawActivity,
} from "@foyer/domain/activities/schema";
import { Verifiable, VerifyClient } from "@foyer/domain/activities/verification/schema";
import { may, router } from "../kernel/procedure.ts";

export const activitiesRouter = router({
  ofClient: may("activities:read")
    .input(ActivitiesOfClient)
    .query(({ ctx, input }) => activitiesOfClient(ctx.trx, input, today(ctx.trx, ctx.now))),
  cadenceOfClient: may("activities:read")
    .input(CadenceOfClient)
    .query(async ({ ctx, input }) => {
      await reachedClient(ctx.trx, { id: input.clientId, act: "activities:read", on: today(ctx.trx, ctx.now) });
      return cadenceWindows(ctx.trx, input);
    }),
  due: may("activities:read")
    .input(DueFilter)
    .query(({ ctx, input }) => contactsDue(ctx.trx, input, today(ctx.trx, ctx.now))),
  promised: may("activities:read")
    .input(DueFilter)
    .query(({ ctx, input }) => stepsPromised(ctx.trx, input, today(ctx.trx, ctx.now))),
  /** Whether files can be confirmed as unchanged today, and why not. */
  verifiable: may("clients:read")
    .input(Verifiable)
    .query(({ ctx, input }) => verifiable(ctx.trx, input, ctx.now)),
  verify: may("clients:write")
    .input(VerifyClient)
    .mutation(({ ctx, input }) => verifyClient(ctx.trx, input, ctx.now)),
  log: may("activities:write")
    .input(LogActivity)
    .mutation(({ ctx, input }) => logActivity(ctx.trx, input, ctx.now)),
  withdraw: may("activities:write")
    .input(WithdrawActivity)
    .mutation(({ ctx, input }) => withdrawActivity(ctx.trx, input, ctx.now)),
});
