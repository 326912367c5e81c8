import { isClosedTo } from "@foyer/domain/clients/rules";
import { isKnownField, knownFor, lockClients, planCell } from "./cells/queries.ts";
import { makeRows, writeFields } from "./cells/mutations.ts";
import type { Grid } from "../changes/grid.ts";
import { today } from "../properties/queries.ts";
import { clientGridRows } from "./rows/queries.ts";

/** The clients grid: basics change in place, owner, tier and class from today on. (A2.7, A3) */
export const clientsGrid: Grid = {
  act: "clients:write",
  subject: "client",
  together: false,
  rows: clientGridRows,
  isClosed: (actor, field) => isClosedTo(actor, field === "collaborators" ? "ownerId" : field),
  adds: {
    make: makeRows,
    takenBack: [
      { field: "status", made: "active", gone: "archived" },
      { field: "archivedReason", made: null, gone: "undone" },
    ],
  },
  async plan(trx, { cells }, now) {
    const known = await knownFor(trx, { cells }, today(trx, now));
    return cells.map((cell) => planCell(cell, known));
  },
  async current(trx, fields, now) {
    const asked = { rows: fields.map(({ row }) => row), fields: fields.map(({ field }) => field) };
    const clients = await lockClients(trx, asked, today(trx, now));
    return fields.map(({ row, field }) => (isKnownField(field) ? clients.get(row)?.[field] : undefined));
  },
  write: writeFields,
};
