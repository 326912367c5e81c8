import { type Currency, currencyExponents } from "@foyer/domain/kernel/money";
import { addDays, CalendarDate } from "@foyer/domain/kernel/time";
import { BucketSetName, standardSet } from "@foyer/domain/receivables/aging/buckets/schema";
import { AgingCurrency, AgingGroup, AgingRule, AgingSort } from "@foyer/domain/receivables/aging/schema";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { type Outputs, useTRPC, useTRPCClient } from "../kernel/api.ts";
import { nextOffset } from "../kernel/next-offset.ts";
import { useToday } from "../kernel/today.ts";

export type Aging = Outputs["receivables"]["aging"];
export type AgingRow = Aging["rows"][number];

/** The question stands in the address, so that a view can be sent; without it today's aging by client. */
export function useAgingView() {
  const today = useToday();
  const [params, setParams] = useSearchParams();
  const currency = AgingCurrency.safeParse(params.get("currency")).data;
  const knownOn = CalendarDate.safeParse(params.get("knownOn")).data;
  const question = {
    asOf: CalendarDate.safeParse(params.get("asOf")).data ?? today,
    rule: AgingRule.safeParse(params.get("rule")).data ?? "due",
    by: AgingGroup.safeParse(params.get("by")).data ?? "client",
    sort: AgingSort.safeParse(params.get("sort")).data ?? "balance",
    buckets: BucketSetName.safeParse(params.get("buckets")).data ?? standardSet,
    ...(currency && { currency }),
    ...(knownOn && { knownOn }),
  };
  /** What is chosen; nothing takes a choice back. */
  const go = (change: Readonly<Record<string, string | null>>) =>
    setParams((before) => {
      const after = new URLSearchParams(before);
      for (const [name, value] of Object.entries(change))
        if (value === null) after.delete(name);
        else after.set(name, value);
      return after;
    });
  return { question, lastKnown: addDays(today, -1), go };
}
export type AgingView = ReturnType<typeof useAgingView>;

const page = 200;

/** The report, so many rows at a time; the total of each page is that of all rows. */
export function useAging({ question }: AgingView) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: [...trpc.receivables.aging.queryKey(question), "pages"],
    queryFn: ({ pageParam, signal }) =>
      client.receivables.aging.query(
        { ...question, offset: pageParam, limit: page },
        { signal, context: { alone: true } },
      ),
    initialPageParam: 0,
    getNextPageParam: nextOffset,
    placeholderData: keepPreviousData,
  });
}

/** The names of the sets that may be chosen, the standard one first. */
export function useSetNames(): string[] {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.receivables.bucketVersions.queryOptions());
  return [...new Set([standardSet, ...(data ?? []).map(({ name }) => name)])];
}

export const currencies = Object.keys(currencyExponents) as Currency[];
