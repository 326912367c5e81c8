import { needsDirector } from "@foyer/domain/changes/views/rules";
import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api.ts";
import { type AskedView, ExportDialog } from "./export-dialog.tsx";

type ExportMenuProps = Omit<AskedView, "format"> & {
  /** Whether phones, mail addresses and the like are among the columns. */
  contactData: boolean;
};

const formats = ["csv", "xlsx"] as const;

/** The view as a file: made by the server, masked as on screen, and on record; of many people's contact data by approval. */
export function ExportMenu({ contactData, ...view }: ExportMenuProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [opened, setOpened] = useState(false);
  const [asking, setAsking] = useState<AskedView | null>(null);
  const { grid, filter } = view;
  const count = useQuery(trpc.changes.count.queryOptions({ grid, filter }, { enabled: opened && contactData }));
  const byApproval = needsDirector({ rows: count.data ?? 0, contactData });
  const href = (format: (typeof formats)[number]) =>
    `/api/export/view?${new URLSearchParams({
      grid,
      format,
      columns: view.columns.join(","),
      filter: JSON.stringify(filter),
      sort: JSON.stringify(view.sort),
    }).toString()}`;
  return (
    <>
      <Menu position="bottom-end" opened={opened} onChange={setOpened}>
        <Menu.Target>
          <Tooltip label={t("kernel.export")}>
            <ActionIcon size={36} variant="default" aria-label={t("kernel.export")}>
              <IconDownload size={17} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t(byApproval ? "changes.views.exportByApproval" : "changes.views.exportAs")}</Menu.Label>
          {formats.map((format) =>
            byApproval ? (
              <Menu.Item key={format} onClick={() => setAsking({ ...view, format })}>
                {format.toUpperCase()}
              </Menu.Item>
            ) : (
              <Menu.Item
                key={format}
                component="a"
                href={href(format)}
                download
                disabled={opened && contactData && count.isPending}
              >
                {format.toUpperCase()}
              </Menu.Item>
            ),
          )}
        </Menu.Dropdown>
      </Menu>
      <ExportDialog view={asking} onClose={() => setAsking(null)} />
    </>
  );
}
