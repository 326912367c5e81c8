import type { CellAddress, CellValue } from "./change-set.ts";

/** `cells` is unknown for a step that an earlier visit left: the server knows it by its id. */
export type Step = {
  readonly id: string;
  readonly cells?: readonly (CellAddress & { readonly before: CellValue; readonly after: CellValue })[];
  /** Rows that it made: with it they go again. */
  readonly rows?: readonly string[];
};

/** Both stacks, the newest step last. A change set comes onto it when it was saved, so a failed one never is. */
export type History = { readonly done: readonly Step[]; readonly undone: readonly Step[] };

export const noHistory: History = { done: [], undone: [] };

const kept = 200;

/** A new step ends what could have been redone. */
export const recorded = (history: History, step: Step): History => ({
  done: [...history.done.filter(({ id }) => id !== step.id), step].slice(-kept),
  undone: [],
});

export const nextUndo = (history: History): Step | undefined => history.done.at(-1);
export const nextRedo = (history: History): Step | undefined => history.undone.at(-1);

const without = (steps: readonly Step[], id: string) => steps.filter((step) => step.id !== id);

const find = (history: History, id: string) => [...history.done, ...history.undone].find((step) => step.id === id);

export function undoneIn(history: History, id: string): History {
  const step = find(history, id);
  return step ? { done: without(history.done, id), undone: [...without(history.undone, id), step] } : history;
}

export function redoneIn(history: History, id: string): History {
  const step = find(history, id);
  return step ? { done: [...without(history.done, id), step], undone: without(history.undone, id) } : history;
}

/** A step that can be neither undone nor redone any more, since someone else has changed every cell of it. */
export const forgotten = (history: History, id: string): History => ({
  done: without(history.done, id),
  undone: without(history.undone, id),
});
