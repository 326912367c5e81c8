import { CalendarDate } from "@foyer/domain/kernel/time";
import { StatementKind } from "@foyer/domain/receivables/statements/schema";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { type Outputs, useTRPC, useTRPCClient } from "../../kernel/api.ts";
import { useToday } from "../../kernel/today.ts";

export type BatchRow = Outputs["statements"]["batch"]["rows"][number];

/** Day, form and lateness stand in the address, so that a batch can be linked. */
export function useBatchView() {
  const today = useToday();
  const [params, setParams] = useSearchParams();
  const asOf = CalendarDate.safeParse(params.get("asOf")).data ?? today;
  const kind = StatementKind.safeParse(params.get("kind")).data ?? "open-item";
  const late = params.get("late");
  const overdueDays = late !== null && /^\d{1,4}$/.test(late) ? Number(late) : undefined;
  const go = (change: Readonly<Record<string, string | null>>) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      for (const [key, value] of Object.entries(change))
        if (value === null) next.delete(key);
        else next.set(key, value);
      return next;
    });
  return { asOf, kind, overdueDays, go };
}
export type BatchView = ReturnType<typeof useBatchView>;

const page = 100;

/** Whom a batch is for, so many at a time; the counts are of all. */
export function useBatch({ asOf, kind, overdueDays }: BatchView) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const question = { asOf, kind, ...(overdueDays === undefined ? {} : { overdueDays }) };
  const batch = useInfiniteQuery({
    queryKey: [...trpc.statements.batch.queryKey(question), "pages"],
    queryFn: ({ pageParam, signal }) =>
      client.statements.batch.query(
        { ...question, offset: pageParam, limit: page },
        { signal, context: { alone: true } },
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, each) => sum + each.rows.length, 0);
      return last.rows.length > 0 && shown < last.counts.clients ? shown : undefined;
    },
    placeholderData: keepPreviousData,
  });
  return { batch, question };
}
