import type { ActivitiesOfClient } from "@foyer/domain/activities/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../kernel/api.ts";

type After = ActivitiesOfClient["after"];

/** A client's activities, twenty at a time. */
export function useActivities(clientId: ClientId) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const first: After = undefined;
  return useInfiniteQuery({
    queryKey: [...trpc.activities.ofClient.queryKey({ clientId }), "pages"],
    queryFn: ({ pageParam, signal }: { pageParam: After; signal: AbortSignal }) =>
      client.activities.ofClient.query({ clientId, limit: 20, ...(pageParam && { after: pageParam }) }, { signal }),
    initialPageParam: first,
    getNextPageParam: (page): After => page.next ?? undefined,
  });
}
