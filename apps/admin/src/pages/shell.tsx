import { useLocalStorage } from "@mantine/hooks";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useLocation } from "react-router";
import { usePhone } from "../kernel/drawer.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { Header } from "./header.tsx";
import { Navigation } from "./navigation.tsx";
import style from "./shell.module.css";

/** What surrounds every screen: navigation at the side, on a phone at the bottom; the header; the screen. */
export function Shell() {
  const { t } = useTranslation();
  const [narrow, setNarrow] = useLocalStorage({ key: "foyer.nav-narrow", defaultValue: false });
  const small = usePhone();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    main.current?.scrollTo({ top: 0 });
  }, [pathname]);
  return (
    <div className={`${style["shell"]} ${narrow ? style["narrow"] : ""}`}>
      <a className={style["skip"]} href="#main">
        {t("kernel.skip")}
      </a>
      {!small && <Navigation narrow={narrow} onNarrow={setNarrow} />}
      <div className={style["column"]}>
        <Header />
        <main id="main" ref={main} tabIndex={-1} className={style["main"]}>
          <Outlet />
        </main>
      </div>
      {small && <BottomBar />}
    </div>
  );
}
