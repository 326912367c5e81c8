import { Button, Code, FileInput, List, Select, Stack, Switch, Text } from "@mantine/core";
import { imports } from "@foyer/domain/imports";
import type { Field } from "@foyer/domain/imports/row/schema";
import { ImportKind, importAct, importKinds } from "@foyer/domain/imports/schema";
import { IconFileSpreadsheet, IconFileTypography } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../kernel/session.tsx";
import { ErrorState } from "../kernel/states.tsx";
import { UploadRefused, useStartImport } from "./use-start-import.ts";

/** Chooses what to import: the kind, the file, and how a file made for something else is read. */
export function ImportForm() {
  const { t } = useTranslation();
  const may = useMay();
  const kinds = importKinds.filter((kind) => may(importAct(kind)));
  const [kind, setKind] = useState<ImportKind | undefined>(kinds[0]);
  const [file, setFile] = useState<File | null>(null);
  const [mapping, setMapping] = useState<File | null>(null);
  const [dryRun, setDryRun] = useState(true);
  const start = useStartImport();
  if (kind === undefined) return null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (file) start.mutate({ kind, file, mapping, dryRun });
      }}
    >
      <Stack>
        <Select
          label={t("imports.kind")}
          allowDeselect={false}
          value={kind}
          data={kinds.map((value) => ({ value, label: t(`imports.kinds.${value}`) }))}
          onChange={(value) => setKind(ImportKind.safeParse(value).data ?? kind)}
        />
        <FileInput
          label={t("imports.file")}
          required
          accept=".csv,.gz,text/csv,application/gzip"
          leftSection={<IconFileSpreadsheet size={18} stroke={1.6} />}
          value={file}
          onChange={setFile}
        />
        <FileInput
          label={t("imports.mapping")}
          clearable
          accept=".json,application/json"
          leftSection={<IconFileTypography size={18} stroke={1.6} />}
          value={mapping}
          onChange={setMapping}
        />
        <Switch
          label={t("imports.dryRun")}
          checked={dryRun}
          onChange={(event) => setDryRun(event.currentTarget.checked)}
        />
        {mapping === null && <ColumnsHint kind={kind} />}
        {start.error && <StartError error={start.error} />}
        <Button type="submit" disabled={file === null} loading={start.isPending}>
          {t("imports.start")}
        </Button>
      </Stack>
    </form>
  );
}

function StartError({ error }: { error: Error }) {
  return error instanceof UploadRefused ? (
    <Text c="red" size="sm" role="alert">
      {error.message}
    </Text>
  ) : (
    <ErrorState error={error} />
  );
}

/** The names that our own columns have, and a file that holds nothing but them to start from. */
function ColumnsHint({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation();
  const fields = Object.entries<Field<unknown>>(imports[kind].fields);
  const header = fields.map(([name]) => name).join(",");
  return (
    <Stack gap={6}>
      <Text size="sm" c="dimmed">
        {t("imports.columnsHint")}
      </Text>
      <List listStyleType="none" styles={{ root: { display: "flex", flexWrap: "wrap", gap: 4 } }}>
        {fields.map(([name, field]) => (
          <List.Item key={name}>
            <Code>{field.required ? `${name}*` : name}</Code>
          </List.Item>
        ))}
      </List>
      <Button
        component="a"
        variant="subtle"
        size="xs"
        download={`${kind}.csv`}
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${header}\r\n`)}`}
      >
        {t("imports.sample")}
      </Button>
    </Stack>
  );
}
