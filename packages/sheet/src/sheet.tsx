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
import type { GetRowIdParams, GridApi, StateUpdatedEvent } from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { CellCard, OptionList } from "./cell-card.tsx";
import type { Shell } from "./commands.ts";
import { columnDefs } from "./grid-columns.ts";
import { gridModules } from "./grid-modules.ts";
import { gridView } from "./grid-view.ts";
import { attachInput } from "./input-method.ts";
import { createModel } from "./model.ts";
import { newId } from "./new-id.ts";
import { paintChanges } from "./paint.ts";
import { PasteQuestion } from "./paste-question.tsx";
import { followCell } from "./place.ts";
import { attachPointer } from "./pointer.ts";
import { bringRows, rowsById } from "./rows.ts";
import { clampSelection } from "./selection.ts";
import type { SheetProps, SheetView } from "./sheet-props.ts";
import { Spoken } from "./spoken.tsx";
import { StatusLine } from "./status-line.tsx";
import { sheetTheme } from "./theme.ts";
import "./sheet.css";

const defaultColDef = { suppressHeaderKeyboardEvent: () => false, suppressMovable: false };

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
  const { columns, rows, rowId, words, locale, theme } = props;
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const root = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const grid = useRef<GridApi<R> | undefined>(undefined);
  const shown = useRef(rowsById<R>([], rowId));
  const [counts, setCounts] = useState({ shown: rows.length, total: rows.length });
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
      leave: () => line.current?.focus(),
      reveal({ row, column }) {
        const field = model.view.columns()[column]?.field;
        grid.current?.ensureIndexVisible(row);
        if (field !== undefined) grid.current?.ensureColumnVisible(field);
      },
    }),
  );
  const added = useSyncExternalStore(model.store.subscribe, () => model.store.get().added);

  const bring = useCallback(() => {
    const api = grid.current;
    if (!api) return;
    const own = model.store.get().added.map(({ id, data }): [string, R] => [id, data]);
    const after = new Map([...rowsById(latest.current.rows, latest.current.rowId), ...own]);
    bringRows({ api, model }, { before: shown.current, after });
    shown.current = after;
  }, [model]);
  useEffect(() => {
    model.dropMade(new Set(rows.map(latest.current.rowId)));
    bring();
  }, [model, bring, rows, added]);

  useEffect(() => {
    if (!root.current || !box.current) return undefined;
    const surface = {
      root: root.current,
      focus: () => box.current?.focus({ preventScroll: true }),
      reveal: shell.reveal,
    };
    const follow = followCell(root.current, model);
    const ending = [
      attachInput(box.current, model, shell),
      attachPointer(surface, model),
      paintChanges(model, { api: () => grid.current, after: follow.place }),
      follow.stop,
    ];
    return () => {
      for (const end of ending) end();
    };
  }, [model, shell]);

  const defs = useMemo(() => columnDefs(model, columns, locale), [model, columns, locale]);
  const getRowId = useCallback(
    ({ data, rowPinned }: GetRowIdParams<R>) => {
      const own = model.store.get().added.find((row) => row.data === data)?.id;
      return `${rowPinned ?? ""}${own ?? latest.current.rowId(data)}`;
    },
    [model],
  );
  const ticking = props.onTickRows !== undefined;
  const rowSelection = useMemo(
    () =>
      ticking
        ? ({
            mode: "multiRow",
            checkboxes: true,
            headerCheckbox: true,
            enableClickSelection: false,
            selectAll: "filtered",
          } as const)
        : undefined,
    [ticking],
  );
  const onModelUpdated = useCallback(() => {
    const extent = model.extent();
    setCounts({ shown: extent.rows, total: shown.current.size });
    if (extent.rows > 0) model.store.set({ selection: clampSelection(model.store.get().selection, extent) });
  }, [model]);
  const onStateUpdated = useCallback(({ state, sources }: StateUpdatedEvent<R>) => {
    if (!sources.includes("gridInitializing")) latest.current.onViewChange?.(viewOf(state));
  }, []);

  return (
    <div className="sheet" data-theme={theme}>
      <div className="sheet-grid" ref={root}>
        <AgGridReact<R>
          modules={gridModules}
          theme={sheetTheme}
          columnDefs={defs}
          defaultColDef={defaultColDef}
          getRowId={getRowId}
          suppressCellFocus
          suppressDragLeaveHidesColumns
          maintainColumnOrder
          animateRows={false}
          tooltipShowDelay={400}
          {...(rowSelection && { rowSelection })}
          {...(props.gridWords && { localeText: props.gridWords })}
          {...(props.view && { initialState: props.view })}
          {...(props.totals && { pinnedBottomRowData: [...props.totals] })}
          {...(props.styleNonce !== undefined && { styleNonce: props.styleNonce })}
          quickFilterText={props.quickFilter ?? ""}
          getRowClass={({ data }) => (data ? latest.current.rowClass?.(data) : undefined)}
          onGridReady={({ api }) => {
            grid.current = api;
            bring();
          }}
          onModelUpdated={onModelUpdated}
          onStateUpdated={onStateUpdated}
          onSelectionChanged={({ api }) =>
            latest.current.onTickRows?.(api.getSelectedNodes().flatMap(({ id }) => id ?? []))
          }
        />
        <textarea
          ref={box}
          className="sheet-box"
          rows={1}
          autoComplete="off"
          spellCheck={false}
          aria-label={words.grid}
          aria-description={words.leaveHint}
        />
        <OptionList model={model} />
        <CellCard model={model} />
        <Spoken model={model} />
      </div>
      <div ref={line} tabIndex={-1}>
        <StatusLine model={model} shell={shell} locale={locale} rowCounts={counts} />
      </div>
      <PasteQuestion model={model} onClosed={() => box.current?.focus({ preventScroll: true })} />
    </div>
  );
}
