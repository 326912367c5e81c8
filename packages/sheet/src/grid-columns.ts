import type { ColDef, ColGroupDef } from "ag-grid-community";
import { cellClasses } from "./cell-classes.ts";
import { MarkedCell, markText, shownIn } from "./cell-state.ts";
import { type CellValue, stateOf } from "./change-set.ts";
import { heldValue, isNumeric, readText, type SheetColumn, shownText } from "./column.ts";
import type { Model } from "./model.ts";

type Def<R extends object> = ColDef<R, CellValue>;

/** Dates are compared as text, so that no time zone comes in. */
function compareDate(filterDate: Date, value: CellValue): number {
  if (typeof value !== "string" || value === "") return -1;
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${filterDate.getFullYear()}-${two(filterDate.getMonth() + 1)}-${two(filterDate.getDate())}`;
  const own = value.slice(0, 10);
  return own < day ? -1 : own > day ? 1 : 0;
}

function filterOf<R extends object>(model: Model<R>, column: SheetColumn<R>): Partial<Def<R>> {
  if (column.filterable === false) return { filter: false };
  if (isNumeric(column)) {
    const numberParser = (text: string | null) => {
      const reading = readText(column, text ?? "", model.port().words.reading);
      return reading.ok && typeof reading.value === "number" ? reading.value : null;
    };
    const numberFormatter = (value: number | null) => (value === null ? null : shownText(column, value));
    const filterParams = { numberParser, numberFormatter, allowedCharPattern: "\\d\\-\\.,¥￥$€ " };
    return { filter: "agNumberColumnFilter", filterParams };
  }
  if (column.kind === "date" && !column.options) {
    return { filter: "agDateColumnFilter", filterParams: { comparator: compareDate } };
  }
  return {
    filter: "agTextColumnFilter",
    filterValueGetter: ({ data, node }) =>
      data && node?.id !== undefined ? shownText(column, model.valueOf(node.id, column, data), data) : "",
  };
}

function comparatorOf<R extends object>(column: SheetColumn<R>, collator: Intl.Collator) {
  return (left: CellValue | undefined, right: CellValue | undefined): number => {
    const [a, b] = [left ?? null, right ?? null];
    if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
    if (column.kind === "date") return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
    const text = (value: CellValue) => (column.options ? shownText(column, value) : String(value));
    return collator.compare(text(a), text(b));
  };
}

function columnDef<R extends object>(model: Model<R>, column: SheetColumn<R>, collator: Intl.Collator): Def<R> {
  const markOf = (id: string | undefined) =>
    id === undefined ? undefined : stateOf(model.store.get().cells, { row: id, field: column.field })?.mark;
  const stateClasses = cellClasses(model, column);
  const ofColumn = [`sheet-${column.kind}`, ...(isNumeric(column) ? ["ag-right-aligned-cell"] : [])];
  return {
    colId: column.field,
    headerName: column.header,
    ...(column.width !== undefined && { width: column.width }),
    ...(column.minWidth !== undefined && { minWidth: column.minWidth }),
    ...(column.flex !== undefined && { flex: column.flex }),
    ...(column.pinned && { pinned: column.pinned }),
    ...(column.hidden && { initialHide: true }),
    editable: false,
    sortable: column.sortable !== false,
    resizable: true,
    ...(isNumeric(column) && { headerClass: "ag-right-aligned-header" }),
    suppressKeyboardEvent: () => true,
    valueGetter: ({ data, node }) => {
      if (!data) return null;
      return node?.rowPinned || node?.id === undefined ? heldValue(column, data) : model.valueOf(node.id, column, data);
    },
    valueFormatter: ({ value, data, node }) => {
      const mark = node?.rowPinned ? undefined : markOf(node?.id);
      return shownIn(column, { mark, value: value ?? null, row: data ?? undefined });
    },
    comparator: comparatorOf(column, collator),
    cellClass: (params) => {
      const { data, value } = params;
      const own = data && column.cellClass?.(data, value ?? null);
      return [...ofColumn, ...(own === undefined ? [] : [own]), ...stateClasses(params)];
    },
    cellRendererSelector: ({ node }) => {
      const mark = node.rowPinned ? undefined : markOf(node.id);
      if (!mark || mark.kind === "saving") return undefined;
      return { component: MarkedCell, params: { mark, why: markText(mark, model.port().words) } };
    },
    ...filterOf(model, column),
  };
}

/** Columns of one group stand under its heading, where their first one stood. */
export function columnDefs<R extends object>(
  model: Model<R>,
  columns: readonly SheetColumn<R>[],
  locale: string,
): (Def<R> | ColGroupDef<R>)[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const groups = new Map<string, ColGroupDef<R>>();
  const defs: (Def<R> | ColGroupDef<R>)[] = [];
  for (const column of columns) {
    const def = columnDef(model, column, collator);
    if (column.group === undefined) {
      defs.push(def);
      continue;
    }
    const group = groups.get(column.group) ?? { headerName: column.group, marryChildren: true, children: [] };
    if (!groups.has(column.group)) defs.push(group);
    groups.set(column.group, group);
    group.children.push(def);
  }
  return defs;
}
