import type { CreditView } from "@foyer/domain/credit/holds/schema";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../../kernel/api.ts";

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
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, { rows }) => sum + rows.length, 0);
      return last.rows.length > 0 && shown < last.count ? shown : undefined;
    },
  });
}
