import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { Currency } from "@foyer/domain/kernel/money";
import { actsOf, type Role } from "@foyer/domain/kernel/permissions";
import { CalendarDate, Instant, TimeZone } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import { PropertyId } from "@foyer/domain/properties/schema";
import { dutyVersion } from "@foyer/domain/staff/duty/rules";
import { StaffEmail, StaffId } from "@foyer/domain/staff/schema";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, configure, render } from "@testing-library/react";
import { setupServer } from "msw/node";
import type { ReactNode } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { afterAll, afterEach, beforeAll } from "vitest";
import { createClient, createQueryClient, TRPCProvider } from "./api.ts";
import { startLanguage } from "./language.ts";
import { type Session, SessionProvider } from "./session.tsx";
import { answersIn, type FakeApi, type FakeChangeSets, serve } from "./testing-api.ts";
import { theme } from "./theme.ts";

export { refusal } from "./testing-api.ts";

// The machine may be busy; what does not come in this time does not come.
configure({ asyncUtilTimeout: 10_000 });

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
});
afterAll(() => server.close());

export function aSession(role: Role): Session {
  const property = {
    id: PropertyId.parse(1),
    code: "LAKE",
    name: "Lakeside Hotel",
    timeZone: TimeZone.parse("Asia/Shanghai"),
    currency: Currency.parse("CNY"),
    locale: "zh-Hans" as const,
    startDate: CalendarDate.parse("2024-01-01"),
    createdAt: Instant.parse("2024-01-01T00:00:00.000Z"),
    country: "CN",
    demo: false,
    opensMinute: 540,
    closesMinute: 1080,
    workingWeekdays: [1, 2, 3, 4, 5, 6],
  };
  const { id, code, name } = property;
  return {
    me: {
      id: StaffId.parse(3),
      name: "Lin Ruoxi",
      email: StaffEmail.parse("lin@lake.example"),
      language: "en",
      hasPassword: true,
    },
    role,
    acts: actsOf(role),
    property,
    today: CalendarDate.parse("2026-03-05"),
    duty: {
      isAccepted: true,
      accepted: { version: dutyVersion, acceptedAt: Instant.parse("2026-01-05T01:30:00.000Z") },
    },
    properties: [{ id, code, name, role }],
  };
}

interface Staged {
  /** The address the screen was opened at, with its query. */
  readonly path?: string;
  /** The route's own pattern, where the screen reads parameters (`/clients/:id`). */
  readonly route?: string;
  readonly role?: Role;
  readonly language?: Language;
  readonly api?: FakeApi;
  readonly changeSets?: FakeChangeSets;
}

/** Mounts a screen as the app does: router, session, words, and tRPC over its real wire to the functions given. */
export function renderScreen(screen: ReactNode, staged: Staged = {}) {
  const { path = "/", route = "*", role = "manager", language = "en", api = {}, changeSets = {} } = staged;
  server.use(serve("/api/trpc", answersIn(api)), serve("/api/changes", answersIn(changeSets)));
  localStorage.setItem("foyer.language", language);
  localStorage.setItem("foyer.language.3", language);
  startLanguage();
  const queryClient = createQueryClient(() => undefined);
  queryClient.setDefaultOptions({ queries: { retry: false } });
  const router = createMemoryRouter(
    [
      { path: route, element: screen },
      { path: "*", element: null },
    ],
    { initialEntries: [path] },
  );
  render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={createClient()} queryClient={queryClient}>
          <SessionProvider session={aSession(role)}>
            <Notifications />
            <RouterProvider router={router} />
          </SessionProvider>
        </TRPCProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { router, queryClient };
}
