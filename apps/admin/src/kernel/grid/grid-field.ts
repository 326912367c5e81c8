import type { CellValue } from "@foyer/domain/changes/schema";
import type { ColumnKind } from "@foyer/domain/changes/views/rules";
import type { GridCondition } from "@foyer/domain/changes/views/schema";
import type { SheetColumn } from "@foyer/sheet/column";
import type { SheetView } from "@foyer/sheet/sheet-props";
import type { TFunction } from "i18next";

/** A column as a filter sees it. */
export interface GridField {
  readonly field: string;
  readonly header: string;
  readonly kind: ColumnKind;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Shown only to who asks for it. */
  readonly hidden: boolean;
}

/** The columns that a sheet shows, in their order. */
export function shownColumns(view: SheetView | undefined, fields: readonly GridField[]): string[] {
  const asked = view?.columnVisibility?.hiddenColIds;
  const isHidden = asked ? ({ field }: GridField) => asked.includes(field) : ({ hidden }: GridField) => hidden;
  const place = new Map(view?.columnOrder?.orderedColIds.map((field, at) => [field, at]));
  return fields
    .filter((each) => !isHidden(each))
    .map(({ field }) => field)
    .toSorted((one, other) => (place.get(one) ?? fields.length) - (place.get(other) ?? fields.length));
}

/** The columns of a sheet that can be asked something, by what the api says they are. */
export const gridFields = <R extends object>(
  columns: readonly SheetColumn<R>[],
  kinds: Readonly<Record<string, ColumnKind>>,
): GridField[] =>
  columns.flatMap(({ field, header, options, hidden = false }) => {
    const kind = kinds[field];
    const named = options?.map(({ value, label }) => ({ value: String(value), label }));
    return kind ? [{ field, header, kind, hidden, ...(named && { options: named }) }] : [];
  });

function valueText(value: unknown, field: GridField | undefined, t: TFunction): string {
  if (value === "me") return t("changes.views.me");
  if (typeof value === "boolean") return t(value ? "kernel.yes" : "kernel.no");
  const text = String(value);
  return field?.options?.find((option) => option.value === text)?.label ?? text;
}

/** What a condition is called in words: after a date, a number is not "at least" but "on or after". */
export const wordText = (is: GridCondition["is"], kind: ColumnKind | undefined, t: TFunction): string =>
  kind === "date" && (is === "at-least" || is === "at-most")
    ? t(`changes.views.dates.${is}`)
    : t(`changes.views.words.${is}`);

/** A condition in a few words, for its chip. */
export function conditionText(condition: GridCondition, fields: readonly GridField[], t: TFunction): string {
  const field = fields.find((each) => each.field === condition.field);
  const { is, value } = condition;
  const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const said = values.map((each) => valueText(each, field, t)).join(", ");
  return [field?.header ?? condition.field, wordText(is, field?.kind, t), said].filter(Boolean).join(" ");
}

const alike = (one: unknown, other: unknown): boolean =>
  typeof one === "string" && typeof other === "string" ? one.toLowerCase() === other.toLowerCase() : one === other;

/** Whether a row fits a condition, as the api would judge it: for the colours of rows that are here already. */
export function fits(held: CellValue | readonly string[], { is, value }: GridCondition, me: number): boolean {
  const isEmpty = held === null || held === "" || (Array.isArray(held) && held.length === 0);
  const asked = (Array.isArray(value) ? value : [value]).map((each) => (each === "me" ? me : each));
  const has = (each: unknown) => (Array.isArray(held) ? held.includes(String(each)) : alike(held, each));
  const first = asked[0];
  switch (is) {
    case "empty":
      return isEmpty;
    case "filled":
      return !isEmpty;
    case "is":
      return !isEmpty && has(first);
    case "is-not":
      return !has(first);
    case "any-of":
      return !isEmpty && asked.some(has);
    case "contains":
      return Array.isArray(held)
        ? has(first)
        : String(held ?? "")
            .toLowerCase()
            .includes(String(first).toLowerCase());
    case "at-least":
      return !isEmpty && first !== undefined && !Array.isArray(held) && compare(held, first) >= 0;
    case "at-most":
      return !isEmpty && first !== undefined && !Array.isArray(held) && compare(held, first) <= 0;
  }
}

/** Days are text that sorts like days. */
function compare(held: unknown, asked: unknown): number {
  if (typeof held === "number" && typeof asked === "number") return held - asked;
  const [one, other] = [String(held), String(asked)];
  return one < other ? -1 : one > other ? 1 : 0;
}
