import type { CellValue } from "@foyer/domain/changes/schema";
import type { RowColour } from "@foyer/domain/changes/views/schema";
import type { ChangeSet, Saved } from "@foyer/sheet/change-set";
import type { SheetProps, SheetView } from "@foyer/sheet/sheet-props";
import { Alert, Button, Group, Text } from "@mantine/core";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import { HouseSheet } from "../house-sheet.tsx";
import { useSession } from "../session.tsx";
import { type CellCodec, useChangeSets } from "../sheet-port.ts";
import { ErrorState } from "../states.tsx";
import { fits } from "./grid-field.ts";
import type { GridRow } from "./merged-rows.ts";
import type { useGridRows } from "./use-grid-rows.ts";
import type { GridViewState } from "./use-grid-view.ts";
import style from "./grid-sheet.module.css";

type Own = "rows" | "rowId" | "base" | "save" | "undo" | "redo" | "past" | "view" | "onViewChange" | "remote";
type Left = Own | "words" | "gridWords" | "locale" | "theme" | "today" | "gone" | "expected" | "matching" | "rowColour";

interface GridSheetProps<R extends GridRow> extends Omit<SheetProps<R>, Left> {
  /** What the grid lists, for screen readers. */
  readonly name: string;
  readonly view: GridViewState;
  readonly source: ReturnType<typeof useGridRows<R>>;
  readonly codec?: CellCodec;
  /** Rows that an edit has made, by number. */
  readonly onMade?: (set: ChangeSet, rows: readonly number[]) => void;
}

const rowId = (row: GridRow) => String(row.id);

/** Columns of an earlier visit may still hold a filter of their own. */
const withoutFilter = ({ filter: _, ...columns }: SheetView): SheetView => columns;

/** The value that a colour's rule is about: as the api holds it, which is how the rule was written. */
const heldIn = (row: object, field: string): CellValue | readonly string[] => {
  const value: unknown = Reflect.get(row, field);
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
};

/** A view's rows as a spreadsheet: edits are change sets, others' edits come as they happen, and the view keeps its columns. */
export function GridSheet<R extends GridRow>({
  name,
  view,
  source,
  codec,
  columns,
  onMade,
  ...rest
}: GridSheetProps<R>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { me } = useSession();
  const port = useChangeSets({ grid: view.grid, ...(codec && { codec }) });
  const { rows = [], base, expected, total, matching, gone, remote, outdated, error, reload, bring } = source;
  const { colours } = view;
  const rowColour = useMemo(() => {
    if (colours.length === 0) return undefined;
    return (row: R): RowColour["colour"] | undefined =>
      colours.find(({ field, is, value }) =>
        fits(heldIn(row, field), { field, is, ...(value !== undefined && { value }) }, me.id),
      )?.colour;
  }, [colours, me.id]);
  // rows are left out by the view's filter alone: the address, the export and acts on all that match know no other
  const unfiltered = useMemo(() => columns.map((column) => ({ ...column, filterable: false })), [columns]);
  const shown = useMemo(() => view.columns && withoutFilter(view.columns), [view.columns]);
  const isGone = useCallback((row: R) => gone.has(row.id), [gone]);
  const save = useCallback(
    async (set: ChangeSet): Promise<Saved> => {
      const saved = await port.save(set);
      const made = saved.rows?.map(({ row }) => Number(row)) ?? [];
      if (made.length > 0) {
        bring(made);
        onMade?.(set, made);
      }
      return saved;
    },
    [port, bring, onMade],
  );
  const isCut = matching !== undefined && total !== undefined && matching > total;
  return (
    <div className={style["grid"]}>
      {error !== undefined && <ErrorState error={error} onRetry={reload} what={t("kernel.failure.stale")} />}
      {(outdated || gone.size > 0) && (
        <Alert color={outdated ? "yellow" : "gray"} py={6} role="status">
          <Group justify="space-between" gap="xs">
            <Text size="sm">
              {outdated ? t("changes.views.manyChanged") : t("changes.views.someGone", { count: gone.size })}
            </Text>
            <Button size="compact-sm" variant="default" onClick={reload}>
              {t("kernel.refresh")}
            </Button>
          </Group>
        </Alert>
      )}
      {isCut && (
        <Text c="var(--foyer-warn)" size="sm">
          {t("changes.views.cut", { matching: format.integer(matching), shown: format.integer(total) })}
        </Text>
      )}
      <HouseSheet
        name={name}
        rows={rows}
        columns={unfiltered}
        rowId={rowId}
        base={base}
        {...port}
        save={save}
        gone={isGone}
        onViewChange={view.setColumns}
        {...(rowColour && { rowColour })}
        {...(shown && { view: shown })}
        {...(remote && { remote })}
        {...(expected !== undefined && { expected })}
        {...(isCut && { matching })}
        {...rest}
      />
    </div>
  );
}
