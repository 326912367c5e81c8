import { createBrowserRouter, matchPath } from "react-router";
import { guideSlug } from "../kernel/guide-link.tsx";
import { onDemand } from "../kernel/on-demand.tsx";
import { screenRoutes } from "../routes.tsx";
import { LinkScreen } from "../staff/link-screen.tsx";
import { SignInScreen } from "../staff/sign-in-screen.tsx";
import { BrokenPage } from "./broken-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { Screen } from "./screen.tsx";
import { Shell } from "./shell.tsx";
import { SignedIn } from "./signed-in.tsx";

const screens = screenRoutes.map((route) => ({ ...route, Content: onDemand(route.load) }));

const screenOf = ({ path, act, Content }: (typeof screens)[number]) => ({
  path,
  errorElement: <BrokenPage />,
  element: (
    <Screen act={act} guide={path.startsWith("/guide") ? null : guideSlug(path)}>
      <Content />
    </Screen>
  ),
});

/** The screen that the address names is on its way while the api says who is there. */
const loadAhead = async (): Promise<void> =>
  screens.find(({ path }) => matchPath(path, window.location.pathname) !== null)?.Content.ahead();

export const createRouter = () => {
  const ahead = loadAhead();
  return createBrowserRouter([
    { path: "/sign-in", element: <SignInScreen />, errorElement: <BrokenPage /> },
    { path: "/sign-in/link", element: <LinkScreen />, errorElement: <BrokenPage /> },
    {
      element: (
        <SignedIn ahead={ahead}>
          <Shell />
        </SignedIn>
      ),
      errorElement: <BrokenPage />,
      children: [...screens.map(screenOf), { path: "*", element: <NotFoundPage /> }],
    },
  ]);
};
