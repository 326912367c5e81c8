import { IconAddressBook, IconBulb, IconUsersGroup } from "@tabler/icons-react";
import type { ScreenRoute } from "../kernel/screen-route.ts";

export const clientsRoutes: readonly ScreenRoute[] = [
  {
    path: "/clients",
    title: "clients.title",
    act: "clients:read",
    load: async () => (await import("./clients-screen.tsx")).ClientsScreen,
    nav: { group: "clients", icon: IconUsersGroup },
  },
  {
    path: "/contacts",
    title: "clients.contacts.title",
    act: "contacts:read",
    load: async () => (await import("./contacts/contacts-screen.tsx")).ContactsScreen,
    nav: { group: "clients", icon: IconAddressBook },
  },
  {
    path: "/clients/trash",
    title: "clients.trash.title",
    act: "clients:read",
    load: async () => (await import("./trash/trash-screen.tsx")).TrashScreen,
  },
  {
    path: "/tips",
    title: "clients.tips.title",
    act: "tips:send",
    load: async () => (await import("./tips/tips-screen.tsx")).TipsScreen,
    nav: { group: "clients", icon: IconBulb },
  },
];
