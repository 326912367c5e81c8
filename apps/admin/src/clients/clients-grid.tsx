import { Button, Text } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import type { ClientFilter } from "@foyer/domain/clients/schema";
import type { SheetView } from "@foyer/sheet/sheet-props";
import { IconFileDescription } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useFormat } from "../kernel/format.ts";
import { HouseSheet } from "../kernel/house-sheet.tsx";
import { useMay, useSession } from "../kernel/session.tsx";
import { useChangeSets } from "../kernel/sheet-port.ts";
import { ErrorState, SkeletonRows } from "../kernel/states.tsx";
import { mostRows, useClientRows } from "./client-rows.ts";
import { type ClientRow, clientCodec, useClientColumns } from "./columns.tsx";
import style from "./clients-grid.module.css";
import { NoClients } from "./no-clients.tsx";

const rowId = (row: ClientRow) => String(row.id);

interface ClientsGridProps {
  filter: ClientFilter;
  onAdd: () => void;
  onClear: () => void;
}

/** The clients of a view as a spreadsheet; every edit is one change set, answered cell by cell. */
export function ClientsGrid({ filter, onAdd, onClear }: ClientsGridProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayWrite = useMay()("clients:write");
  const { me } = useSession();
  const columns = useClientColumns();
  const port = useChangeSets({ grid: "clients", codec: clientCodec });
  const { rows, base, error, refetch } = useClientRows(filter);
  const [active, setActive] = useState<ClientRow>();
  const [view, setView] = useLocalStorage<SheetView | undefined>({
    key: `foyer.clients-view.${me.id}`,
    getInitialValueInEffect: false,
  });
  const open = useCallback((row: ClientRow) => void navigate(`/clients/${row.id}`), [navigate]);
  if (rows === undefined)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={12} />;
  if (rows.length === 0) return <NoClients filter={filter} onAdd={onAdd} onClear={onClear} />;
  return (
    <>
      {error && <ErrorState error={error} onRetry={() => void refetch()} what={t("kernel.failure.stale")} />}
      <GridBar active={active} count={rows.length} onOpen={open} />
      <HouseSheet
        name={t("clients.title")}
        columns={columns}
        rows={rows}
        rowId={rowId}
        base={base}
        {...port}
        readOnly={!mayWrite}
        onOpenRow={open}
        onActiveRow={setActive}
        onViewChange={setView}
        {...(view && { view })}
      />
    </>
  );
}

interface GridBarProps {
  active: ClientRow | undefined;
  count: number;
  onOpen: (row: ClientRow) => void;
}

function GridBar({ active, count, onOpen }: GridBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={style["bar"]}>
      <Button
        size="xs"
        variant="light"
        leftSection={<IconFileDescription size={15} stroke={1.7} />}
        disabled={!active}
        onClick={() => active && onOpen(active)}
      >
        {active ? t("clients.openFile", { name: active.name }) : t("clients.openFileNone")}
      </Button>
      {count >= mostRows && (
        <Text c="var(--foyer-warn)" size="sm">
          {t("clients.capped", { count, shown: format.integer(count) })}
        </Text>
      )}
    </div>
  );
}
