import { StaffId } from "@foyer/domain/kernel/ids";
import { addMonths, firstDay, lastDay, Month, monthOf } from "@foyer/domain/kernel/time";
import { RatingKind } from "@foyer/domain/surveys/schema";
import { useSearchParams } from "react-router";
import { z } from "zod";
import type { Inputs } from "../kernel/api.ts";
import { useToday } from "../kernel/today.ts";

export const periodLengths = ["3", "6", "12", "24"] as const;
export const PeriodLength = z.enum(periodLengths);
export type PeriodLength = z.infer<typeof PeriodLength>;

type Score = NonNullable<Inputs["surveys"]["answers"]["score"]>;

/** What is open behind a number: all answers of the period, of a month, or those that gave one score. */
export type Behind =
  | { readonly kind: "all" }
  | { readonly kind: "month"; readonly month: Month }
  | ({ readonly kind: "score" } & { readonly score: Score });

const written = (behind: Behind): string => {
  if (behind.kind === "month") return behind.month;
  return behind.kind === "score" ? `${behind.score.kind}.${behind.score.value}` : "all";
};

function read(text: string | null): Behind | undefined {
  if (text === "all") return { kind: "all" };
  const month = Month.safeParse(text);
  if (month.success) return { kind: "month", month: month.data };
  const [first, second] = (text ?? "").split(".");
  const kind = z.union([z.literal("recommend"), RatingKind]).safeParse(first);
  const value = z.coerce.number().int().min(0).max(10).safeParse(second);
  return kind.success && value.success ? { kind: "score", score: { kind: kind.data, value: value.data } } : undefined;
}

/** Period, owner and what is open stand in the address, so that every number can be linked and Back closes it. */
export function usePeriod() {
  const [search, setSearch] = useSearchParams();
  const today = useToday();
  const length = PeriodLength.catch("12").parse(search.get("months"));
  const ownerId = StaffId.safeParse(Number(search.get("owner"))).data;
  const behind = read(search.get("behind"));
  const asked = {
    from: firstDay(addMonths(monthOf(today), 1 - Number(length))),
    to: lastDay(monthOf(today)),
    ...(ownerId !== undefined && { ownerId }),
  };
  const change = (name: string, value: string | null) =>
    setSearch((current) => {
      const next = new URLSearchParams(current);
      if (value === null) next.delete(name);
      else next.set(name, value);
      return next;
    });
  return {
    length,
    ownerId,
    behind,
    asked,
    setLength: (value: PeriodLength) => change("months", value),
    setOwner: (value: string | null) => change("owner", value),
    open: (value: Behind) => change("behind", written(value)),
    close: () => change("behind", null),
  };
}

export type Period = ReturnType<typeof usePeriod>;
