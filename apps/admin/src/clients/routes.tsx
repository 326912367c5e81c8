import { IconAddressBook, IconBulb, IconCopyCheck, IconTrash, IconUsersGroup } from "@tabler/icons-react";
import { phone } from "../kernel/drawer.tsx";
import type { ScreenRoute } from "../kernel/screen-route.ts";

/** With the screen and not after it: the grid is the larger part of both. */
async function loadClients() {
  if (!window.matchMedia(phone).matches) import("./clients-grid.tsx").catch(() => undefined);
  return (await import("./clients-screen.tsx")).ClientsScreen;
}

export const clientsRoutes: readonly ScreenRoute[] = [
  {
    path: "/clients",
    title: "clients.title",
    act: "clients:read",
    load: loadClients,
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
    path: "/clients/duplicates",
    title: "clients.duplicates.title",
    act: "duplicates:read",
    load: async () => (await import("./duplicates/duplicates-screen.tsx")).DuplicatesScreen,
    nav: { group: "clients", icon: IconCopyCheck },
  },
  {
    path: "/clients/duplicates/:one/:other",
    title: "clients.duplicates.compare",
    act: "duplicates:read",
    load: async () => (await import("./duplicates/compare-screen.tsx")).CompareScreen,
  },
  {
    path: "/clients/trash",
    title: "clients.trash.title",
    act: "clients:read",
    load: async () => (await import("./trash/trash-screen.tsx")).TrashScreen,
    nav: { group: "clients", icon: IconTrash },
  },
  {
    path: "/tips",
    title: "clients.tips.title",
    act: "tips:send",
    load: async () => (await import("./tips/tips-screen.tsx")).TipsScreen,
    nav: { group: "clients", icon: IconBulb },
  },
];
