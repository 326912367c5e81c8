import type { CreditView } from "@foyer/domain/credit/holds/schema";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../../kernel/api.ts";
import { nextOffset } from "../../kernel/next-offset.ts";

const page = 50;

/** Limits as they stand at this moment, so many at a time. */
export function useStandings(view: CreditView) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: [...trpc.creditHolds.list.queryKey({ view }), "pages"],
    queryFn: ({ pageParam, signal }) =>
      client.creditHolds.list.query({ view, offset: pageParam, limit: page }, { signal, context: { alone: true } }),
    initialPageParam: 0,
    getNextPageParam: nextOffset,
  });
}
