import { Currency } from "@foyer/domain/kernel/money";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { FigureRowsQuestion } from "@foyer/domain/receivables/figures/schema";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { type Outputs, useTRPC } from "../../kernel/api.ts";

export type KeptNights = Outputs["figures"]["nights"];
export type Night = NonNullable<KeptNights["night"]>;
export type TrendPoint = KeptNights["days"][number];
export type FigurePage = Outputs["figures"]["rows"];
export type FigureRow = FigurePage["rows"][number];

export const openings = [...FigureRowsQuestion.shape.figure.options, "collected"] as const;
export type Opening = (typeof openings)[number];

/** What is opened of a figure: its rows between two dates. */
export interface OpenedFigure {
  readonly figure: Opening;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** What was opened, where it is a column of a table. */
  readonly title?: string;
}

/** Day, currency and what is opened stand in the address, so that a view can be sent. */
export function useFiguresView() {
  const [params, setParams] = useSearchParams();
  const asOf = CalendarDate.safeParse(params.get("asOf")).data;
  const currency = Currency.safeParse(params.get("currency")).data;
  const figure = openings.find((each) => each === params.get("figure"));
  const from = CalendarDate.safeParse(params.get("from")).data;
  const to = CalendarDate.safeParse(params.get("to")).data;
  const title = params.get("of");
  const opened: OpenedFigure | null = figure && from && to ? { figure, from, to, ...(title ? { title } : {}) } : null;
  /** The address that a change leads to; what is left empty is taken out. */
  const at = (change: Readonly<Record<string, string | undefined>>): string => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(change)) {
      if (value === undefined) next.delete(name);
      else next.set(name, value);
    }
    return `?${next}`;
  };
  const go = (change: Readonly<Record<string, string | undefined>>) => setParams(at(change).slice(1));
  const atFigure = ({ figure: of, title: named, ...dates }: OpenedFigure) => at({ figure: of, of: named, ...dates });
  const close = () => go({ figure: undefined, from: undefined, to: undefined, of: undefined });
  return { asOf, currency, opened, go, atFigure, close };
}
export type FiguresView = ReturnType<typeof useFiguresView>;

export function useNights({ asOf, currency }: Pick<FiguresView, "asOf" | "currency">) {
  const trpc = useTRPC();
  return useQuery(
    trpc.figures.nights.queryOptions(
      { ...(asOf && { asOf }), ...(currency && { currency }) },
      { placeholderData: keepPreviousData },
    ),
  );
}
