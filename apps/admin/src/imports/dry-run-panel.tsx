import { Button, Stack, Text } from "@mantine/core";
import { imports } from "@foyer/domain/imports";
import type { Field } from "@foyer/domain/imports/row/schema";
import type { ImportKind } from "@foyer/domain/imports/schema";
import { Language, say } from "@foyer/domain/kernel/words";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { useFormat } from "../kernel/format.ts";
import { TextLink } from "../kernel/link.tsx";
import { Card } from "../kernel/page.tsx";
import { ErrorState, SkeletonRows } from "../kernel/states.tsx";
import { type Difference, type Duplicate, subjectText } from "./columns.tsx";
import { useDifferences } from "./use-differences.ts";

type Import = Outputs["imports"]["get"];

/** The record of change names fields as they are stored, a file's row as people fill it in. */
const asFilled: Readonly<Record<string, string>> = { ownerId: "owner", title: "contactTitle", staffId: "staff" };

function useFieldTexts(kind: ImportKind) {
  const { i18n } = useTranslation();
  const language = Language.catch("en").parse(i18n.language);
  const fields: Readonly<Record<string, Field<unknown>>> = imports[kind].fields;
  const fieldOf = (name: string) => fields[asFilled[name] ?? name] ?? fields[name.replace(/Id$/, "")];
  return {
    label: (name: string) => {
      const label = fieldOf(name)?.label;
      return label ? say(label, language) : name;
    },
    value: (name: string, text: string | null) => {
      const words = text === null ? undefined : fieldOf(name)?.options?.[text];
      return words ? say(words, language) : (text ?? "—");
    },
  };
}

/** What a check says would happen: every field that would change, a page at a time, and who may be there already. */
export function DryRunPanel({ of }: { of: Import }) {
  return (
    <Stack>
      {of.duplicates !== null && of.duplicates.length > 0 && <Duplicates rows={of.duplicates} />}
      <Differences of={of} />
    </Stack>
  );
}

function Differences({ of }: { of: Import }) {
  const { t } = useTranslation();
  const texts = useFieldTexts(of.kind);
  const pages = useDifferences(of.id, of.run);
  if (pages.isPending) return <SkeletonRows rows={3} />;
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  const rows = pages.data.pages.flat();
  const total = of.result?.differences ?? rows.length;
  if (rows.length === 0) return <Text c="dimmed">{t("imports.dry.noDifferences")}</Text>;
  const columns: Column<Difference>[] = [
    {
      key: "row",
      title: t("imports.dry.row"),
      lead: true,
      cell: (row) => `${subjectText(row.subject, t)} ${row.name}`,
    },
    { key: "field", title: t("imports.dry.field"), cell: (row) => texts.label(row.field) },
    { key: "before", title: t("imports.dry.before"), cell: (row) => texts.value(row.field, row.before) },
    { key: "after", title: t("imports.dry.after"), cell: (row) => texts.value(row.field, row.after) },
  ];
  return (
    <Card title={t("imports.dry.differences")} flush>
      <DataTable caption={t("imports.dry.differences")} columns={columns} rows={rows} rowKey={(row) => row.line} />
      <Stack p="sm" gap="xs">
        <Text size="sm" c="dimmed">
          {t("imports.dry.more", { count: total })}
        </Text>
        {pages.hasNextPage && (
          <Button variant="subtle" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t("kernel.loadMore")}
          </Button>
        )}
      </Stack>
    </Card>
  );
}

function Duplicates({ rows }: { rows: readonly Duplicate[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<Duplicate>[] = [
    { key: "line", title: t("imports.line"), lead: true, width: "6rem", cell: (row) => format.integer(row.line) },
    { key: "name", title: t("imports.dry.inFile"), cell: (row) => row.name },
    {
      key: "known",
      title: t("imports.dry.known"),
      cell: (row) =>
        row.clientId === null ? (
          `${row.clientName} (${t("imports.fix.line", { line: row.otherLine })})`
        ) : (
          <TextLink to={`/clients/${row.clientId}`}>{row.clientName}</TextLink>
        ),
    },
    {
      key: "score",
      title: t("imports.dry.score"),
      align: "end",
      cell: (row) => format.percent(row.score / 1_000),
      sort: (row) => row.score,
    },
  ];
  return (
    <Card title={t("imports.dry.duplicates")} flush>
      <Text size="sm" c="dimmed" p="sm">
        {t("imports.dry.duplicatesHint")}
      </Text>
      <DataTable
        caption={t("imports.dry.duplicates")}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.line} ${row.clientId} ${row.otherLine}`}
      />
    </Card>
  );
}
