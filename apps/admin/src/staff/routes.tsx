import { IconIdBadge2, IconPlaneDeparture } from "@tabler/icons-react";
import type { ScreenRoute } from "../kernel/screen-route.ts";

export const staffRoutes: readonly ScreenRoute[] = [
  {
    path: "/settings/people",
    title: "staff.title",
    act: "staff:read",
    load: async () => (await import("./people-screen.tsx")).PeopleScreen,
    nav: { group: "house", icon: IconIdBadge2 },
  },
  {
    path: "/settings/people/:id/hand-over",
    title: "staff.handOver.title",
    act: "staff:hand-over",
    load: async () => (await import("./hand-over/hand-over-screen.tsx")).HandOverScreen,
  },
  {
    path: "/duty",
    title: "staff.duty.title",
    act: "session:own",
    load: async () => (await import("./duty/duty-screen.tsx")).DutyScreen,
  },
  {
    path: "/absences",
    title: "staff.absence.title",
    act: "staff:read",
    load: async () => (await import("./absence/absences-screen.tsx")).AbsencesScreen,
    nav: { group: "house", icon: IconPlaneDeparture },
  },
];
