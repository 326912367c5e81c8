import { useCallback, useState } from "react";
import { createRoot } from "react-dom/client";
import type { CellValue } from "../src/change-set.ts";
import { Sheet } from "../src/sheet.tsx";
import type { SheetView } from "../src/sheet-props.ts";
import { type Client, columns, emptyClient, makeVariedClient } from "./clients.ts";
import { createMemoryServer } from "./memory-server.ts";
import { Targets } from "./targets.tsx";
import { words } from "./words.ts";

type Server = ReturnType<typeof createMemoryServer>;

/** What the journeys need of the other side: another person's edits, a broken line, what was saved. */
export type Example = {
  server: Server;
  refresh: () => void;
  opened: string[];
  /** Rows that another person archived. */
  gone: string[];
  ticked?: readonly string[] | "all";
  /** The columns as they were left: kept when a page is shown anew. */
  view?: SheetView;
  /** Begins anew, with other settings, as a fresh page would. */
  show: (query: string) => void;
};
declare global {
  interface Window {
    example: Example;
  }
}

const textOr = (value: CellValue | undefined): CellValue => value ?? null;

const clientsOf = (server: Server): Client[] =>
  server.rows.map(({ id, ...row }) => ({
    id,
    name: textOr(row["name"]),
    rooms: textOr(row["rooms"]),
    tier: textOr(row["tier"]),
    code: textOr(row["code"]),
    phone: textOr(row["phone"]),
    limit: textOr(row["limit"]),
    since: textOr(row["since"]),
    active: textOr(row["active"]),
  }));

/** Rows that did not change keep their object, as a host's cache does. */
function merged(before: readonly Client[], after: readonly Client[]): Client[] {
  const known = new Map(before.map((row) => [row.id, row]));
  return after.map((row) => {
    const old = known.get(row.id);
    return old && JSON.stringify(old) === JSON.stringify(row) ? old : row;
  });
}

function Page({ server, asked }: { server: Server; asked: URLSearchParams }) {
  const [state, setState] = useState(() => ({ rows: clientsOf(server), base: server.number }));
  const refresh = useCallback(
    () => setState(({ rows }) => ({ rows: merged(rows, clientsOf(server)), base: server.number })),
    [server],
  );
  window.example.refresh = refresh;
  return (
    <Sheet
      columns={columns}
      rows={state.rows}
      rowId={(row) => row.id}
      base={state.base}
      save={server.save}
      undo={server.undo}
      redo={server.redo}
      onChange={(changeSet) => changeSet.rows.length > 0 && refresh()}
      words={words}
      locale="en"
      theme={asked.get("theme") === "dark" ? "dark" : "light"}
      today={() => "2026-03-05"}
      gone={(row) => window.example.gone.includes(row.id)}
      {...(asked.has("add") && { newRow: emptyClient })}
      {...(asked.has("tick") && {
        onTickRows: (ids: readonly string[]) => {
          window.example.ticked = ids;
        },
        matching: state.rows.length * 10,
        onTickMatching: () => {
          window.example.ticked = "all";
        },
      })}
      {...(window.example.view && { view: window.example.view })}
      onViewChange={(view) => {
        window.example.view = view;
      }}
      onOpenRow={(row) => window.example.opened.push(row.id)}
    />
  );
}

const here = createRoot(document.getElementById("here") ?? document.body);
let shown = 0;

function show(query: string) {
  const asked = new URLSearchParams(query);
  const rows = Array.from({ length: Number(asked.get("rows") ?? 200) }, (_, index) => makeVariedClient(index));
  const server = createMemoryServer(rows);
  const { view } = asked.has("view") ? window.example : {};
  window.example = { server, refresh: () => undefined, opened: [], gone: [], show, ...(view && { view }) };
  const theme = asked.get("theme") === "dark" ? "dark" : "light";
  const targets = asked.has("targets");
  here.render(targets ? <Targets key={++shown} theme={theme} /> : <Page key={++shown} server={server} asked={asked} />);
}
show(location.search);
