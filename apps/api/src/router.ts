import { targetsRouter } from "./targets/router.ts";
import { activitiesRouter } from "./activities/router.ts";
import { approvalsRouter } from "./approvals/router.ts";
import { type changeSetsRouter, changesRouter } from "./changes/router.ts";
import { bulkRouter } from "./clients/bulk/router.ts";
import { duplicatesRouter } from "./clients/duplicates/router.ts";
import { handOversRouter } from "./clients/hand-over/router.ts";
import { clientsRouter } from "./clients/router.ts";
import { tipsRouter } from "./clients/tips/router.ts";
import { creditBookingRouter } from "./credit/booking/router.ts";
import { creditHoldsRouter } from "./credit/holds/router.ts";
import { creditFileRouter } from "./credit/information/router.ts";
import { creditRouter } from "./credit/router.ts";
import { filesRouter } from "./files/router.ts";
import { importsRouter } from "./imports/router.ts";
import { jobsRouter } from "./jobs/router.ts";
import { router } from "./kernel/procedure.ts";
import { messagesRouter } from "./messages/router.ts";
import { overviewRouter } from "./overview/router.ts";
import { propertiesRouter } from "./properties/router.ts";
import { dunningRouter } from "./receivables/dunning/router.ts";
import { figuresRouter } from "./receivables/figures/router.ts";
import { ledgerRouter } from "./receivables/posting/router.ts";
import { receivingRouter } from "./receivables/receiving/router.ts";
import { receivablesRouter } from "./receivables/router.ts";
import { statementsRouter } from "./receivables/statements/router.ts";
import { scoresRouter } from "./scores/router.ts";
import { absencesRouter } from "./staff/absence/router.ts";
import { staffRouter } from "./staff/router.ts";
import { staysRouter } from "./stays/router.ts";
import { surveysRouter } from "./surveys/router.ts";

/** The register of routers: one line per capability. */
export const appRouter = router({
  absences: absencesRouter,
  activities: activitiesRouter,
  approvals: approvalsRouter,
  bulk: bulkRouter,
  changes: changesRouter,
  clients: clientsRouter,
  dunning: dunningRouter,
  credit: creditRouter,
  creditBooking: creditBookingRouter,
  creditFile: creditFileRouter,
  creditHolds: creditHoldsRouter,
  duplicates: duplicatesRouter,
  figures: figuresRouter,
  files: filesRouter,
  handOvers: handOversRouter,
  imports: importsRouter,
  jobs: jobsRouter,
  ledger: ledgerRouter,
  messages: messagesRouter,
  overview: overviewRouter,
  properties: propertiesRouter,
  receivables: receivablesRouter,
  receiving: receivingRouter,
  scores: scoresRouter,
  staff: staffRouter,
  statements: statementsRouter,
  surveys: surveysRouter,
  stays: staysRouter,
  targets: targetsRouter,
  tips: tipsRouter,
});

export type AppRouter = typeof appRouter;
export type ChangeSetsRouter = typeof changeSetsRouter;
