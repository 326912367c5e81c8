import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { TierBadge } from "../tier-field.tsx";
import type { ClientFile } from "./edit-form.tsx";
import style from "./name-field.module.css";

/** Below a file's name: tier, VIP, class, how it is assessed, number and place. */
export function NameFacts({ file }: { file: ClientFile }) {
  const { t } = useTranslation();
  const facts = [
    file.class && t(`clients.classes.${file.class}`),
    file.assessmentType &&
      t("kernel.labelled", {
        label: t("clients.fields.assessmentType"),
        value: t(`clients.assessmentTypes.${file.assessmentType}`),
      }),
    file.city,
    file.reference,
  ];
  return (
    <span className={style["facts"]}>
      <TierBadge tier={file.tier} />
      {file.vip && <Badge color="brass">VIP</Badge>}
      {file.house && <Badge color="gray">{t("clients.house")}</Badge>}
      {facts.filter(Boolean).join(" · ")}
    </span>
  );
}
