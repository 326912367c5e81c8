import type { ProposalId, ProposalsPage } from "@foyer/domain/approvals/schema";
import { notifications } from "@mantine/notifications";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC, useTRPCClient } from "../kernel/api.ts";

const limit = 50;
type Before = ProposalsPage["before"];
const first: Before = undefined;

/** One half of the proposals, a block at a time; while one is being carried out it is looked at again. */
export function useProposals(waiting: boolean) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: [...trpc.approvals.list.queryKey({ waiting }), "pages"],
    queryFn: ({ pageParam, signal }: { pageParam: Before; signal: AbortSignal }) =>
      client.approvals.list.query({ waiting, limit, ...(pageParam && { before: pageParam }) }, { signal }),
    initialPageParam: first,
    getNextPageParam: (rows): Before => (rows.length === limit ? rows.at(-1)?.id : undefined),
    refetchInterval: ({ state }) =>
      state.data?.pages.flat().some(({ status }) => status === "accepted") ? 2_000 : false,
  });
}

/** Accepts, rejects and takes back. */
export function useDeciding(onDone: () => void) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const done = async (message: string) => {
    await client.invalidateQueries(trpc.approvals.pathFilter());
    notifications.show({ message, color: "pine" });
    onDone();
  };
  const decide = useMutation(
    trpc.approvals.decide.mutationOptions({
      onSuccess: (_, { accept }) => done(t(accept ? "approvals.accepted" : "approvals.rejected")),
    }),
  );
  const withdraw = useMutation(
    trpc.approvals.withdraw.mutationOptions({ onSuccess: () => done(t("approvals.withdrawn")) }),
  );
  return {
    decide: ({ id, accept, answer }: { id: ProposalId; accept: boolean; answer: string }) =>
      decide.mutate({ id, accept, answer: answer.trim() === "" ? null : answer }),
    withdraw: (id: ProposalId) => withdraw.mutate({ id }),
    isPending: decide.isPending || withdraw.isPending,
    error: decide.error ?? withdraw.error,
  };
}
