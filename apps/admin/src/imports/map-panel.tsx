import { Alert, Anchor, Button, FileButton, Group, Select, Stack, Text } from "@mantine/core";
import { mappingContent, mappingFor } from "@foyer/domain/imports/mapping/rules";
import type { Mapping } from "@foyer/domain/imports/mapping/schema";
import type { ImportId, ImportKind } from "@foyer/domain/imports/schema";
import { type DateFormat, dateFormats } from "@foyer/domain/kernel/read";
import { useMutation, useQuery, useQueryClient, keepPreviousData } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { Card } from "../kernel/page.tsx";
import { codeText } from "../kernel/refusal-text.ts";
import { ErrorState } from "../kernel/states.tsx";
import { ColumnsField } from "./columns-field.tsx";
import { ConstantsField } from "./constants-field.tsx";
import { missing, useFields } from "./use-mapping.ts";

type Head = Outputs["imports"]["head"];

interface MapPanelProps {
  id: ImportId;
  kind: ImportKind;
  sheet: string | null;
  onChecking: () => void;
}

/** Says how the file is read: which column is which field, what a word of the file means, what is the same for every row. */
export function MapPanel({ id, kind, sheet: before, onChecking }: MapPanelProps) {
  const trpc = useTRPC();
  const [sheet, setSheet] = useState(before);
  const head = useQuery(trpc.imports.head.queryOptions({ id, sheet }, { placeholderData: keepPreviousData }));
  return (
    <Answer query={head}>
      {(data) => (
        <MappingForm
          key={`${data.sheet ?? ""} ${data.header.join("\u001f")}`}
          {...{ id, kind, head: data, onChecking }}
          onSheet={setSheet}
        />
      )}
    </Answer>
  );
}

interface MappingFormProps extends Omit<MapPanelProps, "sheet"> {
  head: Head;
  onSheet: (sheet: string) => void;
}

function MappingForm({ id, kind, head, onSheet, onChecking }: MappingFormProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const fields = useFields(kind);
  const [mapping, setMapping] = useState<Mapping>(head.mapping);
  const [unread, setUnread] = useState<Error | null>(null);
  const check = useMutation(
    trpc.imports.check.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.imports.pathFilter());
        onChecking();
      },
    }),
  );
  const lacking = missing(mapping, fields);
  const takeMappingFile = async (file: File | null) => {
    if (!file) return;
    try {
      setMapping(mappingFor(kind, mappingContent(await file.text())));
      setUnread(null);
    } catch (error) {
      setUnread(error instanceof Error ? error : new Error(String(error)));
    }
  };
  if (head.header.length === 0)
    return (
      <Alert color="red" title={t("imports.map.unreadable")}>
        {head.problems.map(({ code, value }) => `${codeText(code, { value })} ${value}`).join("; ")}
      </Alert>
    );
  return (
    <Stack>
      <Text c="dimmed">{t("imports.map.hint")}</Text>
      <Group align="end">
        {head.sheets.length > 1 && (
          <Select
            label={t("imports.map.sheet")}
            allowDeselect={false}
            data={head.sheets}
            value={head.sheet}
            onChange={(value) => value !== null && onSheet(value)}
          />
        )}
        <DatesField value={mapping.dates} onChange={(dates) => setMapping(withDates(mapping, dates))} />
        <FileButton accept=".json,application/json" onChange={(file) => void takeMappingFile(file)}>
          {(props) => (
            <Button variant="default" {...props}>
              {t("imports.map.useFile")}
            </Button>
          )}
        </FileButton>
      </Group>
      {unread && <ErrorState error={unread} />}
      {head.problems.length > 0 && (
        <Alert color="red">{head.problems.map(({ code, value }) => `${codeText(code)}: ${value}`).join("; ")}</Alert>
      )}
      <Card flush>
        <ColumnsField columns={head.columns} {...{ fields, mapping, setMapping }} />
      </Card>
      <ConstantsField {...{ fields, mapping, setMapping }} />
      {lacking.length > 0 && (
        <Alert color="brass">
          {t("imports.map.missing", { fields: lacking.map(({ label }) => label).join("、") })}
        </Alert>
      )}
      {check.error && <ErrorState error={check.error} />}
      <Group>
        <Button
          loading={check.isPending}
          disabled={lacking.length > 0}
          onClick={() => check.mutate({ id, mapping, sheet: head.sheet, header: head.header })}
        >
          {t("imports.map.check")}
        </Button>
        <Anchor size="sm" href={`/api/export/imports/mapping?id=${id}`} download>
          {t("imports.map.save")}
        </Anchor>
      </Group>
    </Stack>
  );
}

const withDates = ({ dates: _, ...mapping }: Mapping, dates: DateFormat | null): Mapping => ({
  ...mapping,
  ...(dates && { dates }),
});

function DatesField({
  value,
  onChange,
}: {
  value: DateFormat | undefined;
  onChange: (value: DateFormat | null) => void;
}) {
  const { t } = useTranslation();
  return (
    <Select
      label={t("imports.map.dates")}
      allowDeselect={false}
      value={value ?? "any"}
      data={[
        { value: "any", label: t("imports.map.datesAny") },
        ...dateFormats.map((format) => ({ value: format, label: t(`imports.map.${format}`) })),
      ]}
      onChange={(chosen) => onChange(dateFormats.find((format) => format === chosen) ?? null)}
    />
  );
}
