import { clientFields } from "@foyer/domain/clients/schema";
import { isKnownField, knownFor, lockClients, planCell } from "./cells/queries.ts";
import { makeRows, writeFields } from "./cells/mutations.ts";
import type { Grid } from "../changes/grid.ts";
import { today } from "../properties/queries.ts";
import { isPastOfFileClosed } from "./record/queries.ts";
import { clientGridRows } from "./rows/queries.ts";

/** What undo takes a made row away by is nobody's edit. */
const isEdited = (field: string): boolean => clientFields.some((each) => each === field);

/** The clients grid: basics change in place, owner, tier and class from today on. (A2.7, A3) */
export const clientsGrid: Grid = {
  act: "clients:write",
  subject: "client",
  together: false,
  rows: clientGridRows,
  isClosed: isPastOfFileClosed,
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
  async whyNotBack(trx, fields, now) {
    const cells = fields.map(({ row, field, value }) => ({ row: String(row), field, new: value }));
    const edited = cells.filter(({ field }) => isEdited(field));
    const known = await knownFor(trx, { cells: edited }, today(trx, now));
    return cells.map((cell) => {
      if (!isEdited(cell.field)) return undefined;
      const planned = planCell(cell, known);
      // what was never filled in may be empty again
      return "refused" in planned && planned.refused !== "clients.field-required" ? planned.refused : undefined;
    });
  },
  write: writeFields,
};
