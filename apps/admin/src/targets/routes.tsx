import { IconTargetArrow } from "@tabler/icons-react";
import type { ScreenRoute } from "../kernel/screen-route.ts";

export const targetsRoutes: readonly ScreenRoute[] = [
  {
    path: "/targets",
    title: "targets.title",
    act: "targets:read",
    load: async () => (await import("./targets-screen.tsx")).TargetsScreen,
    nav: { group: "sales", icon: IconTargetArrow },
  },
];
