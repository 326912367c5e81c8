import { Tooltip } from "@mantine/core";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link, NavLink } from "react-router";
import style from "./navigation.module.css";
import { type NavEntry, useNavigation } from "./nav-entries.ts";

interface NavigationProps {
  narrow: boolean;
  onNarrow: (narrow: boolean) => void;
}

export function Navigation({ narrow, onNarrow }: NavigationProps) {
  const { t } = useTranslation();
  const fold = t(narrow ? "kernel.nav.expand" : "kernel.nav.collapse");
  return (
    <nav className={`${style["nav"]} ${narrow ? style["narrow"] : ""}`} aria-label={t("kernel.nav.label")}>
      <Link
        className={style["brand"]}
        to="/"
        aria-label={t("kernel.labelled", { label: t("kernel.brand"), value: t("kernel.pages.home") })}
      >
        <img src="/foyer.svg" alt="" />
        {!narrow && (
          <span>
            <span className={style["name"]}>{t("kernel.brand")}</span>
            <span className={style["tagline"]}>{t("kernel.tagline")}</span>
          </span>
        )}
      </Link>
      <div className={style["groups"]}>
        <NavGroups narrow={narrow} />
      </div>
      <button type="button" className={style["fold"]} onClick={() => onNarrow(!narrow)} aria-label={fold}>
        {narrow ? (
          <IconLayoutSidebarLeftExpand size={18} stroke={1.6} />
        ) : (
          <IconLayoutSidebarLeftCollapse size={18} stroke={1.6} />
        )}
        {!narrow && fold}
      </button>
    </nav>
  );
}

export function NavGroups({ narrow = false, onGo }: { narrow?: boolean; onGo?: () => void }) {
  const { t } = useTranslation();
  return useNavigation().map(({ group, entries }) => (
    <section key={group} aria-labelledby={`nav-${group}`}>
      <h2 id={`nav-${group}`} className={style["groupName"]}>
        {t(`kernel.nav.${group}`)}
      </h2>
      <ul className={style["group"]}>
        {entries.map((entry) => (
          <li key={entry.path}>
            <Entry entry={entry} narrow={narrow} onGo={onGo} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Entry({ entry, narrow, onGo }: { entry: NavEntry; narrow: boolean; onGo: (() => void) | undefined }) {
  const { t } = useTranslation();
  const title = t(entry.title);
  return (
    <Tooltip label={title} position="right" disabled={!narrow} openDelay={0}>
      <NavLink
        to={entry.path}
        end={entry.exact}
        className={style["link"] ?? ""}
        onClick={() => onGo?.()}
        onPointerEnter={entry.preload}
        aria-label={narrow ? title : undefined}
      >
        <entry.icon size={18} stroke={1.6} aria-hidden />
        {!narrow && title}
      </NavLink>
    </Tooltip>
  );
}
