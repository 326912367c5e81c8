import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import type { ScreenRoute } from "../kernel/screen-route.ts";

export const propertiesRoutes: readonly ScreenRoute[] = [
  {
    path: "/settings",
    title: "properties.title",
    act: "properties:read",
    load: async () => (await import("./settings-screen.tsx")).SettingsScreen,
    nav: { group: "house", icon: IconAdjustmentsHorizontal },
  },
];
