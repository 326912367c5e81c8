import { Button, Group } from "@mantine/core";
import { Instant } from "@foyer/domain/kernel/time";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kernel/format.ts";
import style from "./conflict-field.module.css";
import type { FieldState } from "./use-values.ts";

interface ConflictChoiceProps {
  conflict: NonNullable<FieldState["conflict"]>;
  /** The other one's value in words. */
  theirs: string;
  onMine: () => void;
  onTheirs: () => void;
}

/** Somebody else changed the field while it was open here: whose value shall stand is asked, never guessed. */
export function ConflictChoice({ conflict, theirs, onMine, onTheirs }: ConflictChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = conflict.by ?? t("changes.system");
  return (
    <div className={style["conflict"]} role="alert">
      <strong>{t("sheet.conflictTitle")}</strong>
      <span>{t("sheet.conflictBy", { name, when: format.instant(Instant.parse(conflict.at)), theirs })}</span>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={onMine}>
          {t("clients.file.mine")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onTheirs}>
          {t("clients.file.theirs")}
        </Button>
      </Group>
    </div>
  );
}
