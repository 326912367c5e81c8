import { IconBuilding } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useSession } from "../kernel/session.tsx";
import { JobTray } from "../jobs/tray-menu.tsx";
import { Bell } from "../messages/bell-menu.tsx";
import { Search } from "../overview/search-menu.tsx";
import { AccountMenu } from "../staff/account-menu.tsx";
import { PropertySwitch } from "../staff/property-menu.tsx";
import { AppearanceMenu, LanguageMenu } from "../kernel/choice-menus.tsx";
import style from "./header.module.css";

export function Header() {
  const { t } = useTranslation();
  const { property, properties, acts, me } = useSession();
  return (
    <header className={style["header"]}>
      {properties.length > 1 ? (
        <PropertySwitch className={style["property"] ?? ""} nameClassName={style["propertyName"] ?? ""} />
      ) : (
        <span className={style["property"]}>
          <IconBuilding size={18} stroke={1.6} aria-hidden />
          <span className={style["propertyName"]}>{property.name}</span>
        </span>
      )}
      {property.demo && <span className={style["demo"]}>{t("kernel.header.demo")}</span>}
      <span className={style["space"]} />
      <Search />
      {acts.includes("jobs:read") && <JobTray />}
      <Bell />
      <LanguageMenu staffId={me.id} />
      <AppearanceMenu />
      <AccountMenu />
    </header>
  );
}
