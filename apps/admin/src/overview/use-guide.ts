import { Language } from "@foyer/domain/kernel/words";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type GuidePage, labelsIn } from "../../guide/page.ts";
import { guidePages } from "../../guide/pages.ts";
import { guideSlug } from "../kernel/guide-link.tsx";
import { isWordKey } from "../kernel/language.ts";
import { type ScreenRoute, navGroups } from "../kernel/screen-route.ts";
import { screenRoutes } from "../routes.tsx";

export interface GuideEntry {
  readonly slug: string;
  readonly title: string;
  readonly purpose: string;
  readonly page: GuidePage;
  /** The screen it is about; pages on what is true of every screen have none. */
  readonly route: ScreenRoute | undefined;
}

export interface GuideChapter {
  readonly title: string;
  readonly entries: readonly GuideEntry[];
}

const pages: Readonly<Record<string, GuidePage>> = guidePages;

/** A screen without a place in the navigation stands after the one it is opened from: the longest address it begins with. */
function groupOf(route: ScreenRoute): string {
  if (route.nav) return route.nav.group;
  const parents = screenRoutes.filter(({ path, nav }) => nav && path !== "/" && route.path.startsWith(path));
  return parents.toSorted((a, b) => b.path.length - a.path.length)[0]?.nav?.group ?? "house";
}

/** Every text of a page, in one language, for whoever looks for a word. */
const textsOf = ({ purpose, jobs, meanings = [], troubles = [], keyboard = [] }: GuidePage, language: Language) => [
  purpose[language],
  ...jobs.flatMap(({ title, steps }) => [title[language], ...steps.map((step) => step[language])]),
  ...meanings.flatMap(({ name, meaning, clauses = [] }) => [
    `${name[language]}：${meaning[language]} ${clauses.join(" ")}`,
  ]),
  ...troubles.flatMap(({ says, means }) => [says[language], means[language]]),
  ...keyboard.flatMap(({ group, keys }) => [
    group[language],
    ...keys.map(({ press, does }) => `${typeof press === "string" ? press : press[language]} ${does[language]}`),
  ]),
];

/** The guide in the language that is shown: the screens in the order of the navigation, then what is true of all. */
export function useGuide() {
  const { t, i18n } = useTranslation();
  const language = Language.catch("zh-Hans").parse(i18n.language);
  return useMemo(() => {
    const label = (key: string) => (isWordKey(key) ? i18n.getFixedT(language)(key) : key);
    const spoken = (text: string) =>
      labelsIn(text).reduce((said, key) => said.replaceAll(`[[${key}]]`, label(key)), text);
    const entry = (slug: string, page: GuidePage, route: ScreenRoute | undefined): GuideEntry => ({
      slug,
      page,
      route,
      title: page.title ? page.title[language] : route ? t(route.title) : slug,
      purpose: spoken(page.purpose[language]),
    });
    const ofScreens = screenRoutes.flatMap((route) => {
      const slug = guideSlug(route.path);
      const page = pages[slug];
      return page ? [entry(slug, page, route)] : [];
    });
    const isOfScreen = new Set(ofScreens.map(({ slug }) => slug));
    const chapters: GuideChapter[] = [
      ...navGroups.map((group) => ({
        title: t(`kernel.nav.${group}`),
        entries: ofScreens.filter(({ route }) => route && groupOf(route) === group),
      })),
      {
        title: t("overview.guide.general"),
        entries: Object.entries(pages).flatMap(([slug, page]) =>
          isOfScreen.has(slug) ? [] : [entry(slug, page, undefined)],
        ),
      },
    ].filter(({ entries }) => entries.length > 0);
    const all = chapters.flatMap(({ entries }) => entries);
    return {
      chapters,
      language,
      entryOf: (slug: string) => all.find((each) => each.slug === slug),
      find: (text: string) => {
        const wanted = text.toLowerCase();
        const has = (said: string) => said.toLowerCase().includes(wanted);
        return all
          .flatMap((each) => {
            const said = textsOf(each.page, language).map(spoken).find(has);
            return said !== undefined || has(each.title) ? [{ entry: each, said: said ?? each.purpose }] : [];
          })
          .toSorted((a, b) => Number(has(b.entry.title)) - Number(has(a.entry.title)));
      },
    };
  }, [t, i18n, language]);
}
