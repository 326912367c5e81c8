import { useCallback, useRef, useState } from "react";
import type { CellValue } from "../src/change-set.ts";
import type { Ticked } from "../src/port.ts";
import type { RowColour } from "../src/row-colour.ts";
import { Sheet } from "../src/sheet.tsx";
import type { RemoteChange, RowPlace, SheetHandle, SheetView } from "../src/sheet-props.ts";
import { type Client, columns, emptyClient } from "./clients.ts";
import type { Server } from "./main.tsx";
import { words } from "./words.ts";

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

const colourOf = (row: Client): RowColour | undefined =>
  row.tier === "gold" ? "amber" : row.active === false ? "grey" : undefined;

function Record({ row, place }: { row: Client; place: RowPlace }) {
  return (
    <div className="record">
      <h2>{String(row.name)}</h2>
      <dl>
        {columns.map(({ field, header, format }) => {
          const value = textOr(Object.entries(row).find(([name]) => name === field)?.[1]);
          return (
            <div key={field}>
              <dt>{header}</dt>
              <dd>{format ? format(value) : String(value ?? "–")}</dd>
            </div>
          );
        })}
      </dl>
      <label>
        Note <input aria-label={`Note ${place.index + 1}`} />
      </label>
    </div>
  );
}

/** What a screen does with the ticked rows: archiving them greys them out, and can be taken back. */
function BulkBar(props: { ticked: readonly string[]; onArchive: () => void; archived: number; onUndo: () => void }) {
  const { ticked, archived } = props;
  return (
    <div className="bulk">
      {ticked.length > 0 && (
        <button type="button" onClick={props.onArchive}>
          Archive {ticked.length}
        </button>
      )}
      {archived > 0 && (
        <span role="status">
          {archived} archived{" "}
          <button type="button" onClick={props.onUndo}>
            Take back
          </button>
        </span>
      )}
    </div>
  );
}

type PageProps = { server: Server; asked: URLSearchParams; theme: "light" | "dark" };

export function ClientsPage({ server, asked, theme }: PageProps) {
  const [state, setState] = useState<{ rows: Client[]; base: number; remote?: RemoteChange }>(() => ({
    rows: clientsOf(server),
    base: server.number,
  }));
  const [view, setView] = useState<SheetView | undefined>(window.example.view);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [archived, setArchived] = useState<readonly string[]>([]);
  const [colour, setColour] = useState(() => (asked.has("colours") ? colourOf : undefined));
  const handle = useRef<SheetHandle>(null);
  const refresh = useCallback(
    (remote?: RemoteChange) =>
      setState(({ rows }) => ({
        rows: merged(rows, clientsOf(server)),
        base: server.number,
        ...(remote && { remote }),
      })),
    [server],
  );
  window.example.refresh = () => refresh();
  window.example.choose = setView;
  window.example.colour = (next) => setColour(() => next);
  window.example.someone = (by, cells) => {
    for (const cell of cells) server.changedBy(by, cell);
    refresh({ number: server.number, by, rows: cells.map(({ row, field }) => ({ row, fields: [field] })) });
  };
  const onTicked = (now: Ticked) => {
    window.example.ticked = now;
    setTicked("ids" in now ? now.ids : []);
  };
  const archive = (ids: readonly string[]) => {
    window.example.gone = [...ids];
    setArchived(ids);
    refresh();
    handle.current?.untick();
  };
  return (
    <div className="page">
      {asked.has("tick") && (
        <BulkBar
          ticked={ticked}
          onArchive={() => archive(ticked)}
          archived={archived.length}
          onUndo={() => {
            window.example.gone = [];
            setArchived([]);
            refresh();
          }}
        />
      )}
      <Sheet
        columns={columns}
        rows={state.rows}
        rowId={(row) => row.id}
        base={state.base}
        save={server.save}
        undo={server.undo}
        redo={server.redo}
        onChange={(changeSet) => changeSet.rows.length > 0 && !asked.has("late") && refresh()}
        words={words}
        locale="en"
        theme={theme}
        today={() => "2026-03-05"}
        handle={handle}
        gone={(row) => window.example.gone.includes(row.id)}
        menu={({ row, field }) => [
          { label: "History", onSelect: () => window.example.opened.push(`history ${row.id} ${field}`) },
        ]}
        {...(state.remote && { remote: state.remote })}
        {...(asked.has("add") && { newRow: emptyClient })}
        {...(asked.has("tick") && { onTicked, matching: state.rows.length * 10 })}
        {...(colour && { rowColour: colour })}
        {...(asked.has("panel") && {
          panel: (row: Client, place: RowPlace) => <Record row={row} place={place} />,
        })}
        {...(view && { view })}
        onViewChange={(now) => {
          window.example.view = now;
        }}
        onOpenRow={(row) => window.example.opened.push(row.id)}
      />
    </div>
  );
}
