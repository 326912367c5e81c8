import type { SheetColumn } from "@foyer/sheet/column";
import { heldValue, shownText } from "@foyer/sheet/column";
import type { RowPlace } from "@foyer/sheet/sheet-props";
import { ActionIcon, Anchor, Group, Text } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import style from "./client-panel.module.css";
import type { ClientGridRow } from "./columns.tsx";
import { TierBadge } from "./tier-field.tsx";

interface ClientPanelProps {
  row: ClientGridRow;
  place: RowPlace;
  columns: readonly SheetColumn<ClientGridRow>[];
}

/** The record beside the grid: everything the row knows, whatever columns are shown. */
export function ClientPanel({ row, place, columns }: ClientPanelProps) {
  const { t } = useTranslation();
  const facts = columns
    .filter(({ field }) => field !== "name" && field !== "tier")
    .map((column) => ({ column, text: shownText(column, heldValue(column, row), row) }))
    .filter(({ text }) => text !== "");
  const icon = { size: 17, stroke: 1.7 };
  return (
    <aside className={style["panel"]} aria-label={row.name}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="xs" c="dimmed">
          {t("clients.panelPlace", { index: place.index + 1, count: place.count })}
        </Text>
        <Group gap={2} wrap="nowrap">
          <ActionIcon variant="subtle" color="gray" aria-label={t("clients.panelBefore")} onClick={() => place.go(-1)}>
            <IconChevronUp {...icon} />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={t("clients.panelNext")} onClick={() => place.go(1)}>
            <IconChevronDown {...icon} />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={t("kernel.close")} onClick={place.close}>
            <IconX {...icon} />
          </ActionIcon>
        </Group>
      </Group>
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
