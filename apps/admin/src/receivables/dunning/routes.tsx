import { IconMailExclamation } from "@tabler/icons-react";
import type { ScreenRoute } from "../../kernel/screen-route.ts";

export const dunningRoutes: readonly ScreenRoute[] = [
  {
    path: "/ledger/collections",
    title: "receivables.dunning.title",
    act: "receivables:read",
    load: async () => (await import("./collections-screen.tsx")).CollectionsScreen,
    nav: { group: "money", icon: IconMailExclamation },
  },
  {
    path: "/ledger/collections/ladder",
    title: "receivables.dunning.ladder.title",
    act: "dunning:ladder",
    load: async () => (await import("./ladder-screen.tsx")).LadderScreen,
  },
];
