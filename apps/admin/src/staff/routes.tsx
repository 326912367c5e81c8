import { IconIdBadge2 } from "@tabler/icons-react";
import type { ScreenRoute } from "../kernel/screen-route.ts";

export const staffRoutes: readonly ScreenRoute[] = [
  {
    path: "/settings/people",
    title: "staff.title",
    act: "staff:read",
    load: async () => (await import("./people-screen.tsx")).PeopleScreen,
    nav: { group: "house", icon: IconIdBadge2 },
  },
];
