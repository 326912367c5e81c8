import { IconShieldHalf } from "@tabler/icons-react";
import type { ScreenRoute } from "../../kernel/screen-route.ts";

export const creditHoldsRoutes: readonly ScreenRoute[] = [
  {
    path: "/credit",
    title: "credit.holds.title",
    act: "credit:read",
    load: async () => (await import("./credit-screen.tsx")).CreditScreen,
    nav: { group: "money", icon: IconShieldHalf },
  },
];
