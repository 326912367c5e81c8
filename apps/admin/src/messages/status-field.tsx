import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../kernel/api.ts";
import style from "./status-field.module.css";

const colors = {
  queued: "gray",
  sending: "brass",
  sent: "pine",
  uncertain: "amber",
  dead: "brick",
  dropped: "gray",
} as const;

/** What became of a mail, and why when it was not sent. */
export function StatusField({ mail }: { mail: Pick<Outputs["messages"]["list"][number], "status" | "dropReason"> }) {
  const { t } = useTranslation();
  return (
    <>
      <Badge variant="light" miw="max-content" color={colors[mail.status]}>
        {t(`messages.statuses.${mail.status}`)}
      </Badge>
      {mail.dropReason && <span className={style["reason"]}>{t(`messages.reasons.${mail.dropReason}`)}</span>}
    </>
  );
}
