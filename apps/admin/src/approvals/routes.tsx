import { IconGavel } from "@tabler/icons-react";
import type { ScreenRoute } from "../kernel/screen-route.ts";

export const approvalsRoutes: readonly ScreenRoute[] = [
  {
    path: "/approvals",
    title: "approvals.title",
    act: "approvals:read",
    load: async () => (await import("./approvals-screen.tsx")).ApprovalsScreen,
    nav: { group: "today", icon: IconGavel },
  },
];
