import { type BesideRow, beside, perRoomNight } from "@foyer/domain/stays/production/rules";
import { growth } from "@foyer/domain/stays/rules";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Outputs } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { useFormat } from "../kernel/format.ts";
import { MoneyText } from "../kernel/text.tsx";
import { useKeyName } from "./use-key-name.ts";

type Production = Outputs["stays"]["production"];

interface Props {
  now: Production;
  before: Production | undefined;
  stale: boolean;
  /** Narrows the view to one row: what the clients behind a class are. */
  onNarrow: (change: Readonly<Record<string, string | null>>) => void;
}

function useColumns({ now, before }: Pick<Props, "now" | "before">): Column<BesideRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const keyName = useKeyName();
  const { by, total } = now;
  const average = (figures: Production["total"]) => {
    const value = perRoomNight(figures);
    return value === null ? "—" : <MoneyText amount={value} bare />;
  };
  const change = (revenue: number, last: number) => {
    const percent = growth(revenue, last);
    return percent === null ? "—" : `${percent > 0 ? "+" : ""}${format.integer(percent)}%`;
  };
  const whole = (key: "stays" | "roomNights"): Column<BesideRow> => ({
    key,
    title: t(`stays.production.${key}`),
    align: "end",
    cell: (row) => format.integer(row[key]),
    sort: (row) => row[key],
    total: format.integer(total[key]),
  });
  return [
    {
      key: "key",
      title: t(`stays.production.${by}`),
      lead: true,
      cell: (row) => keyName(by, row),
      sort: (row) => (by === "month" ? row.key : keyName(by, row)),
    },
    whole("stays"),
    whole("roomNights"),
    {
      key: "revenue",
      title: t("stays.production.revenue"),
      align: "end",
      cell: (row) => <MoneyText amount={row.revenue} />,
      sort: (row) => row.revenue,
      total: <MoneyText amount={total.revenue} />,
    },
    {
      key: "average",
      title: t("stays.production.average"),
      align: "end",
      cell: average,
      sort: (row) => perRoomNight(row),
      total: average(total),
    },
    {
      key: "before",
      title: t("stays.production.lastYear"),
      align: "end",
      cell: (row) => <MoneyText amount={row.before.revenue} />,
      sort: (row) => row.before.revenue,
      total: before && <MoneyText amount={before.total.revenue} />,
    },
    {
      key: "growth",
      title: t("stays.production.growth"),
      align: "end",
      cell: (row) => change(row.revenue, row.before.revenue),
      sort: (row) => growth(row.revenue, row.before.revenue),
      total: before && change(total.revenue, before.total.revenue),
    },
  ];
}

/** The pivot: each row opens what it is made of, a client its file. */
export function ProductionPanel({ now, before, stale, onNarrow }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns = useColumns({ now, before });
  const rows = useMemo(
    () => beside(now, before && before.by === now.by ? before : { ...now, rows: [] }),
    [now, before],
  );
  const open = (row: BesideRow) => {
    if (now.by !== "client") onNarrow({ in: `${now.by}:${row.key}`, by: "client" });
    else if (row.id !== null) void navigate(`/clients/${row.id}`);
  };
  return (
    <DataTable
      caption={t("stays.production.title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      onOpen={open}
      stale={stale}
    />
  );
}
