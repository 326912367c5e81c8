import type { ClientId } from "@foyer/domain/clients/schema";
import type { TimelineKind, TimelinePlace } from "@foyer/domain/overview/timeline/schema";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type Outputs, useTRPC, useTRPCClient } from "../../kernel/api.ts";

export type TimelineEntry = Outputs["overview"]["timeline"]["rows"][number];

interface Told {
  readonly clientId: ClientId;
  /** Empty: of every kind that one may see. */
  readonly kinds?: readonly TimelineKind[];
  readonly limit?: number;
}

/** What happened with a client, a page at a time. */
export function useTimeline({ clientId, kinds = [], limit = 20 }: Told) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const first: TimelinePlace | undefined = undefined;
  return useInfiniteQuery({
    queryKey: [...trpc.overview.timeline.queryKey(), "pages", clientId, kinds, limit],
    initialPageParam: first,
    queryFn: ({ pageParam, signal }: { pageParam: TimelinePlace | undefined; signal: AbortSignal }) =>
      api.overview.timeline.query(
        {
          clientId,
          limit,
          ...(kinds.length > 0 && { kinds: [...kinds] }),
          ...(pageParam && { after: pageParam }),
        },
        { signal },
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
}
