import { CalendarDate } from "@foyer/domain/kernel/time";
import { AgingGroup, AgingRule, AgingSort } from "@foyer/domain/receivables/aging/schema";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { type Outputs, useTRPC, useTRPCClient } from "../kernel/api.ts";
import { useToday } from "../kernel/today.ts";

export type Aging = Outputs["receivables"]["aging"];
export type AgingRow = Aging["rows"][number];

/** Date, rule, grouping and order stand in the address, so that a view can be sent; without them today's, by client. */
export function useAgingView() {
  const today = useToday();
  const [params, setParams] = useSearchParams();
  const asOf = CalendarDate.safeParse(params.get("asOf")).data ?? today;
  const rule = AgingRule.safeParse(params.get("rule")).data ?? "due";
  const by = AgingGroup.safeParse(params.get("by")).data ?? "client";
  const sort = AgingSort.safeParse(params.get("sort")).data ?? "balance";
  const go = (change: Readonly<Record<string, string>>) =>
    setParams((before) => new URLSearchParams({ ...Object.fromEntries(before), ...change }));
  return { asOf, rule, by, sort, go };
}
export type AgingView = ReturnType<typeof useAgingView>;

const page = 200;

/** The report, so many rows at a time; the total of each page is that of all rows. */
export function useAging({ asOf, rule, by, sort }: AgingView) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const question = { asOf, rule, by, sort };
  return useInfiniteQuery({
    queryKey: [...trpc.receivables.aging.queryKey(question), "pages"],
    queryFn: ({ pageParam, signal }) =>
      client.receivables.aging.query(
        { ...question, offset: pageParam, limit: page },
        { signal, context: { alone: true } },
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, each) => sum + each.rows.length, 0);
      return last.rows.length > 0 && shown < last.count ? shown : undefined;
    },
    placeholderData: keepPreviousData,
  });
}
