import type { InboxPage, NotificationId } from "@foyer/domain/messages/inbox/schema";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../kernel/api.ts";

/** Often enough to hear of things soon, and nothing at all while the window is out of sight. */
const polled = { staleTime: 0, refetchInterval: 60_000, refetchOnWindowFocus: true } as const;

/** How many notifications are unread: the bell and the home page ask the same question. */
export function useUnread() {
  const trpc = useTRPC();
  return useQuery(trpc.messages.unread.queryOptions(undefined, polled));
}

const block = 30;
type Before = InboxPage["before"];

/** One half of the inbox, a block at a time. */
export function useInbox(unread: boolean) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const first: Before = undefined;
  return useInfiniteQuery({
    ...polled,
    queryKey: [...trpc.messages.inbox.queryKey({ unread }), "pages"],
    queryFn: ({ pageParam, signal }: { pageParam: Before; signal: AbortSignal }) =>
      client.messages.inbox.query({ unread, limit: block, ...(pageParam && { before: pageParam }) }, { signal }),
    initialPageParam: first,
    getNextPageParam: (page): Before => (page.length === block ? page.at(-1)?.id : undefined),
  });
}

/** Marks what has been read, and has the bell and both halves asked anew. */
export function useReading() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const onSettled = () =>
    Promise.all([
      client.invalidateQueries(trpc.messages.inbox.pathFilter()),
      client.invalidateQueries(trpc.messages.unread.pathFilter()),
    ]);
  const some = useMutation(trpc.messages.markRead.mutationOptions({ onSettled }));
  const all = useMutation(trpc.messages.markAllRead.mutationOptions({ onSettled }));
  return {
    markRead: (id: NotificationId) => some.mutate({ ids: [id] }),
    markAllRead: (upTo: NotificationId) => all.mutate({ upTo }),
    isMarking: all.isPending,
    error: some.error ?? all.error,
  };
}
