import type { LiveChange } from "@foyer/domain/changes/live/schema";
import type { GridFilter, GridSort } from "@foyer/domain/changes/views/schema";
import { useCallback, useEffect, useRef, useState } from "react";
import { alone, useTRPCClient } from "../api.ts";
import { useSession } from "../session.tsx";
import { listenLive } from "./live.ts";
import { gather, type GridRow, mergeRows, type Told } from "./merged-rows.ts";
import { readRows } from "./row-stream.ts";

export interface GridSource<R extends GridRow> {
  readonly grid: string;
  readonly filter: GridFilter;
  /** The order in which the rows come; sorting by hand is the sheet's own. */
  readonly sort: GridSort;
  /** The columns that are shown or asked about; one that is shown later is fetched then. Left out: all. */
  readonly columns?: readonly string[];
  /** Whether what came is a row of this grid: asked of each that comes. */
  readonly isRow: (row: object) => row is R;
  /** Whether a row has left a view that does not ask for such: it is in the trash. */
  readonly isAway: (row: R) => boolean;
}

export interface GridRows<R extends GridRow> {
  /** Undefined until the first ones are there. */
  readonly rows: readonly R[] | undefined;
  readonly base: number;
  /** How many will come, while they come. */
  readonly expected: number | undefined;
  readonly total: number | undefined;
  readonly matching: number | undefined;
  readonly gone: ReadonlySet<number>;
  readonly remote: Told["remote"];
  /** More was changed by others than was told row by row. */
  readonly outdated: boolean;
  readonly error: unknown;
}

const nothing = {
  rows: undefined,
  base: 0,
  expected: undefined,
  total: undefined,
  matching: undefined,
  gone: new Set<number>(),
  remote: undefined,
  outdated: false,
  error: undefined,
};

/** Milliseconds between blocks that are shown: what takes in rows looks at all that it has, each time. */
const shownEvery = 300;

/** An address holds so many numbers. */
const askedAtOnce = 500;

/** A view's rows: the first at once, the others in blocks, then whatever others change in them. */
export function useGridRows<R extends GridRow>({ grid, filter, sort, columns, isRow, isAway }: GridSource<R>) {
  const client = useTRPCClient();
  const { property } = useSession();
  const [state, setState] = useState<GridRows<R>>(nothing);
  const [turn, setTurn] = useState(0);
  const bringing = useRef<(ids: readonly number[]) => void>(() => {});
  const [fetched, setFetched] = useState(columns);
  if (columns?.some((field) => fetched?.includes(field) === false))
    setFetched([...new Set([...(fetched ?? []), ...columns])]);
  // rows that are there already are not read again because somebody sorts
  const order = useRef(sort);
  order.current = sort;

  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    const told: LiveChange[] = [];
    const heard = { base: 0, complete: false, busy: false };
    let stop = () => {};

    const change = (next: (before: GridRows<R>) => GridRows<R>) => {
      if (!signal.aborted) setState(next);
    };

    async function readAgain(gathered: Told, isMade: boolean): Promise<void> {
      for (let from = 0; from < gathered.ids.length; from += askedAtOnce) {
        const ids = gathered.ids.slice(from, from + askedAtOnce);
        const answer = await client.changes.rowsOf.query({ grid, ids, filter }, { signal, context: alone });
        const came = new Set(answer.rows.map(({ id }) => id));
        const rows: object[] = answer.rows;
        const fresh = rows.filter(isRow);
        const fit = new Set(isMade ? came : answer.fit);
        const lost = ids.filter((id) => !came.has(id));
        change((before) => ({
          ...before,
          ...mergeRows(
            { rows: before.rows ?? [], gone: before.gone },
            { rows: fresh, fit, lost, own: gathered.own, isAway },
          ),
          base: Math.max(before.base, answer.base),
          ...(gathered.remote && { remote: gathered.remote }),
        }));
      }
      change((before) => ({
        ...before,
        outdated: before.outdated || gathered.many,
        gone: gathered.gone.length > 0 ? new Set([...before.gone, ...gathered.gone]) : before.gone,
      }));
    }

    async function catchUp(): Promise<void> {
      if (heard.busy || !heard.complete || told.length === 0) return;
      heard.busy = true;
      try {
        await readAgain(gather(told.splice(0)), false);
      } catch {
        // whoever is asked again and does not answer leaves the rows as they were
        change((before) => ({ ...before, outdated: true }));
      }
      heard.busy = false;
      void catchUp();
    }

    bringing.current = (ids) => {
      const own = new Set(ids);
      void readAgain({ ids, gone: [], own, many: false, remote: undefined }, true).catch(() => undefined);
    };

    const arriving: { rows: R[]; shown: number | undefined } = { rows: [], shown: undefined };
    const arrived = (more: Partial<GridRows<R>> = {}) => {
      const rows = arriving.rows.splice(0);
      arriving.shown = performance.now();
      change((before) => ({ ...before, ...(rows.length > 0 && { rows: [...(before.rows ?? []), ...rows] }), ...more }));
    };
    readRows(
      { grid, filter, sort: order.current, columns: fetched },
      {
        onHead(base) {
          heard.base = base;
          stop = listenLive({
            grid,
            property: property.id,
            since: () => heard.base,
            onChange(next) {
              heard.base = Math.max(heard.base, next.number);
              told.push(next);
              void catchUp();
            },
          });
        },
        onBlock(block) {
          const rows: readonly object[] = block;
          if (!rows.every(isRow)) throw new Error("these are no rows of this grid");
          if (arriving.shown === undefined) {
            arriving.shown = performance.now();
            change(() => ({ ...nothing, rows, base: heard.base }));
            return;
          }
          for (const row of rows) arriving.rows.push(row);
          if (performance.now() - arriving.shown > shownEvery) arrived();
        },
        onTotal: ({ total, matching }) => change((before) => ({ ...before, expected: total, total, matching })),
      },
      signal,
    ).then(
      () => {
        heard.complete = true;
        arrived({ expected: undefined });
        void catchUp();
      },
      (error: unknown) => arrived({ expected: undefined, error }),
    );
    return () => {
      abort.abort();
      stop();
    };
  }, [client, property.id, grid, filter, fetched, isRow, isAway, turn]);

  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const bring = useCallback((ids: readonly number[]) => bringing.current(ids), []);
  return { ...state, reload, bring };
}
