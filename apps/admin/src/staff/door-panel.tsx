import type { PropsWithChildren } from "react";
import { useTranslation } from "react-i18next";
import { AppearanceMenu, LanguageMenu } from "../kernel/choice-menus.tsx";
import { useTitle } from "../kernel/title.ts";
import style from "./door-panel.module.css";

interface DoorProps {
  title: string;
  lead: string;
  /** Who has come in already: the language that is chosen is that person's. */
  staffId?: number;
  /** For a text to be read. */
  wide?: boolean;
}

/** What surrounds every way of signing in. */
export function Door({ title, lead, staffId, wide = false, children }: PropsWithChildren<DoorProps>) {
  const { t } = useTranslation();
  useTitle(title);
  return (
    <div className={style["door"]}>
      <aside className={style["front"]}>
        <span className={style["brand"]}>
          <img src="/foyer.svg" alt="" />
          {t("kernel.brand")}
        </span>
        <Arches />
        <div className={style["pitch"]}>
          <p className={style["pitchTitle"]}>{t("staff.signIn.pitch")}</p>
          <p>{t("staff.signIn.pitchMore")}</p>
        </div>
      </aside>
      <main className={style["desk"]}>
        <div className={style["choices"]}>
          <LanguageMenu {...(staffId !== undefined && { staffId })} />
          <AppearanceMenu />
        </div>
        <div className={`${style["form"]} ${wide ? style["wide"] : ""}`}>
          <h1>{title}</h1>
          <p className={style["lead"]}>{lead}</p>
          {children}
        </div>
      </main>
    </div>
  );
}

const arch = (inset: number) =>
  `M${20 + inset} 400V${190 + inset * 0.4}a${130 - inset} ${130 - inset} 0 0 1 ${2 * (130 - inset)} 0V400`;

function Arches() {
  return (
    <svg
      className={style["arches"]}
      viewBox="0 0 560 400"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      aria-hidden
    >
      {[0, 260].map((shift) => (
        <g key={shift} transform={`translate(${shift} 0)`}>
          {[0, 16, 32, 52, 76, 104].map((inset) => (
            <path key={inset} d={arch(inset)} />
          ))}
        </g>
      ))}
    </svg>
  );
}
