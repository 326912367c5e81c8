import type { GridFilter, GridSort } from "@foyer/domain/changes/views/schema";
import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

interface ExportMenuProps {
  grid: string;
  filter: GridFilter;
  sort: GridSort;
  /** The columns that are shown, in their order. */
  columns: readonly string[];
}

const formats = ["csv", "xlsx"] as const;

/** The view as a file: made by the server, masked as on screen, and on record. */
export function ExportMenu({ grid, filter, sort, columns }: ExportMenuProps) {
  const { t } = useTranslation();
  const href = (format: (typeof formats)[number]) =>
    `/api/export/view?${new URLSearchParams({
      grid,
      format,
      columns: columns.join(","),
      filter: JSON.stringify(filter),
      sort: JSON.stringify(sort),
    }).toString()}`;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t("kernel.export")}>
          <ActionIcon size={36} variant="default" aria-label={t("kernel.export")}>
            <IconDownload size={17} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("changes.views.exportAs")}</Menu.Label>
        {formats.map((format) => (
          <Menu.Item key={format} component="a" href={href(format)} download>
            {format.toUpperCase()}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
