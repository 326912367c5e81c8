import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { useFormat } from "../kernel/format.ts";
import style from "./made-panel.module.css";
import { NotMeasured, ScoreButton } from "./score-field.tsx";

export interface Part {
  readonly key: string;
  readonly title: string;
  readonly weight: number;
  readonly score: string | null;
  /** Opens the rows behind it, where there are any. */
  readonly onOpen?: () => void;
}

interface MadePanelProps {
  title: string;
  /** Whose score it is, for a screen reader. */
  name: string;
  parts: readonly Part[];
  total: string | null;
  hint?: string;
}

/** A weighted score taken apart: each part's weight among what is measured, its score, and what it adds. */
export function MadePanel({ title, name, parts, total, hint }: MadePanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const measured = parts.filter((part) => part.score !== null).reduce((sum, part) => sum + part.weight, 0);
  const shareOf = (part: Part) => (part.score === null || measured === 0 ? null : part.weight / measured);
  const columns: Column<Part>[] = [
    { key: "part", title: t("scores.made.part"), lead: true, cell: (part) => part.title },
    {
      key: "weight",
      title: t("scores.made.weight"),
      align: "end",
      cell: (part) => {
        const share = shareOf(part);
        return share === null ? <Absent /> : format.percent(share);
      },
    },
    {
      key: "score",
      title: t("scores.made.score"),
      align: "end",
      cell: ({ score, title: what, onOpen }) => {
        if (onOpen && score !== null) return <ScoreButton score={score} name={name} what={what} onOpen={onOpen} />;
        return score === null ? <NotMeasured /> : format.decimal(score, 1);
      },
    },
    {
      key: "adds",
      title: t("scores.made.adds"),
      align: "end",
      cell: (part) => {
        const share = shareOf(part);
        return share === null ? <Absent /> : format.decimal(String(share * Number(part.score)), 1);
      },
      total: total === null ? <NotMeasured /> : format.decimal(total, 1),
    },
  ];
  return (
    <section className={style["made"]} aria-label={title}>
      <h3 className={style["title"]}>{title}</h3>
      <DataTable caption={title} columns={columns} rows={parts} rowKey={(part) => part.key} />
      {parts.some((part) => part.score === null) && <p className={style["hint"]}>{t("scores.made.leftOut")}</p>}
      {hint && <p className={style["hint"]}>{hint}</p>}
    </section>
  );
}

const Absent = () => <span className={style["absent"]}>—</span>;
