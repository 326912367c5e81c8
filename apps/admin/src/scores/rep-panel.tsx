import { Button } from "@mantine/core";
import { IconArrowLeft, IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../kernel/states.tsx";
import { EvidencePanel } from "./evidence-panel.tsx";
import type { RankedRep, Ranking } from "./month-panel.tsx";
import { PointsPanel } from "./points-panel.tsx";
import { SummaryPanel } from "./summary-panel.tsx";
import { type Looked, summary } from "./use-opened.ts";

interface RepPanelProps {
  ranking: Ranking;
  rep: RankedRep;
  looked: Looked;
  onOpen: (looked: Looked) => void;
}

/** What stands behind one rep's month, from the total down to the rows. */
export function RepPanel({ ranking, rep, looked, onOpen }: RepPanelProps) {
  const { t } = useTranslation();
  if (!rep.shown) return <EmptyState icon={IconLock} sentence={t("scores.rankOnly")} />;
  if (looked.kind === "summary") return <SummaryPanel rep={rep} onOpen={onOpen} />;
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        mb="sm"
        leftSection={<IconArrowLeft size={15} />}
        onClick={() => onOpen(summary)}
      >
        {t("scores.back")}
      </Button>
      {looked.kind === "points" ? (
        <PointsPanel month={ranking.month} staffId={rep.staffId} />
      ) : (
        <EvidencePanel ranking={ranking} rep={rep} indicator={looked.indicator} over={looked.over} />
      )}
    </>
  );
}
