import type { TargetScope } from "@foyer/domain/targets/schema";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../kernel/api.ts";
import { HouseSheet } from "../kernel/house-sheet.tsx";
import { useMay } from "../kernel/session.tsx";
import { useChangeSets } from "../kernel/sheet-port.ts";
import { useTargetCodec, useTargetColumns } from "./columns.tsx";
import style from "./targets-grid.module.css";
import type { TargetRow } from "./use-target-rows.ts";

interface TargetsGridProps {
  scope: TargetScope;
  rows: readonly TargetRow[];
  base: number;
}

const rowId = (row: TargetRow) => row.id;
const rowClass = (row: TargetRow) => `foyer-target-row-${row.depth}`;

/** The year as a spreadsheet. Every edit moves other cells, so the sums are asked for anew after each. */
export function TargetsGrid({ scope, rows, base }: TargetsGridProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const mayWrite = useMay()("targets:write");
  const columns = useTargetColumns(scope);
  const codec = useTargetCodec(scope.metric);
  const { past, save, undo, redo } = useChangeSets({ grid: "targets", scope, codec });
  const refresh = useCallback(() => client.invalidateQueries(trpc.targets.pathFilter()), [client, trpc]);
  const turned = useMemo(() => {
    const then = (turn: typeof undo) => async (id: string) => {
      const answers = await turn(id);
      await refresh();
      return answers;
    };
    return { undo: then(undo), redo: then(redo) };
  }, [undo, redo, refresh]);
  return (
    <div className={style["grid"]}>
      <HouseSheet
        key={`${scope.year} ${scope.metric}`}
        name={t("targets.title")}
        columns={columns}
        rows={rows}
        rowId={rowId}
        rowClass={rowClass}
        base={base}
        past={past}
        save={save}
        {...turned}
        onChange={() => void refresh()}
        readOnly={!mayWrite}
      />
    </div>
  );
}
