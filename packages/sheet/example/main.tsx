import { createRoot } from "react-dom/client";
import type { Ticked } from "../src/port.ts";
import type { SheetView } from "../src/sheet-props.ts";
import type { RowColour } from "../src/row-colour.ts";
import { type Client, makeVariedClient } from "./clients.ts";
import { ClientsPage } from "./clients-page.tsx";
import { createMemoryServer } from "./memory-server.ts";
import { Targets } from "./targets.tsx";
import { WidePage } from "./wide-page.tsx";

export type Server = ReturnType<typeof createMemoryServer>;

/** What the journeys need of the other side: another person's edits, a broken line, what was saved. */
export type Example = {
  server: Server;
  refresh: () => void;
  /** Another person changes cells, and this page hears of it. */
  someone: (by: string, cells: readonly { row: string; field: string; value: string | number | null }[]) => void;
  opened: string[];
  /** Rows that another person archived. */
  gone: string[];
  ticked?: Ticked;
  /** The columns as they were left: kept when a page is shown anew. */
  view?: SheetView;
  /** Goes on with this view while the sheet is open. */
  choose: (view: SheetView) => void;
  /** Gives the rows other colours. */
  colour: (rule: ((row: Client) => RowColour | undefined) | undefined) => void;
  /** Milliseconds from the beginning to the first rows, and to all of them. */
  came: { first?: number; all?: number };
  /** Begins anew, with other settings, as a fresh page would. */
  show: (query: string) => void;
};
declare global {
  interface Window {
    example: Example;
  }
}

const here = createRoot(document.getElementById("here") ?? document.body);
const nothing = () => undefined;
let shown = 0;

function pageOf(server: Server, asked: URLSearchParams) {
  const theme = asked.get("theme") === "dark" ? "dark" : "light";
  document.documentElement.dataset["theme"] = theme;
  if (asked.has("targets")) return <Targets key={++shown} theme={theme} />;
  if (asked.has("wide")) {
    const count = Number(asked.get("rows") ?? 100_000);
    return <WidePage key={++shown} count={count} theme={theme} />;
  }
  return <ClientsPage key={++shown} server={server} asked={asked} theme={theme} />;
}

function show(query: string) {
  const asked = new URLSearchParams(query);
  const count = asked.has("wide") ? 1 : Number(asked.get("rows") ?? 200);
  const server = createMemoryServer(Array.from({ length: count }, (_, index) => makeVariedClient(index)));
  const { view } = asked.has("view") ? window.example : {};
  const acts = { refresh: nothing, someone: nothing, choose: nothing, colour: nothing, show };
  window.example = { server, ...acts, opened: [], gone: [], came: {}, ...(view && { view }) };
  here.render(pageOf(server, asked));
}
show(location.search);
