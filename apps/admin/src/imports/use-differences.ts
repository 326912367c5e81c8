import type { ImportId } from "@foyer/domain/imports/schema";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../kernel/api.ts";

const perPage = 100;

/** What a check would change, a page after the other. */
export function useDifferences(id: ImportId, run: number) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  return useInfiniteQuery({
    queryKey: [...trpc.imports.differences.queryKey(), id, run],
    queryFn: ({ pageParam, signal }) =>
      api.imports.differences.query({ id, after: pageParam, limit: perPage }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (page) => (page.length < perPage ? undefined : page.at(-1)?.line),
  });
}
