import {
  IconCalendarOff,
  IconCashBanknote,
  IconChartLine,
  IconFileInvoice,
  IconHourglassHigh,
  IconReceipt,
} from "@tabler/icons-react";
import type { ScreenRoute } from "../kernel/screen-route.ts";

export const receivablesRoutes: readonly ScreenRoute[] = [
  {
    path: "/ledger/aging",
    title: "receivables.aging.title",
    act: "receivables:read",
    load: async () => (await import("./aging-screen.tsx")).AgingScreen,
    nav: { group: "money", icon: IconHourglassHigh },
  },
  {
    path: "/ledger",
    title: "receivables.items.title",
    act: "receivables:read",
    load: async () => (await import("./items-screen.tsx")).ItemsScreen,
    nav: { group: "money", icon: IconReceipt },
  },
  {
    path: "/ledger/figures",
    title: "receivables.figures.title",
    act: "receivables:figures",
    load: async () => (await import("./figures/figures-screen.tsx")).FiguresScreen,
    nav: { group: "money", icon: IconChartLine },
  },
  {
    path: "/ledger/statements",
    title: "receivables.statements.title",
    act: "receivables:export",
    load: async () => (await import("./statements/statements-screen.tsx")).StatementsScreen,
    nav: { group: "money", icon: IconFileInvoice },
  },
  {
    path: "/ledger/receiving",
    title: "receivables.receiving.title",
    act: "receivables:write",
    load: async () => (await import("./receiving/receiving-screen.tsx")).ReceivingScreen,
    nav: { group: "money", icon: IconCashBanknote },
  },
  {
    path: "/ledger/buckets",
    title: "receivables.aging.sets.title",
    act: "receivables:read",
    load: async () => (await import("./buckets/buckets-screen.tsx")).BucketsScreen,
  },
  {
    path: "/ledger/periods",
    title: "receivables.periods.title",
    act: "receivables:write",
    load: async () => (await import("./periods/periods-screen.tsx")).PeriodsScreen,
    nav: { group: "money", icon: IconCalendarOff },
  },
];
