import { languages } from "@foyer/domain/kernel/words";
import {
  type Icon,
  IconAddressBook,
  IconBuilding,
  IconFileImport,
  IconFileText,
  IconPhonePlus,
  IconUserPlus,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../kernel/api.ts";
import type { WordKey } from "../kernel/language.ts";
import { useMay } from "../kernel/session.tsx";
import { screenRoutes } from "../routes.tsx";
import type { RecentItem } from "./use-recent.ts";

type Hit = Outputs["overview"]["search"][number];

export interface Entry {
  readonly key: string;
  readonly icon: Icon;
  readonly title: string;
  readonly note?: string | undefined;
  readonly tier?: Extract<Hit, { kind: "client" }>["tier"];
  readonly hold?: Extract<Hit, { kind: "client" }>["creditHold"];
  /** What choosing it does: goes to an address, or opens a form. Nothing where it is not one's to open. */
  readonly does: { readonly to: string; readonly recent: RecentItem["kind"] } | "add-client" | null;
}

export interface EntryGroup {
  readonly title: WordKey;
  readonly entries: readonly Entry[];
}

const recentIcons = { screen: IconFileText, client: IconBuilding, contact: IconAddressBook } as const;

/** Screens and beginnings whose name, in any of the languages, has in it what was typed. */
function useNamed(typed: string) {
  const { t, i18n } = useTranslation();
  const may = useMay();
  const wanted = typed.toLowerCase();
  const isMeant = (key: WordKey) =>
    languages.some((language) => i18n.getFixedT(language)(key).toLowerCase().includes(wanted));
  const screens = screenRoutes
    .filter(({ path, act, title }) => !path.includes(":") && may(act) && isMeant(title))
    .map(
      ({ path, title, nav }): Entry => ({
        key: path,
        icon: nav?.icon ?? IconFileText,
        title: t(title),
        does: { to: path, recent: "screen" },
      }),
    );
  const begin = (key: WordKey, icon: Icon, does: Entry["does"]): Entry[] =>
    isMeant(key) ? [{ key, icon, title: t(key), does }] : [];
  const beginnings = [
    ...(may("clients:write") ? begin("overview.search.newClient", IconUserPlus, "add-client") : []),
    ...(may("activities:write")
      ? begin("overview.search.newActivity", IconPhonePlus, { to: "/activities/new", recent: "screen" })
      : []),
    ...(may("imports:sales") || may("imports:ledger")
      ? begin("overview.search.newImport", IconFileImport, { to: "/imports", recent: "screen" })
      : []),
  ];
  return { screens, beginnings };
}

function useHitEntry() {
  const { t } = useTranslation();
  return (hit: Hit): Entry => {
    const key = `${hit.kind}-${hit.id}`;
    if (hit.kind === "contact") {
      const place = hit.title ? t("overview.search.at", { title: hit.title, client: hit.clientName }) : hit.clientName;
      const found = hit.match === "contact-detail" ? t("overview.search.byDetail") : hit.mobileMask;
      return {
        key,
        icon: IconAddressBook,
        title: hit.name,
        note: [place, found].filter(Boolean).join(" · "),
        does: { to: `/clients/${hit.clientId}`, recent: "contact" },
      };
    }
    const owner = hit.ownerName ? t("overview.search.owner", { name: hit.ownerName }) : undefined;
    return {
      key,
      icon: IconBuilding,
      title: hit.name,
      note: [owner, hit.city, hit.reference, !hit.reached && t("overview.search.notYours")].filter(Boolean).join(" · "),
      tier: hit.tier,
      hold: hit.creditHold,
      does: hit.reached ? { to: `/clients/${hit.id}`, recent: "client" } : null,
    };
  };
}

/** What stands in the palette: before anything is typed what was opened last and where one can go, then what is meant. */
export function usePalette({
  typed,
  hits,
  recent,
}: {
  typed: string;
  hits: readonly Hit[];
  recent: readonly RecentItem[];
}): EntryGroup[] {
  const { screens, beginnings } = useNamed(typed);
  const entryOf = useHitEntry();
  const lately = typed === "" ? recent : [];
  const groups: EntryGroup[] = [
    {
      title: "overview.search.recent",
      entries: lately.map(({ kind, to, title }) => ({
        key: `recent-${to}`,
        icon: recentIcons[kind],
        title,
        does: { to, recent: kind },
      })),
    },
    { title: "overview.search.clients", entries: hits.filter(({ kind }) => kind === "client").map(entryOf) },
    { title: "overview.search.contacts", entries: hits.filter(({ kind }) => kind === "contact").map(entryOf) },
    { title: "overview.search.screens", entries: screens },
    { title: "overview.search.create", entries: beginnings },
  ];
  // a whole number means the person who has it
  if (hits[0]?.kind === "contact") groups.splice(1, 2, ...groups.slice(1, 3).toReversed());
  return groups.filter(({ entries }) => entries.length > 0);
}
