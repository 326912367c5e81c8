import { cancelJob } from "@foyer/db/jobs/mutations";
import { getJob, listJobs } from "@foyer/db/jobs/queries";
import { JobId } from "@foyer/domain/jobs/schema";
import { z } from "zod";
import { may, router } from "../kernel/procedure.ts";

const ById = z.strictObject({ id: JobId });

export const jobsRouter = router({
  list: may("jobs:read").query(({ ctx }) => listJobs(ctx.trx)),
  get: may("jobs:read")
    .input(ById)
    .query(({ ctx, input }) => getJob(ctx.trx, input.id)),
  cancel: may("jobs:cancel")
    .input(ById)
    .mutation(({ ctx, input }) => cancelJob(ctx.trx, input.id, ctx.now)),
});
