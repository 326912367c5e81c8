import { IconTrophy } from "@tabler/icons-react";
import type { ScreenRoute } from "../kernel/screen-route.ts";

export const scoresRoutes: readonly ScreenRoute[] = [
  {
    path: "/scores",
    title: "scores.title",
    act: "scores:read",
    load: async () => (await import("./scores-screen.tsx")).ScoresScreen,
    nav: { group: "sales", icon: IconTrophy },
  },
  {
    path: "/scores/:rep/:month",
    title: "scores.title",
    act: "scores:read",
    load: async () => (await import("./rep-month-screen.tsx")).RepMonthScreen,
  },
];
