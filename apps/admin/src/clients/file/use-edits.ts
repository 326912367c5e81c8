import type { CellAnswer, CellValue } from "@foyer/domain/changes/schema";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { changeSets } from "../../kernel/api.ts";

/** What the api said of a field that it did not store: why not, or that somebody else changed it meanwhile. */
export type Problem = Exclude<CellAnswer, { readonly outcome: "applied" }>;

export type Values = Readonly<Record<string, CellValue>>;

interface Edited {
  readonly grid: "clients" | "contacts";
  readonly row: number;
  /** The change that the values on screen had seen when the form was opened. */
  readonly base: number;
}

interface Cell {
  readonly field: string;
  readonly new: CellValue;
}

/**
 * Saves fields of one row as the grid does: as change sets, judged by the same rules, so that nobody's newer value is lost.
 * The same fields sent again, because no answer came, are the same change set.
 */
export function useEdits({ grid, row, base }: Edited) {
  const [problems, setProblems] = useState<ReadonlyMap<string, Problem>>(new Map());
  /** Fields whose newer value the person has seen and overrules: they are sent as of that change. */
  const seen = useRef(new Map<string, number>());
  const ids = useRef(new Map<string, string>());

  const idOf = (from: number, cells: readonly Cell[]): string => {
    const content = JSON.stringify([from, cells]);
    const id = ids.current.get(content) ?? crypto.randomUUID();
    ids.current.set(content, id);
    return id;
  };
  const send = async (from: number, cells: readonly Cell[]): Promise<readonly CellAnswer[]> => {
    const id = idOf(from, cells);
    const asked = cells.map((cell) => ({ ...cell, row: String(row) }));
    return (await changeSets.save.mutate({ id, grid, base: from, cells: asked })).answers;
  };
  const save = useMutation({
    mutationFn: async (values: Values) => {
      const cells = Object.entries(values).map(([field, value]) => ({ field, new: value }));
      const answers: CellAnswer[] = [];
      for (const [from, some] of Map.groupBy(cells, ({ field }) => seen.current.get(field) ?? base))
        answers.push(...(await send(from, some)));
      return answers;
    },
    onSuccess: (answers) => {
      // an answered set is over: the same values sent later are another one
      ids.current.clear();
      setProblems(new Map(answers.flatMap((answer) => (answer.outcome === "applied" ? [] : [[answer.field, answer]]))));
    },
  });
  const forget = (field: string) => setProblems((before) => new Map([...before].filter(([each]) => each !== field)));
  return {
    save: save.mutateAsync,
    isSaving: save.isPending,
    /** No answer, or a no to all of it. */
    error: save.error,
    problems,
    forget,
    /** The person's own value shall stand, whatever the other one set. */
    overrule: (field: string) => {
      const problem = problems.get(field);
      if (problem?.outcome === "conflict") seen.current.set(field, problem.base);
      forget(field);
    },
  };
}
