import { yearAmounts } from "@foyer/domain/credit/information/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { Drawer } from "../../kernel/drawer.tsx";
import { Card } from "../../kernel/page.tsx";
import { EmptyState } from "../../kernel/states.tsx";
import { MoneyText } from "../../kernel/text.tsx";
import { YearForm } from "./year-form.tsx";

type Year = Outputs["creditFile"]["of"]["years"][number];

/** As many as stand side by side. */
const yearsShown = 5;

/** What is said of every year. */
interface Line {
  readonly title: string;
  readonly of: (year: Year) => ReactNode;
}

interface YearsPanelProps {
  clientId: ClientId;
  years: readonly Year[];
  mayWrite: boolean;
}

/** A client's figures year by year, the latest entry of each, with what an analyst reads first. */
export function YearsPanel({ clientId, years, mayWrite }: YearsPanelProps) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const ratio = (value: string | null, sign: string) => (value === null ? "–" : `${value}${sign}`);
  const lines: readonly Line[] = [
    ...yearAmounts.map((each) => ({
      title: t(`credit.information.amounts.${each}`),
      of: (year: Year) => {
        const amount = year[each];
        return amount === null ? "–" : <MoneyText amount={amount} currency={year.currency} />;
      },
    })),
    { title: t("credit.information.ratios.profitPercent"), of: (year) => ratio(year.profitPercent, " %") },
    { title: t("credit.information.ratios.debtPercent"), of: (year) => ratio(year.debtPercent, " %") },
    { title: t("credit.information.ratios.liquidity"), of: (year) => ratio(year.liquidity, "") },
    {
      title: t("credit.information.source"),
      of: ({ source, audited }) =>
        `${source} · ${t(audited ? "credit.information.audited" : "credit.information.notAudited")}`,
    },
    { title: t("credit.information.note"), of: ({ note }) => note ?? "–" },
  ];
  const columns: Column<Line>[] = [
    { key: "line", title: t("credit.information.year"), lead: true, cell: (line) => line.title },
    ...years.slice(0, yearsShown).map(
      (year): Column<Line> => ({
        key: String(year.year),
        title: String(year.year),
        align: "end",
        cell: (line) => line.of(year),
      }),
    ),
  ];
  const add = mayWrite && (
    <Button size="xs" variant="default" onClick={() => setAdding(true)}>
      {t("credit.information.addYear")}
    </Button>
  );
  return (
    <Card flush title={t("credit.information.years")} actions={add}>
      {years.length === 0 ? (
        <EmptyState sentence={t("credit.information.noYears")} />
      ) : (
        <DataTable
          caption={t("credit.information.years")}
          columns={columns}
          rows={lines}
          rowKey={(line) => line.title}
        />
      )}
      <Drawer opened={adding} onClose={() => setAdding(false)} title={t("credit.information.addYear")}>
        <YearForm clientId={clientId} onDone={() => setAdding(false)} />
      </Drawer>
    </Card>
  );
}
