import { imports } from "@foyer/domain/imports";
import { columnsOf } from "@foyer/domain/imports/expressions/rules";
import type { Expression, Mapping } from "@foyer/domain/imports/mapping/schema";
import type { Field } from "@foyer/domain/imports/row/schema";
import type { ImportKind } from "@foyer/domain/imports/schema";
import { Language, say } from "@foyer/domain/kernel/words";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

export interface FieldShown {
  readonly name: string;
  readonly label: string;
  readonly field: Field<unknown>;
}

/** The fields of a kind by their names in the person's language, those that are needed first. */
export function useFields(kind: ImportKind): readonly FieldShown[] {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const language = Language.catch("en").parse(i18n.language);
    const all = Object.entries<Field<unknown>>(imports[kind].fields);
    const shown = all.map(([name, field]) => ({
      name,
      field,
      label: field.label ? say(field.label, language) : name,
    }));
    return [...shown.filter(({ field }) => field.required), ...shown.filter(({ field }) => !field.required)];
  }, [kind, i18n.language]);
}

const columnOf = (expression: Expression | undefined): string | undefined =>
  expression === undefined || typeof expression === "string"
    ? expression
    : "column" in expression
      ? expression.column
      : undefined;

/** Which field a column is read as; `composed` when a mapping file makes something of it that is not shown here. */
export function readAs(mapping: Mapping, column: string): { field: string | undefined; composed: boolean } {
  const entries = Object.entries(mapping.fields);
  const field = entries.find(([, expression]) => columnOf(expression) === column)?.[0];
  const composed = entries.some(
    ([, expression]) => columnOf(expression) === undefined && columnsOf(expression).includes(column),
  );
  return { field, composed };
}

const withFields = (mapping: Mapping, fields: Record<string, Expression>): Mapping => ({ ...mapping, fields });
const without = (fields: Mapping["fields"], leaves: (name: string, expression: Expression) => boolean) =>
  Object.fromEntries(Object.entries(fields).filter(([name, expression]) => !leaves(name, expression)));

/** A column is read as one field, and a field from one column. */
export function setColumn(mapping: Mapping, column: string, field: string | null): Mapping {
  const others = without(mapping.fields, (name, each) => columnOf(each) === column || name === field);
  return withFields(mapping, field === null ? others : { ...others, [field]: column });
}

/** The same value for every row; nothing takes it away. */
export function setConstant(mapping: Mapping, field: string, constant: string | null): Mapping {
  const others = without(mapping.fields, (name) => name === field);
  return withFields(mapping, constant === null ? others : { ...others, [field]: { constant } });
}

export const constantsOf = (mapping: Mapping): [field: string, constant: string][] =>
  Object.entries(mapping.fields).flatMap(([name, expression]): [string, string][] =>
    typeof expression !== "string" && "constant" in expression ? [[name, expression.constant]] : [],
  );

export const wordsOf = (mapping: Mapping, field: string): Readonly<Record<string, string>> => {
  const expression = mapping.fields[field];
  return expression === undefined || typeof expression === "string" ? {} : (expression.values ?? {});
};

/** One of our options for a word of the file; nothing takes it away. */
export function setWord(mapping: Mapping, field: string, [word, option]: [string, string | null]): Mapping {
  const expression = mapping.fields[field];
  const column = columnOf(expression);
  if (column === undefined) return mapping;
  const { [word]: _, ...others } = wordsOf(mapping, field);
  const values = option === null ? others : { ...others, [word]: option };
  return withFields(mapping, {
    ...mapping.fields,
    [field]: Object.keys(values).length === 0 ? column : { column, values },
  });
}

/** Fields that must be there and that nothing is read as. */
export const missing = (mapping: Mapping, fields: readonly FieldShown[]): readonly FieldShown[] =>
  fields.filter(({ name, field }) => field.required && mapping.fields[name] === undefined);
