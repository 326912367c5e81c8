import type { TipsPage } from "@foyer/domain/clients/tips/schema";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../../kernel/api.ts";

const limit = 30;
type Before = TipsPage["before"];
const first: Before = undefined;

/** Tips that one decides, or has decided, a block at a time. */
export function useTips(decided: boolean) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: [...trpc.tips.list.queryKey({ decided }), "pages"],
    queryFn: async ({ pageParam, signal }: { pageParam: Before; signal: AbortSignal }) =>
      (await client.tips.list.query({ decided, limit, ...(pageParam && { before: pageParam }) }, { signal })).rows,
    initialPageParam: first,
    getNextPageParam: (rows): Before => (rows.length === limit ? rows.at(-1)?.id : undefined),
  });
}

/** Tips that one has sent, a block at a time. */
export function useSentTips() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: [...trpc.tips.sent.queryKey(), "pages"],
    queryFn: async ({ pageParam, signal }: { pageParam: Before; signal: AbortSignal }) =>
      (await client.tips.sent.query({ limit, ...(pageParam && { before: pageParam }) }, { signal })).rows,
    initialPageParam: first,
    getNextPageParam: (rows): Before => (rows.length === limit ? rows.at(-1)?.id : undefined),
  });
}

/** How many tips wait for one's decision. */
export function useOpenTips() {
  const trpc = useTRPC();
  return useQuery(trpc.tips.open.queryOptions());
}
