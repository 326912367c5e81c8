import { IconBook2, IconHome } from "@tabler/icons-react";
import type { ScreenRoute } from "../kernel/screen-route.ts";

export const overviewRoutes: readonly ScreenRoute[] = [
  {
    path: "/",
    title: "overview.title",
    act: "session:own",
    load: async () => (await import("./home-screen.tsx")).HomeScreen,
    nav: { group: "today", icon: IconHome },
  },
  {
    path: "/clients/:id",
    title: "clients.title",
    act: "clients:read",
    load: async () => (await import("./client-screen.tsx")).ClientScreen,
  },
];

/** Stands last in the navigation, after all it speaks of. */
export const guideRoutes: readonly ScreenRoute[] = [
  {
    path: "/guide",
    title: "overview.guide.title",
    act: "session:own",
    load: async () => (await import("./guide-screen.tsx")).GuideScreen,
    nav: { group: "house", icon: IconBook2 },
  },
  {
    path: "/guide/:page",
    title: "overview.guide.title",
    act: "session:own",
    load: async () => (await import("./guide-screen.tsx")).GuideScreen,
  },
];
