import { useTranslation } from "react-i18next";
import style from "./parts-menu.module.css";

export interface FilePart {
  readonly id: string;
  readonly title: string;
}

/** Leads to the parts of a long file; stays in sight while it is read. */
export function PartsMenu({ parts }: { parts: readonly FilePart[] }) {
  const { t } = useTranslation();
  return (
    <nav className={style["menu"]} aria-label={t("clients.file.parts")}>
      {parts.map(({ id, title }) => (
        <a key={id} href={`#${id}`} className={style["part"]}>
          {title}
        </a>
      ))}
    </nav>
  );
}
