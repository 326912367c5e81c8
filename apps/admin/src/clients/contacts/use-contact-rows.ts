import { useCallback } from "react";
import { type GridField, shownColumns } from "../../kernel/grid/grid-field.ts";
import { useGridRows } from "../../kernel/grid/use-grid-rows.ts";
import type { GridViewState } from "../../kernel/grid/use-grid-view.ts";
import type { ContactGridRow } from "./columns.tsx";

const isContact = (row: object): row is ContactGridRow => "id" in row && "clientId" in row && "mobileMask" in row;

/** What every row is asked, whatever columns are shown. */
const always = ["name", "clientId", "clientName", "title", "status", "tier", "mobileMask", "mailMask"] as const;

/** The persons of a view. */
export function useContactRows({ filter, sort, columns, colours }: GridViewState, fields: readonly GridField[]) {
  const asksForFormer = filter.conditions.some(({ field }) => field === "status");
  const isAway = useCallback((row: ContactGridRow) => !asksForFormer && row.status === "archived", [asksForFormer]);
  const asked = [...always, ...shownColumns(columns, fields), ...colours.map(({ field }) => field)];
  return useGridRows({ grid: "contacts", filter, sort, columns: asked, isRow: isContact, isAway });
}
