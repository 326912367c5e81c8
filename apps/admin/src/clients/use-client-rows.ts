import { ClientFilter, type ClientPage } from "@foyer/domain/clients/schema";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useSearchParams } from "react-router";
import { alone, useTRPC, useTRPCClient } from "../kernel/api.ts";

/** A view over the cap asks to be narrowed. */
export const mostRows = 20_000;

type FilterName = "search" | "class" | "tier" | "owner" | "status";

/** The view's filter as it stands in the address; what cannot be read there is ignored. */
function filterOf(params: URLSearchParams): ClientFilter {
  const { search, status, class: clientClass, tier, ownerId } = ClientFilter.shape;
  const read = {
    class: clientClass.safeParse(params.get("class") ?? undefined).data,
    tier: tier.safeParse(params.get("tier") ?? undefined).data,
    ownerId: ownerId.safeParse(Number(params.get("owner")) || undefined).data,
  };
  return {
    search: search.safeParse(params.get("search") ?? "").data ?? "",
    status: status.safeParse(params.get("status") ?? undefined).data ?? "active",
    ...(read.class && { class: read.class }),
    ...(read.tier && { tier: read.tier }),
    ...(read.ownerId && { ownerId: read.ownerId }),
  };
}

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
export function useClientPages(filter: ClientFilter, limit: number) {
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
export function useClientRows(filter: ClientFilter) {
  const pages = useClientPages(filter, 1_000);
  const { data, hasNextPage, isFetchingNextPage, isError, fetchNextPage } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows), [data]);
  return { ...pages, rows, base: data?.pages[0]?.base ?? 0, complete: data !== undefined && !hasNextPage };
}
