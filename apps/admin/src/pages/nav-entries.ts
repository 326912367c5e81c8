import type { Icon } from "@tabler/icons-react";
import type { WordKey } from "../kernel/language.ts";
import { type NavGroup, navGroups } from "../kernel/screen-route.ts";
import { useMay } from "../kernel/session.tsx";
import { screenRoutes } from "../routes.tsx";

export interface NavEntry {
  readonly path: string;
  readonly title: WordKey;
  readonly icon: Icon;
  /** Another entry lies below this path, so only the exact address lights it up. */
  readonly exact: boolean;
  readonly preload: () => void;
}

/** The screens this person may open, grouped; an empty group is left out. */
export function useNavigation(): { group: NavGroup; entries: NavEntry[] }[] {
  const may = useMay();
  const mine = screenRoutes.filter((route) => route.nav && may(route.act));
  const entriesOf = (group: NavGroup): NavEntry[] =>
    mine.flatMap((route) =>
      route.nav?.group === group
        ? {
            path: route.path,
            title: route.title,
            icon: route.nav.icon,
            exact: route.path === "/" || mine.some((other) => other.path.startsWith(`${route.path}/`)),
            preload: () => void route.load().catch(() => undefined),
          }
        : [],
    );
  return navGroups.map((group) => ({ group, entries: entriesOf(group) })).filter(({ entries }) => entries.length > 0);
}
