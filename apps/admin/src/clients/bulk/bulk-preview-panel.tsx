import { Text } from "@mantine/core";
import type { BulkCounts } from "@foyer/domain/clients/bulk/schema";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kernel/format.ts";
import { codeText } from "../../kernel/refusal-text.ts";
import style from "./bulk-preview-panel.module.css";

/** What an act would come to: what changes, what is so already, and what is left alone, with why. They add up. */
export function BulkPreview({ counts }: { counts: BulkCounts | undefined }) {
  const { t } = useTranslation();
  const { integer } = useFormat();
  if (!counts)
    return (
      <Text size="sm" c="dimmed" aria-live="polite">
        {t("clients.bulk.counting")}
      </Text>
    );
  return (
    <ul className={style["counts"]} aria-live="polite">
      <li className={style["change"]}>{t("clients.bulk.wouldChange", { shown: integer(counts.changed) })}</li>
      {counts.same > 0 && <li>{t("clients.bulk.alreadySo", { shown: integer(counts.same) })}</li>}
      {Object.entries(counts.refused).map(([code, count]) => (
        <li key={code} className={style["left"]}>
          {t("clients.bulk.leftAlone", { shown: integer(count), why: codeText(code) })}
        </li>
      ))}
    </ul>
  );
}
