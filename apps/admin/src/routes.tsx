import { activitiesRoutes } from "./activities/routes.tsx";
import { approvalsRoutes } from "./approvals/routes.tsx";
import { clientsRoutes } from "./clients/routes.tsx";
import { creditRoutes } from "./credit/routes.tsx";
import type { ScreenRoute } from "./kernel/screen-route.ts";
import { creditHoldsRoutes } from "./credit/holds/routes.tsx";
import { messagesRoutes } from "./messages/routes.tsx";
import { guideRoutes, overviewRoutes } from "./overview/routes.tsx";
import { propertiesRoutes } from "./properties/routes.tsx";
import { dunningRoutes } from "./receivables/dunning/routes.tsx";
import { receivablesRoutes } from "./receivables/routes.tsx";
import { scoresRoutes } from "./scores/routes.tsx";
import { importsRoutes } from "./imports/routes.tsx";
import { staffRoutes } from "./staff/routes.tsx";
import { staysRoutes } from "./stays/routes.tsx";
import { surveysRoutes } from "./surveys/routes.tsx";
import { targetsRoutes } from "./targets/routes.tsx";

/** The register of screens: one line per capability; its order is the navigation's order. */
export const screenRoutes: readonly ScreenRoute[] = [
  ...overviewRoutes,
  ...clientsRoutes,
  ...activitiesRoutes,
  ...staysRoutes,
  ...targetsRoutes,
  ...receivablesRoutes,
  ...dunningRoutes,
  ...creditRoutes,
  ...creditHoldsRoutes,
  ...scoresRoutes,
  ...importsRoutes,
  ...surveysRoutes,
  ...staffRoutes,
  ...propertiesRoutes,
  ...messagesRoutes,
  ...approvalsRoutes,
  ...guideRoutes,
];
