import { skipToken, useQuery } from "@tanstack/react-query";
import { useTRPC } from "../kernel/api.ts";

/** The ranking of the latest month that has been scored; no month before the first one. */
export function useLatestRanking() {
  const trpc = useTRPC();
  const months = useQuery(trpc.scores.months.queryOptions());
  const month = months.data?.[0]?.month;
  const ranking = useQuery(trpc.scores.ranking.queryOptions(month === undefined ? skipToken : { month }));
  return { month, ranking };
}
