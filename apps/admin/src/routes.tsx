import { clientsRoutes } from "./clients/routes.tsx";
import type { ScreenRoute } from "./kernel/screen-route.ts";
import { overviewRoutes } from "./overview/routes.tsx";
import { propertiesRoutes } from "./properties/routes.tsx";
import { staffRoutes } from "./staff/routes.tsx";

/** The register of screens: one line per capability; its order is the navigation's order. */
export const screenRoutes: readonly ScreenRoute[] = [
  ...overviewRoutes,
  ...clientsRoutes,
  ...staffRoutes,
  ...propertiesRoutes,
];
