import type { Shell } from "../src/commands.ts";
import { createModel, type Model } from "../src/model.ts";
import { type Client, columns, emptyClient, makeClient } from "./clients.ts";
import { createMemoryServer } from "./memory-server.ts";
import { words } from "./words.ts";

const nothing = () => undefined;

/** Without a screen there is nothing to focus, scroll or arrange. */
export const shell: Shell = {
  insertLine: nothing,
  focus: nothing,
  leave: nothing,
  reveal: nothing,
  focusHeading: nothing,
  menuPlace: () => ({ x: 0, y: 0 }),
  clipboard: nothing,
  ticked: nothing,
  tick: nothing,
  untick: nothing,
  arrange: {
    list: () => [],
    show: nothing,
    freeze: nothing,
    move: nothing,
    sort: nothing,
    sortable: () => true,
    fit: nothing,
    reset: nothing,
  },
};

type Sheet = { readonly server?: ReturnType<typeof createMemoryServer>; readonly past?: readonly string[] };

/** A sheet without a screen: `count` clients in the order of their numbers, saved by a server in memory. After a reload
 *  it is another sheet, with the server and the change sets of the one before. */
export function sampleSheet(count: number, earlier: Sheet = {}) {
  const held = Array.from({ length: count }, (_, index) => makeClient(index));
  const server = earlier.server ?? createMemoryServer(held);
  let ids = 0;
  const shown = (): { id: string; data: Client }[] => [
    ...held.map((data) => ({ id: data.id, data })),
    ...model.store.get().added,
  ];
  const model: Model<Client> = createModel<Client>({
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
    past: earlier.past ?? [],
    view: {
      columns: () => columns,
      rowCount: () => shown().length,
      rowAt: (index) => shown()[index],
      indexOf: (id) => {
        const index = shown().findIndex((row) => row.id === id);
        return index < 0 ? undefined : index;
      },
      pageRows: () => 10,
    },
  });
  return { model, server };
}
