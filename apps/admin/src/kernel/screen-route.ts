import type { Act } from "@foyer/domain/kernel/permissions";
import type { Icon } from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { WordKey } from "./language.ts";

export const navGroups = ["today", "clients", "sales", "money", "guests", "house"] as const;
export type NavGroup = (typeof navGroups)[number];

/** One screen of a capability. With `nav` it stands in the navigation, in the order of the register. */
export interface ScreenRoute {
  readonly path: string;
  readonly title: WordKey;
  readonly act: Act;
  readonly load: () => Promise<ComponentType>;
  readonly nav?: { readonly group: NavGroup; readonly icon: Icon };
}
