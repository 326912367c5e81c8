import { minor } from "@foyer/domain/kernel/money";
import { Alert, Badge, List, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { useFormat } from "../../kernel/format.ts";
import { codeText } from "../../kernel/refusal-text.ts";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import type { Plan } from "./use-plan.ts";

export type PlannedDebt = Plan["settled"][number];

interface PlanPanelProps {
  plan: Plan;
  /** The day on which the money is posted: what takes effect later says so. */
  postingDate: string;
  stale?: boolean;
  /** What becomes of the difference of a debt that is paid short. */
  shortfall?: (debt: PlannedDebt) => ReactNode;
}

/** What money will settle, what of it cannot be followed and why, and what is too much. */
export function PlanPanel({ plan, postingDate, stale = false, shortfall }: PlanPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { currency, settled, problems, unappliedMinor } = plan;
  const money = (amount: number) => <MoneyText amount={amount} currency={currency} bare />;
  const leftOf = (debt: PlannedDebt) => minor(debt.openMinor - debt.amountMinor);
  const columns: Column<PlannedDebt>[] = [
    {
      key: "reference",
      title: t("receivables.items.reference"),
      lead: true,
      cell: (debt) => (
        <>
          {debt.line === 1 ? debt.reference : `${debt.reference} / ${debt.line}`}
          {debt.effectiveDate > postingDate && (
            <Badge ml="xs" color="amber">
              {t("receivables.receiving.laterEffect", { date: format.date(debt.effectiveDate) })}
            </Badge>
          )}
        </>
      ),
    },
    { key: "due", title: t("receivables.items.dueDate"), cell: (debt) => <DateText value={debt.dueDate} /> },
    {
      key: "before",
      title: t("receivables.receiving.before"),
      align: "end",
      cell: (debt) => money(debt.openMinor),
    },
    {
      key: "settled",
      title: t("receivables.receiving.settled"),
      align: "end",
      cell: (debt) => money(debt.amountMinor),
      total: money(settled.reduce((total, debt) => total + debt.amountMinor, 0)),
    },
    {
      key: "left",
      title: t("receivables.receiving.left"),
      align: "end",
      cell: (debt) => money(leftOf(debt)),
      total: money(settled.reduce((total, debt) => total + leftOf(debt), 0)),
    },
  ];
  const short = settled.filter((debt) => leftOf(debt) > 0);
  return (
    <Stack gap="sm">
      {problems.length > 0 && (
        <Alert color="red" role="alert">
          <List size="sm">
            {problems.map((problem) => (
              <List.Item key={problem.place}>
                <Text span fw={500}>
                  {t("receivables.receiving.line", { place: problem.place })} {problem.document}
                </Text>{" "}
                {codeText(problem.code, problem.details)}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {settled.length > 0 ? (
        <DataTable
          caption={t("receivables.receiving.preview")}
          columns={columns}
          rows={settled}
          rowKey={(debt) => debt.id}
          stale={stale}
        />
      ) : (
        problems.length === 0 && <Text c="dimmed">{t("receivables.receiving.settlesNothing")}</Text>
      )}
      {unappliedMinor > 0 && problems.length === 0 && (
        <Alert color="amber">
          {t("receivables.receiving.unappliedHint", { amount: format.money(unappliedMinor, currency) })}
        </Alert>
      )}
      {shortfall && problems.length === 0 && short.map((debt) => <div key={debt.id}>{shortfall(debt)}</div>)}
    </Stack>
  );
}
