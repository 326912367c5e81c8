import { IconClipboardCheck, IconPhoneCheck, IconPhonePlus } from "@tabler/icons-react";
import type { ScreenRoute } from "../kernel/screen-route.ts";

export const activitiesRoutes: readonly ScreenRoute[] = [
  {
    path: "/activities",
    title: "activities.due",
    act: "activities:read",
    load: async () => (await import("./due-screen.tsx")).DueScreen,
    nav: { group: "today", icon: IconPhoneCheck },
  },
  {
    path: "/activities/new",
    title: "activities.log",
    act: "activities:write",
    load: async () => (await import("./log-screen.tsx")).LogScreen,
    nav: { group: "today", icon: IconPhonePlus },
  },
  {
    path: "/clients/keeper",
    title: "clients.keeper.title",
    act: "activities:read",
    load: async () => (await import("./verification/keeper-screen.tsx")).KeeperScreen,
    nav: { group: "clients", icon: IconClipboardCheck },
  },
];
