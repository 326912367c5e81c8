import type { Side } from "@foyer/domain/clients/merges/schema";
import { sideOf } from "@foyer/domain/clients/merges/rules";
import type { ClientField, ClientId } from "@foyer/domain/clients/schema";
import { Button, Group, Radio, Switch, Text } from "@mantine/core";
import { IconArrowMerge, IconArrowsExchange } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { TextLink } from "../../kernel/link.tsx";
import { Card } from "../../kernel/page.tsx";
import { useMay } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { useFieldText, useValueText } from "../file/use-value-text.ts";
import style from "./merge-form.module.css";
import { MovesPanel } from "./moves-panel.tsx";
import { type Preview, useMerge } from "./use-duplicates.ts";

type Choices = Partial<Record<ClientField, Side>>;
type File = Preview["winner"]["file"];

const valueOf = (file: File, field: ClientField) => file[field];
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

interface MergeFormProps {
  readonly pair: { readonly winnerId: ClientId; readonly loserId: ClientId };
  readonly preview: Preview;
  readonly onSwap: () => void;
}

/** Whose value each field keeps. What nobody chooses is the staying file's, or the other's where it has none. */
export function MergeForm({ pair, preview, onSwap }: MergeFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayMerge = useMay()("duplicates:merge");
  const [choices, setChoices] = useState<Choices>({});
  const [all, setAll] = useState(false);
  const merge = useMerge((winnerId) => void navigate(`/clients/${winnerId}`));
  const { winner, loser } = preview;
  const differing = preview.fields.filter((field) => !isSame(valueOf(winner.file, field), valueOf(loser.file, field)));
  const shown = all ? preview.fields : differing;
  return (
    <>
      <Card flush>
        <table className={style["table"]}>
          <thead>
            <tr>
              <th scope="col">{t("clients.duplicates.field")}</th>
              <FileHead file={winner.file} note={t("clients.duplicates.kept")} />
              <FileHead file={loser.file} note={t("clients.duplicates.goesInto")} />
            </tr>
          </thead>
          <tbody>
            {shown.map((field) => (
              <FieldRow
                key={field}
                field={field}
                preview={preview}
                choices={choices}
                onChoose={(side) => setChoices((before) => ({ ...before, [field]: side }))}
              />
            ))}
          </tbody>
        </table>
      </Card>
      <Group justify="space-between">
        <Switch
          label={t("clients.duplicates.onlyDifferent")}
          checked={!all}
          onChange={(event) => setAll(!event.currentTarget.checked)}
        />
        <Button variant="default" leftSection={<IconArrowsExchange size={17} stroke={1.6} />} onClick={onSwap}>
          {t("clients.duplicates.swap")}
        </Button>
      </Group>
      <MovesPanel preview={preview} />
      {merge.error && <ErrorState error={merge.error} />}
      {mayMerge && (
        <Group justify="flex-end">
          <Text size="sm" c="dimmed">
            {t("clients.duplicates.mergeConfirm", { winner: winner.file.name, loser: loser.file.name })}
          </Text>
          <Button
            leftSection={<IconArrowMerge size={17} stroke={1.6} />}
            loading={merge.isPending}
            onClick={() => merge.mutate({ ...pair, choices, base: preview.base })}
          >
            {t("clients.duplicates.merge")}
          </Button>
        </Group>
      )}
    </>
  );
}

function FileHead({ file, note }: { file: File; note: string }) {
  return (
    <th scope="col">
      <TextLink to={`/clients/${file.id}`}>{file.name}</TextLink>
      <Text size="xs" c="dimmed" fw={400}>
        {file.reference} · {note}
      </Text>
    </th>
  );
}

interface FieldRowProps {
  readonly field: ClientField;
  readonly preview: Preview;
  readonly choices: Choices;
  readonly onChoose: (side: Side) => void;
}

function FieldRow({ field, preview, choices, onChoose }: FieldRowProps) {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const { winner, loser } = preview;
  const values = { winner: valueOf(winner.file, field), loser: valueOf(loser.file, field) };
  const chosen = sideOf(field, { winner: { [field]: values.winner }, loser: { [field]: values.loser }, choices });
  const bothTags = field === "tags" && choices.tags === undefined;
  const same = isSame(values.winner, values.loser);
  return (
    <tr>
      <th scope="row">
        {fieldText(field)}
        {bothTags && !same && (
          <Text size="xs" c="dimmed" fw={400}>
            {t("clients.duplicates.bothTags")}
          </Text>
        )}
      </th>
      {(["winner", "loser"] as const).map((side) => (
        <td key={side} data-chosen={!same && (bothTags || chosen === side) ? "" : undefined}>
          {same ? (
            <Value field={field} file={preview[side].file} />
          ) : (
            <Radio
              name={field}
              checked={!bothTags && chosen === side}
              onChange={() => onChoose(side)}
              label={<Value field={field} file={preview[side].file} />}
            />
          )}
        </td>
      ))}
    </tr>
  );
}

function Value({ field, file }: { field: ClientField; file: File }) {
  const staff = file.ownerId !== null && file.ownerName !== null ? [{ id: file.ownerId, name: file.ownerName }] : [];
  const clients = [
    { id: file.parentId, name: file.parentName },
    { id: file.referrerId, name: file.referrerName },
  ].flatMap(({ id, name }) => (id !== null && name !== null ? [{ id, name }] : []));
  return <>{useValueText({ staff, clients })(field, valueOf(file, field))}</>;
}
