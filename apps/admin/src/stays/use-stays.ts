import type { ClientId } from "@foyer/domain/clients/schema";
import type { StaysOfClient } from "@foyer/domain/stays/schema";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../kernel/api.ts";

type After = StaysOfClient["after"];

/** A client's stays, twelve at a time. */
export function useStays(clientId: ClientId) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const first: After = undefined;
  return useInfiniteQuery({
    queryKey: [...trpc.stays.ofClient.queryKey({ clientId }), "pages"],
    queryFn: ({ pageParam, signal }: { pageParam: After; signal: AbortSignal }) =>
      client.stays.ofClient.query({ clientId, limit: 12, ...(pageParam && { after: pageParam }) }, { signal }),
    initialPageParam: first,
    getNextPageParam: (page): After => page.next ?? undefined,
  });
}
