import type { ChangeSet } from "@foyer/sheet/change-set";
import type { Ticked } from "@foyer/sheet/port";
import type { SheetHandle } from "@foyer/sheet/sheet-props";
import type { SheetColumn } from "@foyer/sheet/column";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { GridSheet } from "../kernel/grid/grid-sheet.tsx";
import type { GridViewState } from "../kernel/grid/use-grid-view.ts";
import { useMay } from "../kernel/session.tsx";
import { ErrorState, SkeletonRows } from "../kernel/states.tsx";
import { BulkBar } from "./bulk/bulk-menu.tsx";
import { ClientPanel } from "./client-panel.tsx";
import style from "./clients-grid.module.css";
import { LikelyDuplicates } from "./duplicates/likely-panel.tsx";
import { type ClientGridRow, clientCodec, newClientRow } from "./columns.tsx";
import { NoClients } from "./no-clients-panel.tsx";
import type { useClientRows } from "./use-client-rows.ts";

interface ClientsGridProps {
  view: GridViewState;
  source: ReturnType<typeof useClientRows>;
  columns: readonly SheetColumn<ClientGridRow>[];
  onAdd: () => void;
  /** The row the cursor stands in. */
  onActive: (row: ClientGridRow | undefined) => void;
}

const none: Ticked = { ids: [] };

/** New files of an edit and the names they were given: whoever bears one of them already is shown. */
interface Made {
  readonly ids: readonly number[];
  readonly names: readonly string[];
}

const madeBy = (set: ChangeSet, ids: readonly number[]): Made => ({
  ids,
  names: set.cells.flatMap(({ row, field, new: name }) =>
    field === "name" && typeof name === "string" && set.rows.some(({ tempId }) => tempId === row) ? [name] : [],
  ),
});

/** The clients of a view as a spreadsheet; every edit is one change set, answered cell by cell. */
export function ClientsGrid({ view, source, columns, onAdd, onActive }: ClientsGridProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayWrite = useMay()("clients:write");
  const handle = useRef<SheetHandle>(null);
  const [ticked, setTicked] = useState<Ticked>(none);
  const [made, setMade] = useState<Made>({ ids: [], names: [] });
  const noteMade = useCallback((set: ChangeSet, ids: readonly number[]) => setMade(madeBy(set, ids)), []);
  const open = useCallback((row: ClientGridRow) => void navigate(`/clients/${row.id}`), [navigate]);
  const panel = useCallback((row: ClientGridRow) => <ClientPanel row={row} columns={columns} />, [columns]);
  const { rows, error, reload, matching } = source;
  const done = useCallback(() => {
    handle.current?.untick();
    setTicked(none);
    reload();
  }, [reload]);
  if (rows === undefined)
    return error === undefined ? <SkeletonRows rows={12} /> : <ErrorState error={error} onRetry={reload} />;
  if (rows.length === 0 && source.expected === undefined)
    return (
      <div className={style["grid"]}>
        {/* all that matched may just have been put away: the way back stands here still */}
        <BulkBar selection={{ ids: [] }} count={0} onDone={done} />
        <NoClients filter={view.filter} onAdd={onAdd} onClear={view.clear} />
      </div>
    );
  const all = "matching" in ticked;
  return (
    <div className={style["grid"]}>
      <BulkBar
        selection={all ? { filter: view.filter } : { ids: ticked.ids.map(Number) }}
        count={all ? (matching ?? rows.length) : ticked.ids.length}
        onDone={done}
      />
      <LikelyDuplicates names={made.names} except={made.ids} />
      <GridSheet
        name={t("clients.title")}
        view={view}
        source={source}
        columns={columns}
        codec={clientCodec}
        readOnly={!mayWrite}
        handle={handle}
        panel={panel}
        onOpenRow={open}
        onActiveRow={onActive}
        onMade={noteMade}
        menu={({ row }) => [{ label: t("clients.openFile", { name: row.name }), onSelect: () => open(row) }]}
        {...(mayWrite && { newRow: newClientRow, onTicked: setTicked })}
      />
    </div>
  );
}
