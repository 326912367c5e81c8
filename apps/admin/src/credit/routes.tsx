import type { ScreenRoute } from "../kernel/screen-route.ts";

export const creditRoutes: readonly ScreenRoute[] = [
  {
    path: "/credit/scorecard",
    title: "credit.assessment.scorecard.title",
    act: "credit:read",
    load: async () => (await import("./scorecard/scorecard-screen.tsx")).ScorecardScreen,
  },
  {
    path: "/credit/:client",
    title: "credit.assessment.title",
    act: "credit:standing",
    load: async () => (await import("./assessment/assessment-screen.tsx")).AssessmentScreen,
  },
];
