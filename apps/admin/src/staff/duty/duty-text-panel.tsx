import { dutyClauses, dutyVersion } from "@foyer/domain/staff/duty/rules";
import { useTranslation } from "react-i18next";
import style from "./duty-text-panel.module.css";

/** The confidentiality duty in force, as everybody reads it. (A2.8) */
export function DutyText() {
  const { t } = useTranslation();
  return (
    <>
      <ol className={style["clauses"]}>
        {dutyClauses.map((clause) => (
          <li key={clause}>{t(`staff.duty.text.${clause}`)}</li>
        ))}
      </ol>
      <p className={style["version"]}>{t("staff.duty.version", { version: dutyVersion })}</p>
    </>
  );
}
