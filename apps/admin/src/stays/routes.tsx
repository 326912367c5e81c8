import { IconChartBar } from "@tabler/icons-react";
import type { ScreenRoute } from "../kernel/screen-route.ts";

export const staysRoutes: readonly ScreenRoute[] = [
  {
    path: "/production",
    title: "stays.production.title",
    act: "production:read",
    load: async () => (await import("./production-screen.tsx")).ProductionScreen,
    nav: { group: "sales", icon: IconChartBar },
  },
];
