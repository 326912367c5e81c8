import { targetsRouter } from "./targets/router.ts";
import { activitiesRouter } from "./activities/router.ts";
import { type changeSetsRouter, changesRouter } from "./changes/router.ts";
import { clientsRouter } from "./clients/router.ts";
import { importsRouter } from "./imports/router.ts";
import { jobsRouter } from "./jobs/router.ts";
import { router } from "./kernel/procedure.ts";
import { propertiesRouter } from "./properties/router.ts";
import { scoresRouter } from "./scores/router.ts";
import { staffRouter } from "./staff/router.ts";
import { staysRouter } from "./stays/router.ts";

/** The register of routers: one line per capability. */
export const appRouter = router({
  activities: activitiesRouter,
  changes: changesRouter,
  clients: clientsRouter,
  imports: importsRouter,
  jobs: jobsRouter,
  properties: propertiesRouter,
  scores: scoresRouter,
  staff: staffRouter,
  stays: staysRouter,
  targets: targetsRouter,
});

export type AppRouter = typeof appRouter;
export type ChangeSetsRouter = typeof changeSetsRouter;
