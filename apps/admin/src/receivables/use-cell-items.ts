import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../kernel/api.ts";
import { nextOffset } from "../kernel/next-offset.ts";
import type { AgingView } from "./use-aging.ts";
import type { OpenedCell } from "./use-opened-cell.ts";

/** The items behind a figure, a hundred at a time; count and sum are of all of them. */
export function useCellItems({ question: asked }: Pick<AgingView, "question">, { row, column }: OpenedCell) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const question = { ...asked, ...(row && { group: row.group }), ...(column && { column }) };
  return useInfiniteQuery({
    queryKey: [...trpc.receivables.agingItems.queryKey(question), "pages"],
    queryFn: ({ pageParam, signal }) =>
      client.receivables.agingItems.query({ ...question, offset: pageParam, limit: 100 }, { signal }),
    initialPageParam: 0,
    getNextPageParam: nextOffset,
  });
}
