import {
  type Audience,
  type GridCondition,
  type GridFilter,
  type GridSort,
  type GridView,
  GridViewId,
  type RowColour,
} from "@foyer/domain/changes/views/schema";
import type { SheetView } from "@foyer/sheet/sheet-props";
import { useLocalStorage } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { z } from "zod";
import { type Outputs, useTRPC } from "../api.ts";
import { useSession } from "../session.tsx";
import { conditionsOf, whereIn } from "./view-address.ts";

export type ListedView = Outputs["changes"]["views"][number];

/** The order in which a view's rows come, as its sheet is sorted. */
const sortOf = (columns: SheetView): GridSort =>
  (columns.sort?.sortModel ?? []).slice(0, 5).map(({ colId, sort }) => ({ field: colId, descending: sort === "desc" }));

const Kept = z.record(z.string(), z.json());

/** What was kept of the sheet: opaque to all but the sheet itself. */
const isSheetView = (kept: unknown): kept is SheetView => typeof kept === "object" && kept !== null;

const sameWhereKept = (kept: SheetView, now: SheetView): boolean =>
  Object.entries(kept).every(([key, value]) => JSON.stringify(value) === JSON.stringify(Reflect.get(now, key)));

interface Draft {
  readonly of: number | null;
  readonly columns?: SheetView;
  readonly colours?: readonly RowColour[];
}

export interface GridViewOptions {
  readonly grid: string;
  /** Fields that a link may ask for by their own name. */
  readonly shorts?: readonly string[];
}

/** Which rows of a grid are shown, how, and whether that is a view somebody kept. The address says it all, but for widths and colours that nobody has saved yet. */
export function useGridView({ grid, shorts = [] }: GridViewOptions) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { me, role } = useSession();
  const [params, setParams] = useSearchParams();
  const views = useQuery(trpc.changes.views.queryOptions({ grid }, { staleTime: 60_000 }));
  const asked = GridViewId.safeParse(Number(params.get("view"))).data ?? null;
  const begins = views.data?.find(({ audience }) => typeof audience === "object" && audience.role === role);
  const wantsNone = params.get("view") === "none" || ["where", "search", ...shorts].some((name) => params.has(name));
  const current = views.data?.find(({ id }) => id === asked) ?? (asked === null && !wantsNone ? begins : undefined);
  const [ownColumns, keepOwnColumns] = useLocalStorage<SheetView | undefined>({
    key: `foyer.grid.${grid}.${me.id}`,
    getInitialValueInEffect: false,
  });
  const [draft, setDraft] = useState<Draft>({ of: null });
  const of = current?.id ?? null;
  const drafted = draft.of === of ? draft : { of };

  const search = params.get("search") ?? current?.filter.search ?? "";
  const where = whereIn(params, shorts);
  const viewed = current?.filter.conditions;
  const filter = useMemo<GridFilter>(
    () => ({
      search: search.trim().slice(0, 100),
      conditions: where === undefined ? [...(viewed ?? [])] : conditionsOf(where),
    }),
    [search, where, viewed],
  );
  const held: unknown = current?.columns;
  const kept: SheetView | undefined = isSheetView(held) ? held : undefined;
  const columns: SheetView | undefined = drafted.columns ?? kept ?? (current ? undefined : ownColumns);
  const colours = drafted.colours ?? current?.colours ?? [];

  const put = useCallback(
    (next: Readonly<Record<string, string | null>>) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(next)) {
            if (value === null) after.delete(name);
            else after.set(name, value);
          }
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  const none = { where: null, search: null, ...Object.fromEntries(shorts.map((name) => [name, null])) };
  /** Whoever goes on from where a role begins stays in that view. */
  const staying = current && asked === null ? { view: String(current.id) } : {};
  const setConditions = (conditions: readonly GridCondition[]) =>
    put({
      ...Object.fromEntries(shorts.map((name) => [name, null])),
      where: JSON.stringify(conditions),
      ...staying,
    });
  const open = (id: number | null) => {
    setDraft({ of: id });
    put({ ...none, view: id === null ? "none" : String(id) });
  };

  const isChanged =
    current !== undefined &&
    (JSON.stringify(filter) !== JSON.stringify(current.filter) ||
      (drafted.columns !== undefined && kept !== undefined && !sameWhereKept(kept, drafted.columns)) ||
      (drafted.colours !== undefined && JSON.stringify(drafted.colours) !== JSON.stringify(current.colours)));

  const again = () => queries.invalidateQueries(trpc.changes.views.pathFilter());
  const saving = useMutation(trpc.changes.saveView.mutationOptions());
  const deleting = useMutation(trpc.changes.deleteView.mutationOptions());

  const shown = (name: string, audience: Audience): GridView => ({
    grid,
    name,
    audience,
    filter,
    sort: sortOf(columns ?? {}),
    columns: Kept.parse(JSON.parse(JSON.stringify(columns ?? {}))),
    colours: [...colours],
  });

  return {
    grid,
    views: views.data ?? [],
    current,
    /** A link led to a view that is not there, or not for this person. */
    isLost: asked !== null && views.data !== undefined && current === undefined,
    isReady: views.data !== undefined || views.isError,
    filter,
    sort: sortOf(columns ?? {}),
    columns,
    colours,
    isChanged,
    setSearch: (text: string) => put({ search: text.trim() === "" && !current ? null : text.trim(), ...staying }),
    setConditions,
    setColours: (next: readonly RowColour[]) => setDraft({ ...drafted, of, colours: next }),
    setColumns: (next: SheetView) => {
      if (current) setDraft({ ...drafted, of, columns: next });
      else keepOwnColumns(next);
    },
    open,
    clear: () => put({ ...none, view: "none" }),
    discard: () => open(of),
    failure: saving.error ?? deleting.error,
    isSaving: saving.isPending,
    /** Keeps what is shown, under its own name or as another view. */
    save: async (as?: { name: string; audience: Audience }) => {
      const to = as ?? { name: current?.name ?? "", audience: current?.audience ?? "private" };
      const id = await saving.mutateAsync({
        ...shown(to.name, to.audience),
        ...(as === undefined && current && { id: current.id }),
      });
      await again();
      open(id);
    },
    /** Changes the view's name or who sees it, and nothing of what it shows. */
    settle: async (view: ListedView, change: { name?: string; audience?: Audience }) => {
      const { id, grid: of_, name, filter: asked_, sort, columns: held, colours: rules, audience } = view;
      await saving.mutateAsync({
        id,
        grid: of_,
        filter: asked_,
        sort,
        columns: held,
        colours: rules,
        name: change.name ?? name,
        audience: change.audience ?? audience,
      });
      await again();
    },
    remove: async (id: GridViewId) => {
      await deleting.mutateAsync({ id });
      await again();
      open(null);
    },
  };
}

export type GridViewState = ReturnType<typeof useGridView>;
