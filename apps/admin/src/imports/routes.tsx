import { IconFileImport } from "@tabler/icons-react";
import type { ScreenRoute } from "../kernel/screen-route.ts";

export const importsRoutes: readonly ScreenRoute[] = [
  {
    path: "/imports",
    title: "imports.title",
    act: "imports:read",
    load: async () => (await import("./imports-screen.tsx")).ImportsScreen,
    nav: { group: "house", icon: IconFileImport },
  },
  {
    path: "/imports/:id",
    title: "imports.title",
    act: "imports:read",
    load: async () => (await import("./import-screen.tsx")).ImportScreen,
  },
];
