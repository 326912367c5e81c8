import type { GridFilter } from "@foyer/domain/changes/views/schema";
import type { ClientPage } from "@foyer/domain/clients/rows/schema";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { alone, useTRPC, useTRPCClient } from "../kernel/api.ts";
import { type GridField, shownColumns } from "../kernel/grid/grid-field.ts";
import { useGridRows } from "../kernel/grid/use-grid-rows.ts";
import type { GridViewState } from "../kernel/grid/use-grid-view.ts";
import type { ClientGridRow } from "./columns.tsx";

const isClient = (row: object): row is ClientGridRow => "id" in row && "name" in row && "tier" in row;

/** What every row is asked, whatever columns are shown. */
const always = ["name", "status", "house", "tier"] as const;

/** All rows of a view for the grid: the first screen is there while the others come. */
export function useClientRows({ filter, sort, columns, colours }: GridViewState, fields: readonly GridField[]) {
  const asksForTrash = filter.conditions.some(({ field }) => field === "status");
  const isAway = useCallback((row: ClientGridRow) => !asksForTrash && row.status === "archived", [asksForTrash]);
  const asked = [...always, ...shownColumns(columns, fields), ...colours.map(({ field }) => field)];
  return useGridRows({ grid: "clients", filter, sort, columns: asked, isRow: isClient, isAway });
}

/** A view's clients page by page, in the order of their names: for the cards of a phone. */
export function useClientPages(filter: GridFilter, limit: number) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const first: ClientPage["after"] = undefined;
  return useInfiniteQuery({
    queryKey: [...trpc.clients.list.queryKey(), "pages", filter, limit],
    initialPageParam: first,
    queryFn: ({ pageParam, signal }: { pageParam: ClientPage["after"]; signal: AbortSignal }) =>
      client.clients.list.query({ filter, limit, ...(pageParam && { after: pageParam }) }, { signal, context: alone }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
