import { IconMoodSmile, IconMoodHeart } from "@tabler/icons-react";
import type { ScreenRoute } from "../kernel/screen-route.ts";

export const surveysRoutes: readonly ScreenRoute[] = [
  {
    path: "/surveys",
    title: "surveys.title",
    act: "surveys:read",
    load: async () => (await import("./surveys-screen.tsx")).SurveysScreen,
    nav: { group: "guests", icon: IconMoodSmile },
  },
  {
    path: "/surveys/questions",
    title: "surveys.editor.title",
    act: "surveys:write",
    load: async () => (await import("./questions-screen.tsx")).QuestionsScreen,
  },
  {
    path: "/surveys/own",
    title: "surveys.own",
    act: "surveys:own",
    load: async () => (await import("./own-screen.tsx")).OwnScreen,
    nav: { group: "guests", icon: IconMoodHeart },
  },
];
