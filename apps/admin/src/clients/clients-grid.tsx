import { Text } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import type { GridFilter } from "@foyer/domain/changes/views/schema";
import type { SheetView } from "@foyer/sheet/sheet-props";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useFormat } from "../kernel/format.ts";
import { HouseSheet } from "../kernel/house-sheet.tsx";
import { useMay, useSession } from "../kernel/session.tsx";
import { useChangeSets } from "../kernel/sheet-port.ts";
import { ErrorState, SkeletonRows } from "../kernel/states.tsx";
import { mostRows, useClientRows } from "./use-client-rows.ts";
import { type ClientRow, clientCodec, useClientColumns } from "./columns.tsx";
import style from "./clients-grid.module.css";
import { NoClients } from "./no-clients-panel.tsx";

const rowId = (row: ClientRow) => String(row.id);

interface ClientsGridProps {
  filter: GridFilter;
  onAdd: () => void;
  onClear: () => void;
  /** The row the cursor stands in. */
  onActive: (row: ClientRow | undefined) => void;
}

/** The clients of a view as a spreadsheet; every edit is one change set, answered cell by cell. */
export function ClientsGrid({ filter, onAdd, onClear, onActive }: ClientsGridProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const format = useFormat();
  const mayWrite = useMay()("clients:write");
  const { me } = useSession();
  const columns = useClientColumns();
  const port = useChangeSets({ grid: "clients", codec: clientCodec });
  const { rows, base, error, refetch } = useClientRows(filter);
  const [view, setView] = useLocalStorage<SheetView | undefined>({
    key: `foyer.clients-view.${me.id}`,
    getInitialValueInEffect: false,
  });
  const open = useCallback((row: ClientRow) => void navigate(`/clients/${row.id}`), [navigate]);
  if (rows === undefined)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={12} />;
  if (rows.length === 0) return <NoClients filter={filter} onAdd={onAdd} onClear={onClear} />;
  return (
    <div className={style["grid"]}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} what={t("kernel.failure.stale")} />}
      {rows.length >= mostRows && (
        <Text c="var(--foyer-warn)" size="sm">
          {t("clients.capped", { shown: format.integer(rows.length) })}
        </Text>
      )}
      <HouseSheet
        name={t("clients.title")}
        columns={columns}
        rows={rows}
        rowId={rowId}
        base={base}
        {...port}
        readOnly={!mayWrite}
        onOpenRow={open}
        onActiveRow={onActive}
        onViewChange={setView}
        {...(view && { view })}
      />
    </div>
  );
}
