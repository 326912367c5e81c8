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
 * replace `rows` at any time, or append to them while they come in: a row whose object is new takes over from what the
 * answers said, and cells that someone else changed flash; rows stay in their place until rows come or go. All-or-nothing hosts answer `refused` for every
 * cell. Texts come in as `words`; colours are the variables of sheet.css.
 */
import type { GridApi } from "ag-grid-community";
import { useEffect, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Calendar } from "./calendar.tsx";
import { CellCard, OptionList } from "./cell-card.tsx";
import { ColumnsDialog } from "./columns-dialog.tsx";
import { FindBar } from "./find-bar.tsx";
import { columnDefs as defsOf } from "./grid-columns.ts";
import { gridView } from "./grid-view.ts";
import { Menu } from "./menu.tsx";
import { createModel } from "./model.ts";
import { newId } from "./new-id.ts";
import { addRow } from "./new-row.ts";
import { PasteQuestion } from "./paste-question.tsx";
import { goRow, RecordPanel } from "./record-panel.tsx";
import { rowOptions } from "./row-options.ts";
import { at } from "./selection.ts";
import type { SheetProps } from "./sheet-props.ts";
import { Spoken } from "./spoken.tsx";
import { StatusLine } from "./status-line.tsx";
import { TextBox } from "./text-box.tsx";
import { useAttached } from "./use-attached.ts";
import { useGrid } from "./use-grid.ts";
import { useRows } from "./use-rows.ts";
import { useShell } from "./use-shell.ts";
import { useView } from "./use-view.ts";
import "./sheet.css";
import "./cells.css";
import "./at-cell.css";
import "./panels.css";
import "./menus.css";

export function Sheet<R extends object>(props: SheetProps<R>) {
  const { columns, rows, locale, theme } = props;
  const [listId, calendarId] = [useId(), useId()];
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const frame = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
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
  const shell = useShell({ model, grid, latest, box, frame, line });
  const { bring, begin, total } = useRows({ model, shell, grid, latest, rows });
  useAttached({ root, box, grid, model, shell });
  const onStateUpdated = useView({ grid, latest, view: props.view });
  useImperativeHandle(props.handle, () => ({
    focus: shell.focus,
    untick: shell.untick,
    addRow: () => addRow(model),
    stepRow: (by) => goRow(model, shell, by),
    showRow(id) {
      const row = model.view.indexOf(id);
      if (row === undefined) return false;
      const spot = { row, column: model.store.get().selection.anchor.column };
      model.select(at(spot));
      shell.reveal(spot);
      return true;
    },
  }));

  const [shown, setShown] = useState(rows.length);
  const columnDefs = useMemo(() => defsOf(model, columns, locale), [model, columns, locale]);
  const [{ options, redraw }] = useState(() => rowOptions({ model, latest, setShown }));
  useGrid({
    host,
    grid,
    props,
    options: { ...options, onStateUpdated },
    columnDefs,
    onReady() {
      begin();
      bring();
    },
  });
  useEffect(() => redraw(grid.current));

  return (
    <div className="sheet" data-theme={theme} ref={frame}>
      <FindBar model={model} shell={shell} />
      <div className="sheet-middle">
        <div className="sheet-grid" ref={root}>
          <div ref={host} />
          <TextBox model={model} box={box} listId={listId} calendarId={calendarId} />
          <OptionList model={model} listId={listId} />
          <Calendar model={model} id={calendarId} locale={locale} />
          <CellCard model={model} shell={shell} />
          <Spoken model={model} />
        </div>
        {props.panel && <RecordPanel model={model} shell={shell} draw={props.panel} />}
      </div>
      <div ref={line} tabIndex={-1}>
        <StatusLine model={model} shell={shell} locale={locale} rowCounts={{ shown, total }} />
      </div>
      <PasteQuestion model={model} onClosed={shell.focus} />
      <ColumnsDialog model={model} shell={shell} />
      <Menu model={model} shell={shell} />
    </div>
  );
}
