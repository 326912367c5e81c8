import { Button, Group, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { CellValue } from "@foyer/domain/changes/schema";
import { clientCell } from "@foyer/domain/clients/rules";
import { type ClientField, clientFields } from "@foyer/domain/clients/schema";
import { tagsText } from "@foyer/domain/clients/tags/rules";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { useSession } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import style from "./edit-form.module.css";
import { Fields } from "./fields-panel.tsx";
import { useFirstField } from "./use-first-field.ts";
import { useEdits, type Values } from "./use-edits.ts";
import { useValues } from "./use-values.ts";

export type ClientFile = Outputs["clients"]["get"];

/** The file's fields as a grid would hold them in cells. */
const cellsOf = (file: ClientFile): Values => ({
  ...Object.fromEntries(
    clientFields.filter((field) => field !== "tags" && field !== "assessmentType").map((field) => [field, file[field]]),
  ),
  tags: tagsText(file.tags),
  assessmentType: file.override,
});

interface EditFormProps {
  file: ClientFile;
  /** The field that is to be filled in. */
  focus?: ClientField | undefined;
  onDone: () => void;
}

/** Edits a file: the same rules, the same record of change and the same question about another's newer value as in the grid. */
export function EditForm({ file, focus, onDone }: EditFormProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { role } = useSession();
  const [opened] = useState(file);
  const edits = useEdits({ grid: "clients", row: file.id, base: opened.base });
  const form = useValues({
    initial: cellsOf(opened),
    judge: clientCell,
    problems: edits.problems,
    onTouched: edits.forget,
  });
  const at = useFirstField(focus ?? "name");
  const submit = async () => {
    const values = form.read();
    if (values === undefined) return;
    if (Object.keys(values).length === 0) return onDone();
    const answers = await edits.save(values);
    const applied = answers.flatMap((answer): [string, CellValue][] =>
      answer.outcome === "applied" ? [[answer.field, answer.value]] : [],
    );
    form.keep(Object.fromEntries(applied));
    await client.invalidateQueries(trpc.clients.pathFilter());
    if (applied.length < answers.length) return;
    notifications.show({ message: t("clients.file.saved"), color: "pine" });
    onDone();
  };
  return (
    <form
      ref={at}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit().catch(() => undefined);
      }}
    >
      <Stack>
        <Fields
          of={form.of}
          own={file.id}
          linked={{ parentId: opened.parentName, referrerId: opened.referrerName }}
          onMine={edits.overrule}
          isDisabled={(field) => field === "assessmentType" && role === "rep"}
        />
        <div className={style["foot"]} aria-live="polite">
          {edits.problems.size > 0 && <p className={style["partly"]}>{t("clients.file.notAllSaved")}</p>}
          {edits.error !== null && <ErrorState error={edits.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onDone}>
              {t("kernel.cancel")}
            </Button>
            <Button type="submit" loading={edits.isSaving}>
              {t("kernel.save")}
            </Button>
          </Group>
        </div>
      </Stack>
    </form>
  );
}
