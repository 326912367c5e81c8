import type { RefusedValue } from "@foyer/domain/imports/schema";
import { Code } from "@mantine/core";
import type { TFunction } from "i18next";
import type { Outputs } from "../kernel/api.ts";
import type { Column } from "../kernel/data-table.tsx";
import { isWordKey } from "../kernel/language.ts";
import { codeText } from "../kernel/refusal-text.ts";

export type Difference = Outputs["imports"]["differences"][number];
export type Duplicate = NonNullable<Outputs["imports"]["get"]["duplicates"]>[number];
export type Kept = NonNullable<Outputs["imports"]["get"]["reversal"]>["rows"][number];

/** What a table's rows are called; a name that nobody has words for is shown as it is. */
export const subjectText = (subject: string, t: TFunction): string => {
  const key = `imports.subjects.${subject}`;
  return isWordKey(key) ? t(key) : subject;
};

export const refusedColumns = (t: TFunction): Column<RefusedValue & { index: number }>[] => [
  {
    key: "line",
    title: t("imports.line"),
    lead: true,
    width: "6rem",
    cell: (row) => row.line,
    sort: (row) => row.line,
  },
  {
    key: "column",
    title: t("imports.column"),
    cell: (row) => row.column ?? t("imports.wholeRow"),
    sort: (row) => row.column ?? "",
  },
  { key: "value", title: t("imports.value"), cell: (row) => (row.value === "" ? "—" : <Code>{row.value}</Code>) },
  { key: "why", title: t("imports.why"), cell: (row) => codeText(row.code), sort: (row) => row.code },
];
