import { IconBell, IconMail } from "@tabler/icons-react";
import type { ScreenRoute } from "../kernel/screen-route.ts";

export const messagesRoutes: readonly ScreenRoute[] = [
  {
    path: "/inbox",
    title: "messages.inbox.title",
    act: "session:own",
    load: async () => (await import("./inbox-screen.tsx")).InboxScreen,
    nav: { group: "today", icon: IconBell },
  },
  {
    path: "/settings/mail",
    title: "messages.title",
    act: "messages:read",
    load: async () => (await import("./mail-screen.tsx")).MailScreen,
    nav: { group: "house", icon: IconMail },
  },
];
