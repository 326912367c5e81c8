import { createModel } from "../src/model.ts";
import { type Client, columns, emptyClient, makeClient } from "./clients.ts";
import { createMemoryServer } from "./memory-server.ts";
import { words } from "./words.ts";

/** A sheet without a screen: `count` clients in the order of their numbers, saved by a server in memory. */
export function sampleSheet(count: number) {
  const rows = Array.from({ length: count }, (_, index) => makeClient(index));
  const server = createMemoryServer(rows);
  let ids = 0;
  const model = createModel<Client>({
    port: () => ({
      base: 0,
      save: server.save,
      undo: server.undo,
      redo: server.redo,
      words,
      today: () => "2026-03-05",
      newRow: emptyClient,
    }),
    newId: () => `change-${++ids}`,
    view: {
      columns: () => columns,
      rowCount: () => rows.length,
      rowAt: (index) => {
        const data = rows[index];
        return data && { id: data.id, data };
      },
      indexOf: (id) => {
        const index = rows.findIndex((row) => row.id === id);
        return index < 0 ? undefined : index;
      },
      pageRows: () => 10,
    },
  });
  return { model, server };
}
