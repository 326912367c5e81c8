import { ClientId } from "@foyer/domain/clients/schema";
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { type Outputs, useTRPC, useTRPCClient } from "../../kernel/api.ts";
import { nextOffset } from "../../kernel/next-offset.ts";

export type QueueRow = Outputs["dunning"]["queue"]["rows"][number];
export type Preview = Outputs["dunning"]["preview"];
export type Letter = Outputs["dunning"]["letters"]["rows"][number];
export type Dunned = Outputs["dunning"]["client"];

export const collectionViews = ["queue", "preview", "letters"] as const;

/** The days that the queue may be narrowed down to. */
export const daysChoices = [0, 30, 60, 90] as const;

/** What the screen shows, kept in its address so that it can be linked. */
export function useCollectionsView() {
  const [params, setParams] = useSearchParams();
  const view = collectionViews.find((each) => each === params.get("view")) ?? "queue";
  const overDays = daysChoices.find((each) => String(each) === params.get("over")) ?? 0;
  const client = ClientId.safeParse(Number(params.get("client")));
  const go = (to: Readonly<Record<string, string | null>>) =>
    setParams((now) => {
      for (const [name, value] of Object.entries(to)) {
        if (value === null) now.delete(name);
        else now.set(name, value);
      }
      return now;
    });
  return { view, overDays, clientId: client.success ? client.data : null, go };
}
export type CollectionsPlace = ReturnType<typeof useCollectionsView>;

const pageSize = 50;

/** Clients to collect from, the most urgent first, so many rows at a time. */
export function useQueue(overDays: number) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: [...trpc.dunning.queue.queryKey({ overDays }), "pages"],
    queryFn: ({ pageParam, signal }) =>
      client.dunning.queue.query(
        { overDays, offset: pageParam, limit: pageSize },
        { signal, context: { alone: true } },
      ),
    initialPageParam: 0,
    getNextPageParam: nextOffset,
    placeholderData: keepPreviousData,
  });
}

/** Runs for everyone in scope; what it drew up waits on the letters' view. */
export function useDraw(onDone: () => void) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  return useMutation(
    trpc.dunning.run.mutationOptions({
      onSuccess: async ({ released, waiting }) => {
        await client.invalidateQueries(trpc.dunning.pathFilter());
        notifications.show({ message: t("receivables.dunning.drawn", { released, waiting }), color: "pine" });
        onDone();
      },
    }),
  );
}

export function useSign() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  return useMutation(
    trpc.dunning.sign.mutationOptions({
      onSuccess: async (done) => {
        await client.invalidateQueries(trpc.dunning.pathFilter());
        notifications.show({ message: t("receivables.dunning.signed", { ...done }), color: "pine" });
      },
    }),
  );
}
