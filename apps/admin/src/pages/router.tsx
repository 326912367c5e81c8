import { lazy } from "react";
import { createBrowserRouter } from "react-router";
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

export const createRouter = () =>
  createBrowserRouter([
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
