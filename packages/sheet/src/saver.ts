import { type Answer, type CellEvent, type ChangeSet, cellKey, type Saved } from "./change-set.ts";
import type { Prepared } from "./edits.ts";
import { forgotten, type History, nextRedo, nextUndo, recorded, redoneIn, type Step, undoneIn } from "./history.ts";

export type SaverPort = {
  readonly base: number;
  readonly save: (changeSet: ChangeSet) => Promise<Saved>;
  readonly undo?: ((changeSetId: string) => Promise<readonly Answer[]>) | undefined;
  readonly redo?: ((changeSetId: string) => Promise<readonly Answer[]>) | undefined;
  readonly onChange?: ((changeSet: ChangeSet, answers: readonly Answer[]) => void) | undefined;
  readonly onTurn?: ((changeSetId: string, answers: readonly Answer[]) => void) | undefined;
};

export type Direction = "undo" | "redo";
export type Outcome = "undone" | "redone" | "nothing" | "failed";

type Parts = {
  readonly port: () => SaverPort;
  readonly newId: () => string;
  readonly emit: (event: CellEvent) => void;
  readonly history: () => History;
  readonly remember: (history: History) => void;
  readonly busy: (cells: number) => void;
  readonly answered: (changeSet: ChangeSet, saved: Saved) => void;
  /** Change sets were given up or undone, and the rows they made with them. */
  readonly discarded: (rows: readonly string[]) => void;
  /** Whether any cell still shows that this change set is not known to be saved: what someone else has changed since
   *  became a question, and is not sent again. */
  readonly waiting: (act: string) => boolean;
  /** The id under which a row is shown now. */
  readonly shownRow: (id: string) => string;
};

type Unsent = { readonly changeSet: ChangeSet; readonly step: Step };

/** Shows every change at once and sends one after the other, so that an undo always finds the saving before it
 *  answered. What got no answer is kept and can be sent again under the same id: the server applies an id once. */
export function createSaver(parts: Parts) {
  const unsent = new Map<string, Unsent>();
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const next = tail.then(job, job);
    tail = next.catch(() => undefined);
    return next;
  };

  async function send({ changeSet, step }: Unsent): Promise<void> {
    parts.busy(changeSet.cells.length);
    const saved = await parts
      .port()
      .save(changeSet)
      .catch(() => undefined);
    parts.busy(-changeSet.cells.length);
    if (!saved) return parts.emit({ type: "failed", act: changeSet.id });
    const { answers } = saved;
    parts.emit({ type: "answered", act: changeSet.id, answers });
    const told = new Set(answers.map(cellKey));
    if (changeSet.cells.every((cell) => told.has(cellKey(cell)))) unsent.delete(changeSet.id);
    if (answers.some(({ outcome }) => outcome === "applied")) parts.remember(recorded(parts.history(), step));
    parts.answered(changeSet, saved);
    parts.port().onChange?.(changeSet, answers);
  }

  function commit(prepared: Prepared, extra: { base?: number; rows?: readonly string[] } = {}): string {
    const id = parts.newId();
    const { cells, before, refused } = prepared;
    parts.emit({ type: "proposed", act: id, cells, refused });
    if (cells.length === 0) return id;
    const step = {
      id,
      rows: extra.rows ?? [],
      cells: cells.map(({ row, field, new: after }, i) => ({ row, field, before: before[i] ?? null, after })),
    };
    void inTurn(() => {
      const base = Math.max(parts.port().base, extra.base ?? 0);
      const rows = (extra.rows ?? []).map((tempId) => ({ tempId }));
      const changeSet = { id, base, rows, cells };
      unsent.set(id, { changeSet, step });
      return send({ changeSet, step });
    });
    return id;
  }

  /** The server may answer for other cells than were changed by hand, since an edit of a total spreads: those it says
   *  nothing of are left to the host's newer rows. */
  async function turnBack(direction: Direction): Promise<Outcome> {
    const step = direction === "undo" ? nextUndo(parts.history()) : nextRedo(parts.history());
    const call = direction === "undo" ? parts.port().undo : parts.port().redo;
    if (!step || !call) return "nothing";
    const act = `${direction}:${parts.newId()}`;
    const cells = (step.cells ?? []).map(({ row, field, before, after }) => ({
      row: parts.shownRow(row),
      field,
      new: direction === "undo" ? before : after,
    }));
    parts.emit({ type: "proposed", act, cells });
    parts.busy(cells.length);
    const answers = await call(step.id).catch(() => undefined);
    parts.busy(-cells.length);
    if (!answers) {
      parts.emit({ type: "failed", act });
      parts.emit({ type: "dismissed", cells });
      return "failed";
    }
    parts.emit({ type: "answered", act, answers });
    if (direction === "undo") parts.emit({ type: "withdrawn", act: step.id });
    const told = new Set(answers.map(cellKey));
    const untold = cells.filter((cell) => !told.has(cellKey(cell)));
    parts.emit({ type: "dismissed", cells: untold });
    parts.emit({ type: "refreshed", rows: new Set(untold.map(({ row }) => row)) });
    const applied = answers.some(({ outcome }) => outcome === "applied");
    if (applied && direction === "undo") parts.discarded(step.rows ?? []);
    const move = direction === "undo" ? undoneIn : redoneIn;
    parts.remember((applied ? move : forgotten)(parts.history(), step.id));
    parts.port().onTurn?.(step.id, answers);
    if (!applied) return "failed";
    return direction === "undo" ? "undone" : "redone";
  }

  return {
    commit,
    turn: (direction: Direction): Promise<Outcome> => inTurn(() => turnBack(direction)),
    retry(): void {
      for (const [id, kept] of unsent) {
        if (!parts.waiting(id)) {
          unsent.delete(id);
          continue;
        }
        parts.emit({ type: "resumed", act: kept.changeSet.id });
        void inTurn(() => send(kept));
      }
    },
    discard(): void {
      const given = [...unsent.values()].map(({ changeSet }) => changeSet);
      unsent.clear();
      for (const { cells } of given) parts.emit({ type: "dismissed", cells });
      parts.discarded(given.flatMap(({ rows }) => rows.map(({ tempId }) => tempId)));
    },
    /** Resolves when everything that was under way has been answered. */
    settled: (): Promise<unknown> => tail,
  };
}
