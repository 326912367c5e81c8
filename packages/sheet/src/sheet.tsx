/**
 * A spreadsheet over rows of plain objects. The host gives columns, rows and a `save`; every edit, paste, cut, fill and
 * clearing is shown at once and comes to `save` as one ChangeSet, which answers per cell.
 *
 *   import { Sheet } from "@foyer/sheet/sheet";
 *   import type { SheetColumn } from "@foyer/sheet/column";
 *
 *   const columns: SheetColumn<Client>[] = [
 *     { field: "name", header: t("name"), kind: "text", width: 220, pinned: "left", editable: true, required: true },
 *     { field: "limit", header: t("limit"), kind: "money", editable: (row) => row.status === "open",
 *       read: readMoney, format: (value) => money(value) },
 *   ];
 *   <Sheet columns={columns} rows={rows} rowId={(row) => row.id} base={changeNumber} save={save} undo={undo} redo={redo}
 *     words={words} locale="zh-CN" theme="light" />
 *
 * Give the element around it a height. `columns` should keep its identity between renders (useMemo). The host may
 * replace `rows` at any time: a row whose object is new takes over from what the answers said, and cells that someone
 * else changed flash; rows stay in their place until rows come or go. All-or-nothing hosts answer `refused` for every
 * cell. Texts come in as `words`; colours are the variables of sheet.css.
 */
import type {
  GetRowIdParams,
  GridApi,
  RowClassRules,
  SelectionChangedEvent,
  StateUpdatedEvent,
} from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { useCallback, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { CellCard, OptionList } from "./cell-card.tsx";
import type { Shell } from "./commands.ts";
import { FindBar } from "./find-bar.tsx";
import { columnDefs } from "./grid-columns.ts";
import { gridModules } from "./grid-modules.ts";
import { gridView } from "./grid-view.ts";
import { createModel } from "./model.ts";
import { newId } from "./new-id.ts";
import { PasteQuestion } from "./paste-question.tsx";
import { clampSelection } from "./selection.ts";
import type { SheetProps, SheetView } from "./sheet-props.ts";
import { Spoken } from "./spoken.tsx";
import { StatusLine } from "./status-line.tsx";
import { TextBox } from "./text-box.tsx";
import { sheetTheme } from "./theme.ts";
import { useAttached } from "./use-attached.ts";
import { useRows } from "./use-rows.ts";
import "./sheet.css";
import "./cells.css";
import "./at-cell.css";
import "./panels.css";

const allTicks = {
  mode: "multiRow",
  checkboxes: true,
  headerCheckbox: true,
  enableClickSelection: false,
  selectAll: "filtered",
} as const;

const tickColumn = { pinned: "left", width: 44, resizable: false, suppressMovable: true } as const;

const viewOf = ({
  columnSizing,
  columnOrder,
  columnVisibility,
  columnPinning,
  sort,
  filter,
}: SheetView): SheetView => ({
  ...(columnSizing && { columnSizing }),
  ...(columnOrder && { columnOrder }),
  ...(columnVisibility && { columnVisibility }),
  ...(columnPinning && { columnPinning }),
  ...(sort && { sort }),
  ...(filter && { filter }),
});

export function Sheet<R extends object>(props: SheetProps<R>) {
  const { columns, rows, locale, theme } = props;
  const listId = useId();
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const root = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const grid = useRef<GridApi<R> | undefined>(undefined);
  const [model] = useState(() =>
    createModel<R>({
      port: () => latest.current,
      newId,
      view: gridView({ api: () => grid.current, columns: () => latest.current.columns }),
      past: props.past ?? [],
    }),
  );
  const [shell] = useState(
    (): Shell => ({
      insertLine() {
        box.current?.setRangeText("\n", box.current.selectionStart, box.current.selectionEnd, "end");
        box.current?.dispatchEvent(new InputEvent("input"));
      },
      focus: () => box.current?.focus({ preventScroll: true }),
      leave(back) {
        const field = model.view.columns()[model.store.get().selection.anchor.column]?.field;
        if (!back) line.current?.focus();
        else if (field !== undefined) grid.current?.setFocusedHeader(field);
      },
      reveal({ row, column }) {
        const field = model.view.columns()[column]?.field;
        grid.current?.ensureIndexVisible(row);
        if (field !== undefined) grid.current?.ensureColumnVisible(field);
      },
    }),
  );
  const { bring, begin, total } = useRows({ model, grid, latest, rows });
  useAttached({ root, box, grid, model, shell });

  const [shown, setShown] = useState(rows.length);
  const defs = useMemo(() => columnDefs(model, columns, locale), [model, columns, locale]);
  const getRowId = useCallback(
    ({ data, rowPinned }: GetRowIdParams<R>) => {
      const own = model.store.get().added.find((row) => row.data === data)?.id;
      return `${rowPinned ?? ""}${own ?? latest.current.rowId(data)}`;
    },
    [model],
  );
  const [rowClassRules] = useState(
    (): RowClassRules<R> => ({ "sheet-gone": ({ data }) => data !== undefined && model.port().gone?.(data) === true }),
  );
  const onModelUpdated = useCallback(() => {
    const extent = model.extent();
    setShown(extent.rows);
    if (extent.rows > 0) model.store.set({ selection: clampSelection(model.store.get().selection, extent) });
  }, [model]);
  const onStateUpdated = useCallback(({ state, sources }: StateUpdatedEvent<R>) => {
    if (!sources.includes("gridInitializing")) latest.current.onViewChange?.(viewOf(state));
  }, []);
  const onSelectionChanged = useCallback(
    ({ api }: SelectionChangedEvent<R>) => {
      const ids = api.getSelectedNodes().flatMap(({ id }) => id ?? []);
      model.store.set({ ticked: ids.length });
      latest.current.onTickRows?.(ids);
    },
    [model],
  );

  return (
    <div className="sheet" data-theme={theme}>
      <FindBar model={model} shell={shell} />
      <div className="sheet-grid" ref={root}>
        <AgGridReact<R>
          modules={gridModules}
          theme={sheetTheme}
          columnDefs={defs}
          getRowId={getRowId}
          suppressCellFocus
          suppressDragLeaveHidesColumns
          maintainColumnOrder
          animateRows={false}
          tooltipShowDelay={400}
          quickFilterText={props.quickFilter ?? ""}
          {...(props.onTickRows && { rowSelection: allTicks, selectionColumnDef: tickColumn })}
          {...(props.gridWords && { localeText: props.gridWords })}
          {...(props.view && { initialState: props.view })}
          {...(props.totals && { pinnedBottomRowData: [...props.totals] })}
          {...(props.styleNonce !== undefined && { styleNonce: props.styleNonce })}
          rowClassRules={rowClassRules}
          getRowClass={({ data }) => (data ? latest.current.rowClass?.(data) : undefined)}
          onGridReady={({ api }) => {
            grid.current = api;
            begin();
            bring();
          }}
          onGridPreDestroyed={() => {
            grid.current = undefined;
          }}
          onModelUpdated={onModelUpdated}
          onStateUpdated={onStateUpdated}
          onSelectionChanged={onSelectionChanged}
        />
        <TextBox model={model} box={box} listId={listId} />
        <OptionList model={model} listId={listId} />
        <CellCard model={model} shell={shell} />
        <Spoken model={model} />
      </div>
      <div ref={line} tabIndex={-1}>
        <StatusLine model={model} shell={shell} locale={locale} rowCounts={{ shown, total }} />
      </div>
      <PasteQuestion model={model} onClosed={shell.focus} />
    </div>
  );
}
