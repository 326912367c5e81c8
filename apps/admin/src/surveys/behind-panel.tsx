import { firstDay, lastDay } from "@foyer/domain/kernel/time";
import { useTranslation } from "react-i18next";
import { Drawer } from "../kernel/drawer.tsx";
import { useFormat } from "../kernel/format.ts";
import { AnswersPanel } from "./answers-panel.tsx";
import type { Behind, Period } from "./use-period.ts";

/** The answers behind the number that was clicked. */
export function BehindPanel({ period: { behind, asked, close } }: { period: Period }) {
  const { t } = useTranslation();
  const format = useFormat();
  const titleOf = (opened: Behind) => {
    if (opened.kind === "month") return format.month(opened.month);
    if (opened.kind === "score")
      return t("kernel.labelled", { label: t(`surveys.kinds.${opened.score.kind}`), value: opened.score.value });
    return t("surveys.answers");
  };
  const filterOf = (opened: Behind) => {
    if (opened.kind === "month") return { ...asked, from: firstDay(opened.month), to: lastDay(opened.month) };
    return opened.kind === "score" ? { ...asked, score: opened.score } : asked;
  };
  return (
    <Drawer opened={behind !== undefined} onClose={close} title={behind ? titleOf(behind) : t("surveys.behind")}>
      {behind && <AnswersPanel filter={filterOf(behind)} empty={t("surveys.empty")} />}
    </Drawer>
  );
}
