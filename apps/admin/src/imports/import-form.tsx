import { Anchor, Button, FileInput, Group, Select, Stack, Text } from "@mantine/core";
import { ImportKind, importAct, importKinds } from "@foyer/domain/imports/schema";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../kernel/session.tsx";
import { RefusalNote } from "./refusal-field.tsx";
import { useOpenImport } from "./use-upload.ts";

/** Chooses what to import: the kind and the file. How it is read is asked next, with the file's own columns in sight. */
export function ImportForm() {
  const { t } = useTranslation();
  const may = useMay();
  const kinds = importKinds.filter((kind) => may(importAct(kind)));
  const [kind, setKind] = useState<ImportKind | undefined>(kinds[0]);
  const [file, setFile] = useState<File | null>(null);
  const open = useOpenImport();
  if (kind === undefined) return null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (file) open.mutate({ kind, file });
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
          accept=".csv,.txt,.gz,.xlsx,text/csv,application/gzip,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          leftSection={<IconFileSpreadsheet size={18} stroke={1.6} />}
          value={file}
          onChange={setFile}
        />
        <Samples kind={kind} />
        {open.error && <RefusalNote error={open.error} />}
        <Button type="submit" disabled={file === null} loading={open.isPending}>
          {t("imports.next")}
        </Button>
      </Stack>
    </form>
  );
}

/** Files to start from, as Excel saves them in China too. */
export function Samples({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation();
  const file = (name: string, label: string) => (
    <Anchor key={name} size="sm" href={`/samples/${name}`} download>
      {label}
    </Anchor>
  );
  return (
    <Group gap="sm">
      <Text size="sm" c="dimmed">
        {t("imports.samples")} {t(`imports.kinds.${kind}`)}
      </Text>
      {file(`${kind}.xlsx`, "XLSX")}
      {file(`${kind}.csv`, "CSV (UTF-8)")}
      {file(`${kind}-gb18030.csv`, "CSV (GB18030)")}
    </Group>
  );
}
