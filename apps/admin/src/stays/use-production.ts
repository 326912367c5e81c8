import { addMonths, CalendarDate, firstDay, monthOf } from "@foyer/domain/kernel/time";
import { rangeBefore } from "@foyer/domain/stays/production/rules";
import { ProductionBy } from "@foyer/domain/stays/schema";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import type { Inputs } from "../kernel/api.ts";
import { useTRPC } from "../kernel/api.ts";
import { useToday } from "../kernel/today.ts";

type Asked = Inputs["stays"]["production"];

/** `class:business` in the address. */
function withinOf(text: string | null): Asked["within"] {
  const colon = text?.indexOf(":") ?? -1;
  const by = ProductionBy.safeParse(text?.slice(0, colon));
  return text && by.success && text.length > colon + 1 ? { by: by.data, key: text.slice(colon + 1) } : undefined;
}

/** Range, grouping and narrowing stand in the address, so that a view can be sent; without them the last twelve months. */
export function useAsked() {
  const today = useToday();
  const [params, setParams] = useSearchParams();
  const read = (name: string) => CalendarDate.safeParse(params.get(name)).data;
  const to = read("to") ?? today;
  const first = read("from") ?? firstDay(addMonths(monthOf(today), -11));
  const from = first <= to ? first : to;
  const by = ProductionBy.safeParse(params.get("by")).data ?? "client";
  const within = withinOf(params.get("in"));
  const go = (change: Readonly<Record<string, string | null>>) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(change)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
  return { from, to, by, within, go };
}

/** One question, this year and the year before. */
export function useBothYears(asked: Pick<Asked, "by" | "within"> & { from: CalendarDate; to: CalendarDate }) {
  const trpc = useTRPC();
  const { within, by } = asked;
  const options = { placeholderData: keepPreviousData };
  const of = (range: { from: CalendarDate; to: CalendarDate }) =>
    trpc.stays.production.queryOptions({ ...range, ...(by && { by }), ...(within && { within }) }, options);
  const now = useQuery(of({ from: asked.from, to: asked.to }));
  const before = useQuery(of(rangeBefore(asked)));
  return { now, before };
}
