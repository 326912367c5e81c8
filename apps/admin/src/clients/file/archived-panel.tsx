import { Button } from "@mantine/core";
import { IconArchive } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kernel/format.ts";
import { ErrorState } from "../../kernel/states.tsx";
import style from "./archived-panel.module.css";
import type { ClientFile } from "./edit-form.tsx";
import { useRestore } from "./use-archive.ts";

/** Says above all else that a file is put away, by whom and why, and takes it out again. */
export function ArchivedPanel({ file, mayRestore }: { file: ClientFile; mayRestore: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const restore = useRestore();
  if (!file.archived) return null;
  const { at, by, reason } = file.archived;
  return (
    <div className={style["archived"]} role="status">
      <IconArchive size={20} stroke={1.7} aria-hidden />
      <p className={style["text"]}>
        <strong>{t("clients.file.archived")}</strong>
        {at && (
          <span>{t("clients.file.archivedBy", { name: by ?? t("changes.system"), when: format.instant(at) })}</span>
        )}
        {reason && <span>{t("clients.file.archivedWhy", { reason })}</span>}
      </p>
      {mayRestore && (
        <Button size="xs" variant="default" loading={restore.isPending} onClick={() => restore.mutate(file)}>
          {t("clients.file.restore")}
        </Button>
      )}
      {restore.error && <ErrorState error={restore.error} />}
    </div>
  );
}
