import { targetsGrid } from "./targets/grid.ts";
import { contactsGrid } from "./clients/contacts/grid.ts";
import { clientsGrid } from "./clients/grid.ts";

/** The register of grids whose edits are change sets: one line per capability. */
export const grids = {
  clients: clientsGrid,
  contacts: contactsGrid,
  targets: targetsGrid,
};

export type GridName = keyof typeof grids;
