import { heldValue, type SheetColumn, shownText } from "@foyer/sheet/column";
import { Anchor, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import style from "./client-panel.module.css";
import type { ClientGridRow } from "./columns.tsx";
import { TierBadge } from "./tier-field.tsx";

interface ClientPanelProps {
  row: ClientGridRow;
  columns: readonly SheetColumn<ClientGridRow>[];
}

/** The record beside the grid: everything the row knows, whatever columns are shown. */
export function ClientPanel({ row, columns }: ClientPanelProps) {
  const { t } = useTranslation();
  const facts = columns
    .filter(({ field }) => field !== "name" && field !== "tier")
    .map((column) => ({ column, text: shownText(column, heldValue(column, row), row) }))
    .filter(({ text }) => text !== "");
  return (
    <aside className={style["panel"]} aria-label={row.name}>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <h2 className={style["name"]}>{row.name}</h2>
        <TierBadge tier={row.tier} />
      </Group>
      <dl className={style["facts"]}>
        {facts.map(({ column, text }) => (
          <div key={column.field}>
            <dt>{column.header}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {row.id > 0 && (
        <Anchor component={Link} to={`/clients/${row.id}`} size="sm">
          {t("clients.panelOpen")}
        </Anchor>
      )}
    </aside>
  );
}
