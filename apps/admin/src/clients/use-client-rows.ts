import type { GridCondition, GridFilter } from "@foyer/domain/changes/views/schema";
import type { ClientPage } from "@foyer/domain/clients/rows/schema";
import { ClientClass, Tier } from "@foyer/domain/clients/schema";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useSearchParams } from "react-router";
import { alone, useTRPC, useTRPCClient } from "../kernel/api.ts";

/** A view over the cap asks to be narrowed. */
export const mostRows = 20_000;

type FilterName = "search" | "class" | "tier" | "owner";

/** The view's filter as it stands in the address; what cannot be read there is ignored. */
function filterOf(params: URLSearchParams): GridFilter {
  const owner = Number(params.get("owner"));
  const read: Record<string, GridCondition["value"]> = {
    class: ClientClass.safeParse(params.get("class")).data,
    tier: Tier.safeParse(params.get("tier")).data,
    ownerId: Number.isSafeInteger(owner) && owner > 0 ? owner : undefined,
  };
  return {
    search: (params.get("search") ?? "").trim().slice(0, 100),
    conditions: Object.entries(read).flatMap(([field, value]) =>
      value === undefined ? [] : [{ field, is: "is" as const, value }],
    ),
  };
}

/** What a filter asks of one column. */
export const askedOf = ({ conditions }: GridFilter, name: string): string | null => {
  const value = conditions.find(({ field, is }) => field === name && is === "is")?.value;
  return value === undefined ? null : String(value);
};

export function useClientFilter() {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => filterOf(params), [params]);
  const set = (name: FilterName, value: string | null) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  return { filter, set, clear: () => setParams({}, { replace: true }) };
}

/** A view's clients page by page, in the order of their names. */
export function useClientPages(filter: GridFilter, limit: number) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const first: ClientPage["after"] = undefined;
  return useInfiniteQuery({
    queryKey: [...trpc.clients.list.queryKey(), "pages", filter, limit],
    initialPageParam: first,
    queryFn: ({ pageParam, signal }: { pageParam: ClientPage["after"]; signal: AbortSignal }) =>
      client.clients.list.query({ filter, limit, ...(pageParam && { after: pageParam }) }, { signal, context: alone }),
    getNextPageParam: (page, all) => (all.length * limit >= mostRows ? undefined : (page.next ?? undefined)),
  });
}

/** All rows of a view for the grid: the first page is on screen while the others come. */
export function useClientRows(filter: GridFilter) {
  const pages = useClientPages(filter, 1_000);
  const { data, hasNextPage, isFetchingNextPage, isError, fetchNextPage } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows), [data]);
  return { ...pages, rows, base: data?.pages[0]?.base ?? 0, complete: data !== undefined && !hasNextPage };
}
