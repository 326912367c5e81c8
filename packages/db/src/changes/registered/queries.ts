import { type Actor, refuseUnless } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import { type GridName, grids } from "../../grids.ts";
import type { Trx } from "../../kernel/fence.ts";
import type { Grid, GridRows } from "../grid.ts";

const registered = (name: string): Grid | undefined =>
  Object.hasOwn(grids, name) ? grids[name as GridName] : undefined;

/** A registered grid, for who may write it. */
export function gridNamed(trx: Pick<Trx, "actor">, name: string): Grid {
  const grid = found(registered(name), "changes.unknown-grid", { grid: name });
  refuseUnless(trx.actor, grid.act);
  return grid;
}

/** The rows of a registered grid and the table they are of, for who may read them. */
export function readableGrid(trx: Pick<Trx, "actor">, name: string): { subject: string; rows: GridRows } {
  const grid = registered(name);
  const rows = found(grid?.rows, "changes.unknown-grid", { grid: name });
  refuseUnless(trx.actor, rows.act);
  return { subject: grid?.subject ?? "", rows };
}

/** Whether what a field of a table was is closed to somebody: as the grids that show it say. */
export const isPastClosed = (actor: Actor, subject: string, field: string): boolean =>
  Object.values<Grid>(grids).some((grid) => grid.subject === subject && grid.isClosed?.(actor, field) === true);
