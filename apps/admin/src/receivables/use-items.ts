import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { ItemsFilter, Purpose } from "@foyer/domain/receivables/schema";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../kernel/api.ts";

type After = ItemsFilter["after"];

/** The ledger's lines as they stood on a day, a hundred at a time, latest first. */
export function useItems(question: { asOf: CalendarDate; openOnly: boolean; purpose?: Purpose; clientId?: ClientId }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const first: After = undefined;
  return useInfiniteQuery({
    queryKey: [...trpc.receivables.items.queryKey(question), "pages"],
    queryFn: ({ pageParam, signal }: { pageParam: After; signal: AbortSignal }) =>
      client.receivables.items.query({ ...question, ...(pageParam && { after: pageParam }) }, { signal }),
    initialPageParam: first,
    getNextPageParam: (page): After => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}
