import { MantineProvider } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RouterProvider } from "react-router/dom";
import "dayjs/locale/zh-cn";
import "dayjs/locale/zh-tw";
import { type Asked, createClient, createQueryClient, TRPCProvider } from "../kernel/api.ts";
import { colorSchemes } from "../kernel/color-scheme.ts";
import { theme } from "../kernel/theme.ts";
import type { createRouter } from "./router.tsx";

const dayjsLocales: Readonly<Record<string, string>> = { "zh-Hans": "zh-cn", "zh-Hant": "zh-tw", en: "en" };

type Router = ReturnType<typeof createRouter>;

function askWhoIsThere(router: Router): void {
  const here = router.state.location;
  if (here.pathname.startsWith("/sign-in")) return;
  void router.navigate("/sign-in", { state: { next: `${here.pathname}${here.search}` } });
}

export function App({ router, asked }: { router: Router; asked: Asked | undefined }) {
  const { i18n } = useTranslation();
  const [trpcClient] = useState(() => createClient(asked));
  const [queryClient] = useState(() => createQueryClient(() => askWhoIsThere(router)));
  return (
    <MantineProvider theme={theme} colorSchemeManager={colorSchemes} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: dayjsLocales[i18n.language] ?? "en", firstDayOfWeek: 1 }}>
        <Notifications position="bottom-right" limit={4} />
        <QueryClientProvider client={queryClient}>
          <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
            <RouterProvider router={router} />
          </TRPCProvider>
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
