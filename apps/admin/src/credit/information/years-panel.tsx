import { yearAmounts } from "@foyer/domain/credit/information/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { Drawer } from "../../kernel/drawer.tsx";
import { Card } from "../../kernel/page.tsx";
import { EmptyState } from "../../kernel/states.tsx";
import { MoneyText } from "../../kernel/text.tsx";
import { YearForm } from "./year-form.tsx";

type Year = Outputs["creditFile"]["of"]["years"][number];

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
  const columns: Column<Year>[] = [
    { key: "year", title: t("credit.information.year"), lead: true, cell: (row) => String(row.year) },
    ...yearAmounts.map(
      (each): Column<Year> => ({
        key: each,
        title: t(`credit.information.amounts.${each}`),
        align: "end",
        cell: (row) => {
          const amount = row[each];
          return amount === null ? "–" : <MoneyText amount={amount} currency={row.currency} />;
        },
      }),
    ),
    {
      key: "margin",
      title: t("credit.information.ratios.profitPercent"),
      align: "end",
      cell: (row) => ratio(row.profitPercent, " %"),
    },
    {
      key: "debt",
      title: t("credit.information.ratios.debtPercent"),
      align: "end",
      cell: (row) => ratio(row.debtPercent, " %"),
    },
    {
      key: "liquidity",
      title: t("credit.information.ratios.liquidity"),
      align: "end",
      cell: (row) => ratio(row.liquidity, ""),
    },
    {
      key: "source",
      title: t("credit.information.source"),
      cell: (row) =>
        `${row.source} · ${t(row.audited ? "credit.information.audited" : "credit.information.notAudited")}`,
    },
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
        <DataTable caption={t("credit.information.years")} columns={columns} rows={years} rowKey={(row) => row.year} />
      )}
      <Drawer opened={adding} onClose={() => setAdding(false)} title={t("credit.information.addYear")}>
        <YearForm clientId={clientId} onDone={() => setAdding(false)} />
      </Drawer>
    </Card>
  );
}
