import { IconMail } from "@tabler/icons-react";
import type { ScreenRoute } from "../kernel/screen-route.ts";

export const messagesRoutes: readonly ScreenRoute[] = [
  {
    path: "/settings/mail",
    title: "messages.title",
    act: "messages:read",
    load: async () => (await import("./mail-screen.tsx")).MailScreen,
    nav: { group: "house", icon: IconMail },
  },
];
