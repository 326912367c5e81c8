import {
  type Answer,
  type CellAddress,
  type CellEvent,
  type CellState,
  type CellValue,
  cellKey,
  type Cells,
  type Mark,
  stateOf,
} from "./change-set.ts";

function withMark(cells: Map<string, CellState>, address: CellAddress, mark: Mark | undefined) {
  const { row, field } = address;
  const settled = stateOf(cells, address)?.settled;
  if (!settled && !mark) cells.delete(cellKey(address));
  else cells.set(cellKey(address), { row, field, ...(settled && { settled }), ...(mark && { mark }) });
}

function withSettled(cells: Map<string, CellState>, address: CellAddress, value: CellValue) {
  const { row, field } = address;
  const mark = stateOf(cells, address)?.mark;
  cells.set(cellKey(address), { row, field, settled: { value }, ...(mark && { mark }) });
}

function answer(cells: Map<string, CellState>, act: string, given: Answer) {
  const mark = stateOf(cells, given)?.mark;
  const mine = mark === undefined || mark.act === act;
  const proposed = mine && mark?.kind === "saving" ? mark.value : undefined;
  const { row, field, outcome } = given;
  if (outcome === "applied") {
    const value = given.value === undefined ? proposed : given.value;
    if (value !== undefined) withSettled(cells, given, value);
    if (mine) withMark(cells, given, undefined);
  } else if (outcome === "conflict") {
    const theirs = given.theirs ?? null;
    withSettled(cells, given, theirs);
    const yours = given.yours ?? proposed ?? null;
    const { by, at, base } = given;
    const told = {
      ...(by !== undefined && { by }),
      ...(at !== undefined && { at }),
      ...(base !== undefined && { base }),
    };
    if (mine) withMark(cells, given, { kind: "conflict", act, row, field, yours, theirs, ...told });
  } else if (mine) {
    const { code = "refused", hint } = given;
    const rejected = given.yours ?? proposed ?? null;
    const told = { rejected, unread: false, code, ...(hint !== undefined && { hint }) };
    withMark(cells, given, { kind: "refused", act, ...told });
  }
}

const moved = (mark: Mark, row: string): Mark => (mark.kind === "conflict" ? { ...mark, row } : mark);

function turn(cells: Map<string, CellState>, act: string, from: "saving" | "failed") {
  const to = from === "saving" ? "failed" : "saving";
  for (const state of cells.values()) {
    if (state.mark?.kind === from && state.mark.act === act) withMark(cells, state, { ...state.mark, kind: to });
  }
}

export function reduceCells(before: Cells, event: CellEvent): Cells {
  const cells = new Map(before);
  switch (event.type) {
    case "proposed":
      for (const cell of event.cells) withMark(cells, cell, { kind: "saving", act: event.act, value: cell.new });
      for (const { text, code, message, ...address } of event.refused ?? []) {
        withMark(cells, address, { kind: "refused", act: event.act, rejected: text, unread: true, code, message });
      }
      break;
    case "answered":
      for (const given of event.answers) answer(cells, event.act, given);
      turn(cells, event.act, "saving");
      break;
    case "failed":
      turn(cells, event.act, "saving");
      break;
    case "resumed":
      turn(cells, event.act, "failed");
      break;
    case "dismissed":
      for (const address of event.cells) {
        if (stateOf(cells, address)?.mark?.kind !== "saving") withMark(cells, address, undefined);
      }
      break;
    case "withdrawn":
      for (const state of before.values()) {
        if (state.mark?.act === event.act && state.mark.kind !== "saving") withMark(cells, state, undefined);
      }
      break;
    case "refreshed":
      for (const [key, { row, field, settled, mark }] of before) {
        if (!settled || !event.rows.has(row)) continue;
        if (mark) cells.set(key, { row, field, mark });
        else cells.delete(key);
      }
      break;
    case "held":
      for (const cell of event.cells) {
        withMark(cells, cell, undefined);
        withSettled(cells, cell, cell.new);
      }
      break;
    case "overtaken":
      for (const conflict of event.cells) {
        const act = stateOf(cells, conflict)?.mark?.act ?? "overtaken";
        withMark(cells, conflict, { kind: "conflict", act, ...conflict });
      }
      break;
    case "moved":
      for (const [key, { row, field, mark }] of before) {
        if (row !== event.from) continue;
        cells.delete(key);
        if (mark) withMark(cells, { row: event.to, field }, moved(mark, event.to));
      }
      break;
  }
  return cells;
}
