import type { Answer, CellAddress, CellChange, CellValue, ChangeSet, MadeRow, Saved } from "../src/change-set.ts";

type Row = { readonly id: string } & Readonly<Record<string, CellValue>>;
type Written = { readonly number: number; readonly by: string; readonly changeSet: string };
type Kept = {
  readonly cells: (CellAddress & { before: CellValue; after: CellValue })[];
  answers: Answer[];
  made: MadeRow[];
};

const keyOf = ({ row, field }: CellAddress) => `${row}\u0000${field}`;

/** Keeps rows in memory and answers change sets as a server has to: per cell, against the change number the sender had
 *  seen, once per id, and with the old values kept for undoing. */
export function createMemoryServer(initial: readonly Row[]) {
  const rows = new Map(initial.map((row) => [row.id, row]));
  const written = new Map<string, Written>();
  const kept = new Map<string, Kept>();
  const saved: ChangeSet[] = [];
  let number = 0;
  let made = 0;

  function write(address: CellAddress, value: CellValue, by: { by: string; changeSet: string }) {
    const row = rows.get(address.row);
    if (row) rows.set(address.row, { ...row, [address.field]: value });
    written.set(keyOf(address), { number, ...by });
  }

  function answerTo(changeSet: ChangeSet, cell: CellChange, ids: ReadonlyMap<string, string>): Answer {
    const id = ids.get(cell.row);
    const target = { row: id ?? cell.row, field: cell.field };
    const row = rows.get(target.row);
    if (!row) {
      const code = changeSet.rows.some(({ tempId }) => tempId === cell.row) ? "client.name-taken" : "row.gone";
      return { row: cell.row, field: cell.field, outcome: "refused", yours: cell.new, code };
    }
    const last = written.get(keyOf(target));
    const now = row[cell.field] ?? null;
    if (last && last.by !== "me" && last.number > changeSet.base) {
      const theirs = { theirs: now, by: last.by, at: "2026-03-05T09:30:00Z", base: last.number };
      return { row: cell.row, field: cell.field, outcome: "conflict", yours: cell.new, ...theirs };
    }
    if (cell.new === "refuse me") {
      return { row: cell.row, field: cell.field, outcome: "refused", yours: cell.new, code: "client.name-taken" };
    }
    kept.get(changeSet.id)?.cells.push({ ...target, before: now, after: cell.new });
    write(target, cell.new, { by: "me", changeSet: changeSet.id });
    return { row: cell.row, field: cell.field, outcome: "applied", value: cell.new };
  }

  function turn(changeSetId: string, direction: "undo" | "redo"): Answer[] {
    number++;
    return (kept.get(changeSetId)?.cells ?? []).map(({ row, field, before, after }): Answer => {
      const last = written.get(keyOf({ row, field }));
      const value = direction === "undo" ? before : after;
      if (last && last.changeSet !== changeSetId) {
        const theirs = { theirs: rows.get(row)?.[field] ?? null, by: last.by, base: last.number };
        return { row, field, outcome: "conflict", yours: value, ...theirs };
      }
      write({ row, field }, value, { by: "me", changeSet: changeSetId });
      return { row, field, outcome: "applied", value };
    });
  }

  /** While `slow` is set, a save waits for it. */
  const line: { slow?: Promise<void> } = {};
  const columns = Object.keys(initial[0] ?? {});
  /** A row that is called as another one is not made. */
  const isNew =
    ({ cells }: ChangeSet) =>
    ({ tempId }: { tempId: string }) =>
      !cells.some(({ row, new: value }) => row === tempId && value === "refuse me");

  const server = {
    saved,
    line,
    /** While true, every call fails as a broken line does. */
    fail: false,
    get rows(): Row[] {
      return [...rows.values()];
    },
    get number() {
      return number;
    },
    save: async (changeSet: ChangeSet): Promise<Saved> => {
      if (server.fail) throw new Error("no answer");
      await line.slow;
      const before = kept.get(changeSet.id);
      if (before) return { answers: before.answers, rows: before.made };
      number++;
      saved.push(changeSet);
      const ids = new Map(changeSet.rows.filter(isNew(changeSet)).map(({ tempId }) => [tempId, `made-${++made}`]));
      for (const id of ids.values()) {
        rows.set(id, { ...Object.fromEntries(columns.map((name): [string, CellValue] => [name, null])), id });
      }
      const record: Kept = { cells: [], answers: [], made: [...ids].map(([tempId, row]) => ({ tempId, row })) };
      kept.set(changeSet.id, record);
      record.answers.push(...changeSet.cells.map((cell) => answerTo(changeSet, cell, ids)));
      return { answers: record.answers, rows: record.made };
    },
    undo: async (changeSetId: string): Promise<Answer[]> => {
      if (server.fail) throw new Error("no answer");
      return turn(changeSetId, "undo");
    },
    redo: async (changeSetId: string): Promise<Answer[]> => {
      if (server.fail) throw new Error("no answer");
      return turn(changeSetId, "redo");
    },
    /** Another person adds rows with so many rooms. */
    add(count: number, rooms: number) {
      for (let index = 0; index < count; index++) {
        const id = `added-${index}`;
        rows.set(id, { ...Object.fromEntries(columns.map((name): [string, CellValue] => [name, null])), rooms, id });
      }
    },
    /** Another person changes a cell. */
    elsewhere(row: string, field: string, value: CellValue) {
      server.changedBy("李静", { row, field, value });
    },
    changedBy(by: string, { row, field, value }: CellAddress & { value: CellValue }) {
      number++;
      write({ row, field }, value, { by, changeSet: `elsewhere-${number}` });
    },
  };
  return server;
}
