import { bucketsOf } from "@foyer/domain/receivables/aging/buckets/rules";
import { datesOfDays } from "@foyer/domain/receivables/figures/rules";
import { guideEdges } from "@foyer/domain/receivables/figures/schema";
import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { useFormat } from "../../kernel/format.ts";
import { TextLink } from "../../kernel/link.tsx";
import { Card } from "../../kernel/page.tsx";
import { MoneyText } from "../../kernel/text.tsx";
import style from "./figures-screen.module.css";
import type { FiguresView, Night } from "./use-figures.ts";

/** The guide counts a document of today and of the 29 days before as its first class. */
const classes = bucketsOf(guideEdges).map(({ from, to }, place) => ({ from: place === 0 ? null : from, to }));

interface Row {
  readonly name: string;
  readonly to: string;
  readonly owedMinor: number;
  readonly share: number | null;
  readonly guidePercent: number;
  /** Younger than the guide in the first class, no more than the guide in the others. */
  readonly isWithin: boolean;
}

/** How old what is owed is, beside the rule of thumb of 60, 25, 10 and 5 per cent. (A7.6) */
export function GuidePanel({ night, view }: { night: Night; view: FiguresView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { businessDate, currency } = night;
  const whole = night.byAge.reduce((sum, { owedMinor }) => sum + owedMinor, 0);
  const rows = classes.map(({ from, to }, place): Row => {
    const { owedMinor = 0, guidePercent = 0 } = night.byAge[place] ?? {};
    const name =
      to === null
        ? t("receivables.figures.guide.over", { from })
        : t("receivables.figures.guide.between", { from: from ?? 0, to });
    const share = whole > 0 ? owedMinor / whole : null;
    const over = share !== null && share * 100 > guidePercent;
    const under = share !== null && share * 100 < guidePercent;
    return {
      name,
      to: view.atFigure({ figure: "owed-by-document", ...datesOfDays(businessDate, { from, to }), title: name }),
      owedMinor,
      share,
      guidePercent,
      isWithin: place === 0 ? !under : !over,
    };
  });
  const columns: Column<Row>[] = [
    { key: "age", title: t("receivables.figures.guide.age"), lead: true, cell: (row) => row.name },
    {
      key: "owed",
      title: t("receivables.figures.guide.owed"),
      align: "end",
      cell: (row) => (
        <TextLink to={row.to}>
          <MoneyText amount={row.owedMinor} currency={currency} bare />
        </TextLink>
      ),
      total: <MoneyText amount={whole} currency={currency} bare />,
    },
    {
      key: "share",
      title: t("receivables.figures.guide.share"),
      align: "end",
      cell: (row) => (row.share === null ? t("receivables.figures.notAvailable") : format.percent(row.share)),
    },
    {
      key: "guide",
      title: t("receivables.figures.guide.guide"),
      align: "end",
      cell: (row) => format.percent(row.guidePercent / 100),
    },
    {
      key: "verdict",
      title: "",
      cell: (row) =>
        row.share !== null && (
          <Badge color={row.isWithin ? "pine" : "amber"}>
            {t(`receivables.figures.guide.${row.isWithin ? "fine" : "worse"}`)}
          </Badge>
        ),
    },
  ];
  return (
    <Card flush title={t("receivables.figures.guide.title")}>
      <p className={style["note"]}>{t("receivables.figures.guide.lead")}</p>
      <DataTable
        caption={t("receivables.figures.guide.title")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.guidePercent}
      />
    </Card>
  );
}
