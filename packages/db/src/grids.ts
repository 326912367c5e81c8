import { clientsGrid } from "./clients/grid.ts";

/** The register of grids whose edits are change sets: one line per capability. */
export const grids = {
  clients: clientsGrid,
};

export type GridName = keyof typeof grids;
