import { Month, monthOf } from "@foyer/domain/kernel/time";
import { Indicator, ScoreOver } from "@foyer/domain/scores/schema";
import { StaffId } from "@foyer/domain/staff/schema";
import { useSearchParams } from "react-router";
import { useToday } from "../kernel/today.ts";

/** What a rep's panel shows: all figures, the points' entries, or the rows behind one indicator. */
export type Looked =
  | { readonly kind: "summary" }
  | { readonly kind: "points" }
  | { readonly kind: "indicator"; readonly indicator: Indicator; readonly over: ScoreOver };

export const summary: Looked = { kind: "summary" };
export const points: Looked = { kind: "points" };

const written = (looked: Looked): string =>
  looked.kind === "indicator" ? `${looked.indicator}.${looked.over}` : looked.kind;

function read(text: string | null): Looked {
  if (text === "points") return points;
  const [first, second] = (text ?? "").split(".");
  const indicator = Indicator.safeParse(first);
  const over = ScoreOver.safeParse(second);
  return indicator.success && over.success
    ? { kind: "indicator", indicator: indicator.data, over: over.data }
    : summary;
}

/** The month and what is open in it stand in the address, so that every number can be linked and Back closes it. */
export function useOpened(months: readonly Month[]) {
  const [search, setSearch] = useSearchParams();
  const current = monthOf(useToday());
  const month = Month.safeParse(search.get("month")).data ?? months[0] ?? current;
  const rep = StaffId.safeParse(Number(search.get("rep"))).data;
  return {
    month,
    current,
    rep,
    looked: read(search.get("of")),
    goTo: (to: Month) => setSearch({ month: to }),
    open: (staffId: StaffId, looked: Looked) =>
      setSearch({ month, rep: String(staffId), ...(looked.kind === "summary" ? {} : { of: written(looked) }) }),
    close: () => setSearch({ month }),
  };
}
