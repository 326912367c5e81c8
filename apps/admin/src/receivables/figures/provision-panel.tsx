import type { CalendarDate } from "@foyer/domain/kernel/time";
import { datesOfDays } from "@foyer/domain/receivables/figures/rules";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { Drawer } from "../../kernel/drawer.tsx";
import { useFormat } from "../../kernel/format.ts";
import { TextLink } from "../../kernel/link.tsx";
import { Card } from "../../kernel/page.tsx";
import { Can } from "../../kernel/session.tsx";
import { MoneyText } from "../../kernel/text.tsx";
import style from "./figures-screen.module.css";
import { ProvisionForm } from "./provision-form.tsx";
import { type ColumnDays, useColumnDays } from "./use-column-days.ts";
import type { FiguresView, Night } from "./use-figures.ts";
import { VersionsPanel } from "./versions-panel.tsx";

type Provision = Outputs["figures"]["provision"];
type Line = Provision["lines"][number] & ColumnDays;

interface Props {
  night: Pick<Night, "businessDate" | "currency">;
  view: FiguresView;
}

/** What of each bucket is expected to be lost, by the matrix in force; a cell opens its items. (A7.6) */
export function ProvisionPanel({ night: { businessDate: asOf, currency }, view }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const provision = useQuery(trpc.figures.provision.queryOptions({ asOf, currency }));
  const [opened, setOpened] = useState<"form" | "versions" | null>(null);
  const close = () => setOpened(null);
  return (
    <Card
      flush
      title={t("receivables.provision.title")}
      actions={
        <span className={style["actions"]}>
          <Button variant="subtle" size="compact-sm" onClick={() => setOpened("versions")}>
            {t("receivables.provision.versions")}
          </Button>
          <Can act="receivables:write">
            <Button variant="default" size="compact-sm" onClick={() => setOpened("form")}>
              {t("receivables.provision.edit")}
            </Button>
          </Can>
        </span>
      }
    >
      <Answer query={provision}>
        {(data) => (
          <>
            <p className={style["note"]}>
              {data.matrix
                ? t("receivables.provision.inForce", {
                    date: format.date(data.matrix.fromDate),
                    reason: data.matrix.reason,
                  })
                : t("receivables.provision.noMatrix")}
            </p>
            <Lines provision={data} asOf={asOf} view={view} />
          </>
        )}
      </Answer>
      <Drawer opened={opened === "form"} onClose={close} title={t("receivables.provision.edit")} size="lg">
        <ProvisionForm asOf={asOf} currency={currency} onDone={close} />
      </Drawer>
      <Drawer opened={opened === "versions"} onClose={close} title={t("receivables.provision.versions")} size="lg">
        <VersionsPanel />
      </Drawer>
    </Card>
  );
}

function Lines({ provision, asOf, view }: { provision: Provision; asOf: CalendarDate; view: FiguresView }) {
  const { t } = useTranslation();
  const columnDays = useColumnDays();
  const { currency, edges } = provision;
  const days = columnDays(edges);
  const rows = provision.lines.flatMap((line, place): Line[] => {
    const column = days[place];
    return column ? [{ ...line, ...column }] : [];
  });
  const columns: Column<Line>[] = [
    { key: "column", title: t("receivables.provision.column"), lead: true, cell: (row) => row.title },
    {
      key: "owed",
      title: t("receivables.provision.owed"),
      align: "end",
      cell: (row) => (
        <TextLink to={view.atFigure({ figure: "owed-by-due", ...datesOfDays(asOf, row), title: row.title })}>
          <MoneyText amount={row.owedMinor} currency={currency} bare />
        </TextLink>
      ),
      total: <MoneyText amount={provision.owedMinor} currency={currency} bare />,
    },
    { key: "rate", title: t("receivables.provision.rate"), align: "end", cell: (row) => row.rate ?? "–" },
    {
      key: "provided",
      title: t("receivables.provision.provided"),
      align: "end",
      cell: (row) => (row.rate === null ? "–" : <MoneyText amount={row.providedMinor} currency={currency} bare />),
      total: provision.matrix === null ? "–" : <MoneyText amount={provision.providedMinor} currency={currency} bare />,
    },
  ];
  return (
    <DataTable caption={t("receivables.provision.title")} columns={columns} rows={rows} rowKey={(row) => row.column} />
  );
}
