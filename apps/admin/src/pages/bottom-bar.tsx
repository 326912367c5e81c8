import { IconMenu2 } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { Drawer } from "../kernel/drawer.tsx";
import style from "./navigation.module.css";
import { NavGroups } from "./navigation.tsx";
import { useNavigation } from "./nav-entries.ts";

/** On a phone: two screens of the day, then the first of the next groups, and a drawer with the rest. */
export function BottomBar() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const tabs = useNavigation()
    .flatMap(({ group, entries }) => entries.slice(0, group === "today" ? 2 : 1))
    .slice(0, 4);
  return (
    <>
      <nav className={style["bar"]} aria-label={t("kernel.nav.label")}>
        {tabs.map((entry) => (
          <NavLink key={entry.path} to={entry.path} end={entry.exact} className={style["tab"] ?? ""}>
            <entry.icon size={21} stroke={1.6} aria-hidden />
            {t(entry.title)}
          </NavLink>
        ))}
        <button type="button" className={style["tab"]} onClick={() => setOpened(true)} aria-haspopup="dialog">
          <IconMenu2 size={21} stroke={1.6} aria-hidden />
          {t("kernel.more")}
        </button>
      </nav>
      <Drawer opened={opened} onClose={() => setOpened(false)} title={t("kernel.nav.menu")}>
        <nav className={style["sheet"]} aria-label={t("kernel.nav.menu")}>
          <NavGroups onGo={() => setOpened(false)} />
        </nav>
      </Drawer>
    </>
  );
}
