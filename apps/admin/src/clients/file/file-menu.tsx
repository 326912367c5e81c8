import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconArchive, IconArrowsJoin2, IconDots, IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Can } from "../../kernel/session.tsx";
import { AskMergeDialog } from "../duplicates/ask-merge-dialog.tsx";
import { ArchiveDialog } from "./archive-dialog.tsx";
import type { ClientFile } from "./edit-form.tsx";
import { useArchive } from "./use-archive.ts";

/** What one may do with a whole file. */
export function FileMenu({ file, onEdit }: { file: ClientFile; onEdit: () => void }) {
  const { t } = useTranslation();
  const [archiving, setArchiving] = useState(false);
  const [merging, setMerging] = useState(false);
  const archive = useArchive();
  return (
    <>
      <Button leftSection={<IconPencil size={16} stroke={1.7} />} onClick={onEdit}>
        {t("clients.file.edit")}
      </Button>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t("clients.file.actions")}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Can act="duplicates:ask">
            <Menu.Item leftSection={<IconArrowsJoin2 size={16} stroke={1.6} />} onClick={() => setMerging(true)}>
              {t("clients.askMerge.open")}
            </Menu.Item>
          </Can>
          <Menu.Item leftSection={<IconArchive size={16} stroke={1.6} />} onClick={() => setArchiving(true)}>
            {t("clients.file.archive")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <AskMergeDialog opened={merging} file={file} onClose={() => setMerging(false)} />
      <ArchiveDialog
        opened={archiving}
        title={t("clients.file.archiveTitle", { name: file.name })}
        lead={t("clients.file.archiveLead")}
        ask={t("clients.file.archiveReason")}
        isBusy={archive.isPending}
        error={archive.error}
        onClose={() => setArchiving(false)}
        onArchive={(reason) => archive.mutate({ id: file.id, reason }, { onSuccess: () => setArchiving(false) })}
      />
    </>
  );
}
