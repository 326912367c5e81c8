import type { DuplicateLevel, DuplicateStatus } from "@foyer/domain/clients/duplicates/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import { notifications } from "@mantine/notifications";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Inputs, type Outputs, useTRPC, useTRPCClient } from "../../kernel/api.ts";

export type Pair = Outputs["duplicates"]["list"]["rows"][number];
export type Preview = Outputs["duplicates"]["preview"];
type After = Inputs["duplicates"]["list"]["after"];

/** Pairs of a shelf, page by page, the likeliest first. */
export function usePairs({ status, level }: { status: DuplicateStatus; level: DuplicateLevel | undefined }) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const first: After = undefined;
  return useInfiniteQuery({
    queryKey: [...trpc.duplicates.list.queryKey(), "pages", status, level],
    initialPageParam: first,
    queryFn: ({ pageParam, signal }: { pageParam: After; signal: AbortSignal }) =>
      api.duplicates.list.query(
        { status, ...(level && { level }), ...(pageParam && { after: pageParam }) },
        { signal },
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
}

export function useMerges() {
  const trpc = useTRPC();
  return useQuery(trpc.duplicates.merges.queryOptions({}));
}

/** Pairs, files, and whatever counts them. */
function useRefresh() {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries(trpc.duplicates.pathFilter()),
      client.invalidateQueries(trpc.clients.pathFilter()),
    ]);
}

export function useScan() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  return useMutation(
    trpc.duplicates.scan.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t("clients.duplicates.scanStarted"), color: "pine" });
        await client.invalidateQueries(trpc.jobs.pathFilter());
      },
    }),
  );
}

export function useTellApart() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const refresh = useRefresh();
  return useMutation(
    trpc.duplicates.tellApart.mutationOptions({
      onSuccess: async () => {
        await refresh();
        notifications.show({ message: t("clients.duplicates.toldApart"), color: "pine" });
      },
    }),
  );
}

export function useReopen() {
  const trpc = useTRPC();
  const refresh = useRefresh();
  return useMutation(trpc.duplicates.reopen.mutationOptions({ onSuccess: refresh }));
}

export function useMerge(onDone: (winnerId: ClientId) => void) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const refresh = useRefresh();
  return useMutation(
    trpc.duplicates.merge.mutationOptions({
      onSuccess: async (_, { winnerId }) => {
        notifications.show({ message: t("clients.duplicates.merged"), color: "pine" });
        onDone(winnerId as ClientId);
        await refresh();
      },
    }),
  );
}

export function useUndoMerge() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const refresh = useRefresh();
  return useMutation(
    trpc.duplicates.undoMerge.mutationOptions({
      onSuccess: async ({ kept }) => {
        const count = kept.reduce((sum, each) => sum + each.rows, 0);
        const message = t(count === 0 ? "clients.duplicates.undone" : "clients.duplicates.undoneKept", { count });
        notifications.show({ message, color: count === 0 ? "pine" : "yellow", autoClose: count === 0 ? 4_000 : false });
        await refresh();
      },
    }),
  );
}
