import { lazy } from "react";
import { createBrowserRouter, matchPath } from "react-router";
import { guideSlug } from "../kernel/guide-link.tsx";
import type { ScreenRoute } from "../kernel/screen-route.ts";
import { screenRoutes } from "../routes.tsx";
import { LinkScreen } from "../staff/link-screen.tsx";
import { SignInScreen } from "../staff/sign-in-screen.tsx";
import { BrokenPage } from "./broken-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { Screen } from "./screen.tsx";
import { Shell } from "./shell.tsx";
import { SignedIn } from "./signed-in.tsx";

function screenOf(route: ScreenRoute) {
  const Content = lazy(async () => ({ default: await route.load() }));
  return {
    path: route.path,
    errorElement: <BrokenPage />,
    element: (
      <Screen act={route.act} guide={route.path.startsWith("/guide") ? null : guideSlug(route.path)}>
        <Content />
      </Screen>
    ),
  };
}

/** The screen that the address names is on its way while the api says who is there. */
function loadAhead(): void {
  const named = screenRoutes.find(({ path }) => matchPath(path, window.location.pathname) !== null);
  // whoever needs it asks again, and shows why it did not come
  named?.load().catch(() => undefined);
}

export const createRouter = () => {
  loadAhead();
  return createBrowserRouter([
    { path: "/sign-in", element: <SignInScreen />, errorElement: <BrokenPage /> },
    { path: "/sign-in/link", element: <LinkScreen />, errorElement: <BrokenPage /> },
    {
      element: (
        <SignedIn>
          <Shell />
        </SignedIn>
      ),
      errorElement: <BrokenPage />,
      children: [...screenRoutes.map(screenOf), { path: "*", element: <NotFoundPage /> }],
    },
  ]);
};
