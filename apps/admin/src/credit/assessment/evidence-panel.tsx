import type { Factor } from "@foyer/domain/credit/assessment/schema";
import type { CreditAssessmentId } from "@foyer/domain/credit/schema";
import { daysBetween } from "@foyer/domain/kernel/time";
import { LedgerItemId } from "@foyer/domain/receivables/schema";
import { Button, Group, Stack, Text } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { Figure, Figures } from "../../kernel/figure.tsx";
import { useFormat } from "../../kernel/format.ts";
import { Card } from "../../kernel/page.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import { SourcePanel } from "../../receivables/source-panel.tsx";
import { isWordKey } from "../../kernel/language.ts";

type Evidence = Outputs["credit"]["evidence"];
type Row = Evidence["rows"][number];
type Month = NonNullable<Evidence["evidence"]["months"]>[number];

/** Why a number is so: its days, the numbers it was made of, and the rows behind them. */
export function EvidencePanel({ assessmentId, factor }: { assessmentId: CreditAssessmentId; factor: Factor }) {
  const trpc = useTRPC();
  const evidence = useQuery(trpc.credit.evidence.queryOptions({ assessmentId, factor }));
  return (
    <Answer query={evidence}>
      {(data) => (
        <Stack>
          <Numbers evidence={data} />
          {data.evidence.months && <Months months={data.evidence.months} />}
          {data.rows.length > 0 && <Rows evidence={data} />}
        </Stack>
      )}
    </Answer>
  );
}

function Numbers({ evidence: { factor, value, leftOut, points, most, evidence } }: { evidence: Evidence }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = (name: string, number: string | number | null) =>
    name.endsWith("Minor") ? (
      <MoneyText amount={Number(number)} />
    ) : typeof number === "number" ? (
      format.number(number)
    ) : (
      number
    );
  return (
    <>
      <Text size="sm" c="dimmed">
        {evidence.from === null
          ? t("credit.assessment.upTo", { to: format.date(evidence.to) })
          : t("credit.assessment.window", { from: format.date(evidence.from), to: format.date(evidence.to) })}
      </Text>
      <Figures>
        <Figure label={t("credit.assessment.value")}>
          {value === null
            ? t("credit.assessment.noEvidence")
            : t(`credit.assessment.values.${factor}`, { value: format.number(Number(value)) })}
        </Figure>
        <Figure label={t("credit.assessment.points")}>
          {leftOut
            ? t(`credit.assessment.left.${leftOut}`)
            : t("credit.assessment.pointsOf", { points: format.number(Number(points)), most })}
        </Figure>
        {Object.entries(evidence.numbers).map(([name, number]) => {
          const key = `credit.assessment.numbers.${name}`;
          return isWordKey(key) ? (
            <Figure key={name} label={t(key)}>
              {shown(name, number)}
            </Figure>
          ) : null;
        })}
      </Figures>
    </>
  );
}

function Months({ months }: { months: readonly Month[] }) {
  const { t } = useTranslation();
  const columns: Column<Month>[] = [
    { key: "month", title: t("credit.assessment.month"), lead: true, cell: (row) => <DateText value={row.from} /> },
    {
      key: "peak",
      title: t("credit.assessment.peak"),
      align: "end",
      cell: (row) => <MoneyText amount={row.peakMinor} bare />,
    },
    {
      key: "limit",
      title: t("credit.assessment.limit"),
      align: "end",
      cell: (row) => <MoneyText amount={row.limitMinor} bare />,
    },
    { key: "share", title: t("credit.assessment.share"), align: "end", cell: (row) => `${row.share} %` },
  ];
  return (
    <Card flush>
      <DataTable caption={t("credit.assessment.month")} columns={columns} rows={months} rowKey={(row) => row.from} />
    </Card>
  );
}

/** The rows by kind: what an item came of is behind it. */
function Rows({ evidence: { rows, count } }: { evidence: Evidence }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<Row | null>(null);
  if (opened?.currency)
    return (
      <>
        <Group justify="space-between">
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconArrowLeft size={15} />}
            onClick={() => setOpened(null)}
          >
            {t("receivables.items.backToItems")}
          </Button>
          <Text fw={600}>
            {opened.reference}
            {opened.amountMinor !== null && (
              <>
                {" · "}
                <MoneyText amount={opened.amountMinor} currency={opened.currency} />
              </>
            )}
          </Text>
        </Group>
        <SourcePanel itemId={LedgerItemId.parse(opened.id)} currency={opened.currency} />
      </>
    );
  return (
    <>
      <Text size="sm" c="dimmed">
        {t("credit.assessment.rowsShown", { shown: rows.length, count })}
      </Text>
      {[...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, ofKind]) => (
        <RowsOfKind key={kind} kind={kind} rows={ofKind} onOpen={kind === "item" ? setOpened : undefined} />
      ))}
    </>
  );
}

interface RowsOfKindProps {
  kind: Row["kind"];
  rows: readonly Row[];
  onOpen: ((row: Row) => void) | undefined;
}

function RowsOfKind({ kind, rows, onOpen }: RowsOfKindProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const late = ({ until, settledOn }: Row) =>
    until && settledOn ? format.integer(daysBetween(until, settledOn)) : "–";
  const ofItems: Column<Row>[] = [
    { key: "settled", title: t("credit.assessment.settledOn"), cell: (row) => <DateText value={row.settledOn} /> },
    { key: "late", title: t("credit.assessment.late"), align: "end", cell: late },
  ];
  const columns: Column<Row>[] = [
    { key: "reference", title: t("receivables.items.reference"), lead: true, cell: (row) => row.reference },
    { key: "on", title: t(`credit.assessment.begins.${kind}`), cell: (row) => <DateText value={row.on} /> },
    { key: "until", title: t(`credit.assessment.ends.${kind}`), cell: (row) => <DateText value={row.until} /> },
    ...(kind === "item" ? ofItems : []),
    {
      key: "amount",
      title: t("receivables.items.amount"),
      align: "end",
      cell: ({ amountMinor, currency }) =>
        amountMinor === null || currency === null ? "–" : <MoneyText amount={amountMinor} currency={currency} />,
    },
  ];
  const title = t(`credit.assessment.kinds.${kind}`);
  return (
    <Card flush title={title}>
      <DataTable caption={title} columns={columns} rows={rows} rowKey={(row) => row.id} {...(onOpen && { onOpen })} />
    </Card>
  );
}
