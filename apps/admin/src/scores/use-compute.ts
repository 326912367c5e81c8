import type { JobId, JobStatus } from "@foyer/domain/jobs/schema";
import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "../kernel/api.ts";

const isOpen = (status: JobStatus | undefined) => status === undefined || status === "queued" || status === "running";

/** Has the worker compute a month, and asks for the figures anew when it has. */
export function useCompute() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [jobId, setJobId] = useState<JobId | null>(null);
  const start = useMutation(
    trpc.scores.compute.mutationOptions({
      onSuccess: (id) => {
        setJobId(id);
        return client.invalidateQueries(trpc.jobs.list.pathFilter());
      },
    }),
  );
  const job = useQuery(
    trpc.jobs.get.queryOptions(jobId === null ? skipToken : { id: jobId }, {
      staleTime: 0,
      refetchInterval: ({ state }) => (isOpen(state.data?.status) ? 1_000 : false),
    }),
  );
  const status = job.data?.status;
  useEffect(() => {
    if (status === "done") void client.invalidateQueries(trpc.scores.pathFilter());
  }, [status, client, trpc]);
  return {
    start: start.mutate,
    busy: start.isPending || (jobId !== null && job.error === null && isOpen(status)),
    error: start.error ?? job.error,
    /** What stopped the worker. */
    problem:
      job.data?.status === "failed" && job.data.problem !== null
        ? { problem: job.data.problem, result: job.data.result }
        : null,
  };
}
