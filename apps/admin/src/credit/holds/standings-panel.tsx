import type { ClientId } from "@foyer/domain/clients/schema";
import type { ExposurePart } from "@foyer/domain/credit/exposure/schema";
import type { CreditView } from "@foyer/domain/credit/holds/schema";
import { Anchor, Button, Group, Text } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import type { Outputs } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { useFormat } from "../../kernel/format.ts";
import { TextLink } from "../../kernel/link.tsx";
import { Card } from "../../kernel/page.tsx";
import { EmptyState } from "../../kernel/states.tsx";
import { MoneyText } from "../../kernel/text.tsx";
import { HoldBadge, useReasons } from "./hold-field.tsx";
import { useStandings } from "./use-standings.ts";

type Standing = Outputs["creditHolds"]["list"]["rows"][number];

interface StandingsPanelProps {
  view: CreditView;
  parts: readonly ExposurePart[];
  onOpen: (opened: { clientId: ClientId; client: string; part: ExposurePart }) => void;
}

/** Limits as they stand at this moment, the gravest first; every figure opens its rows. */
export function StandingsPanel({ view, parts, onOpen }: StandingsPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const list = useStandings(view);
  const columns = useStandingColumns(view, parts, onOpen);
  return (
    <Answer
      query={list}
      isEmpty={(data) => data.pages[0]?.count === 0}
      empty={<EmptyState icon={IconShieldCheck} sentence={t(`credit.holds.empty.${view}`)} />}
    >
      {({ pages }) => {
        const rows = pages.flatMap((each) => each.rows);
        return (
          <>
            <Card flush>
              <DataTable
                caption={t(`credit.holds.views.${view}`)}
                columns={columns}
                rows={rows}
                rowKey={(row) => row.clientId}
              />
            </Card>
            {list.hasNextPage && (
              <Group justify="center" p="sm">
                {`${format.integer(rows.length)} / ${format.integer(pages[0]?.count ?? 0)}`}
                <Button
                  variant="default"
                  size="xs"
                  loading={list.isFetchingNextPage}
                  onClick={() => void list.fetchNextPage()}
                >
                  {t("kernel.loadMore")}
                </Button>
              </Group>
            )}
          </>
        );
      }}
    </Answer>
  );
}

function useStandingColumns(
  view: CreditView,
  parts: readonly ExposurePart[],
  onOpen: StandingsPanelProps["onOpen"],
): Column<Standing>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const reasonsOf = useReasons();
  const money = (key: string, title: string, amount: (row: Standing) => number | null): Column<Standing> => ({
    key,
    title,
    align: "end",
    cell: (row) => {
      const value = amount(row);
      return value === null ? "—" : <MoneyText amount={value} bare />;
    },
  });
  const most = ({ limit, upTo }: Standing) => (limit === null ? null : Math.max(limit, upTo ?? 0));
  const left = (row: Standing) => {
    const whole = most(row);
    return whole === null ? null : whole - row.exposure;
  };
  return [
    {
      key: "client",
      title: t("credit.holds.columns.client"),
      lead: true,
      cell: (row) => <TextLink to={`/clients/${row.clientId}#credit`}>{row.client}</TextLink>,
    },
    { key: "owner", title: t("credit.holds.columns.owner"), cell: (row) => row.owner ?? "—" },
    {
      key: "hold",
      title: t("credit.holds.hold"),
      cell: (row) =>
        row.hold && (
          <div>
            <HoldBadge hold={row.hold} reasons={row.reasons} />
            {view !== "headroom" && (
              <Text size="xs" c="dimmed" mt={2}>
                {reasonsOf(row.reasons)}
              </Text>
            )}
            {view === "holds" && row.since && (
              <Text size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }}>
                {t("credit.holds.sinceDay", { date: format.date(row.since) })}
              </Text>
            )}
          </div>
        ),
    },
    ...(view === "holds"
      ? [
          {
            key: "late",
            title: t("credit.holds.columns.overdueDays"),
            align: "end" as const,
            cell: (row: Standing) => format.integer(row.overdueDays),
          },
        ]
      : []),
    ...parts.map(
      (part): Column<Standing> => ({
        key: part,
        title: t(`credit.exposure.parts.${part}`),
        align: "end",
        cell: (row) => (
          <Anchor
            component="button"
            type="button"
            fz="inherit"
            onClick={() => onOpen({ clientId: row.clientId, client: row.client, part })}
          >
            <MoneyText amount={row[part]} bare />
          </Anchor>
        ),
      }),
    ),
    money("exposure", t("credit.exposure.exposure"), (row) => row.exposure),
    money("limit", t("clients.credit.limit"), most),
    money("headroom", t("credit.exposure.headroom"), left),
  ];
}
