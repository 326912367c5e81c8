import type { BulkId } from "@foyer/domain/clients/bulk/schema";
import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type Outputs, useTRPC } from "../../kernel/api.ts";

export type Bulk = Outputs["bulk"]["get"];

/** So often one looks how far an act has come. */
const askedEvery = 400;

/** Follows an act until it is over, and tells once that it is. */
export function useFollowedBulk(id: BulkId | null, onOver: (bulk: Bulk) => void) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const told = useRef<BulkId>(null);
  const bulk = useQuery(
    trpc.bulk.get.queryOptions(id === null ? skipToken : { id }, {
      staleTime: 0,
      refetchInterval: ({ state }) => (state.data?.status === "queued" ? askedEvery : false),
    }),
  );
  const { data } = bulk;
  useEffect(() => {
    if (!data || data.status === "queued" || told.current === data.id) return;
    told.current = data.id;
    void client.invalidateQueries(trpc.clients.pathFilter());
    void client.invalidateQueries(trpc.bulk.latest.queryFilter());
    void client.invalidateQueries(trpc.jobs.pathFilter());
    onOver(data);
  }, [data, client, trpc, onOver]);
  return bulk;
}

/** Starts acts; the key is made here, so that pressing twice acts once. */
export function useStartBulk(onStarted: (id: BulkId) => void) {
  const trpc = useTRPC();
  const client = useQueryClient();
  return useMutation(
    trpc.bulk.start.mutationOptions({
      onSuccess: async ({ id }) => {
        onStarted(id);
        await client.invalidateQueries(trpc.jobs.pathFilter());
      },
    }),
  );
}
