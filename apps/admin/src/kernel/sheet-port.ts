import type { CellAnswer, CellValue, ChangeSet as SentSet } from "@foyer/domain/changes/schema";
import type { Answer, ChangeSet } from "@foyer/sheet/change-set";
import { useMemo } from "react";
import { changeSets } from "./api.ts";

export interface CellCodec {
  /** The cell's value as the api stores it, where the sheet holds another (an option's value is always text). */
  readonly toApi: (field: string, value: CellValue) => CellValue;
  readonly fromApi: (field: string, value: CellValue) => CellValue;
}

const asItIs: CellCodec = { toApi: (_field, value) => value, fromApi: (_field, value) => value };

function answerOf(given: CellAnswer, { fromApi }: CellCodec): Answer {
  const { row, field } = given;
  switch (given.outcome) {
    case "applied":
      return { row, field, outcome: "applied", value: fromApi(field, given.value) };
    case "refused":
      return {
        row,
        field,
        outcome: "refused",
        code: given.code,
        ...(given.hint !== undefined && { hint: given.hint }),
      };
    case "conflict": {
      const { by, at, base } = given;
      return {
        row,
        field,
        outcome: "conflict",
        yours: fromApi(field, given.yours),
        theirs: fromApi(field, given.theirs),
        at,
        base,
        ...(by !== null && { by }),
      };
    }
  }
}

interface SheetPort {
  /** The grid's name in the api's register. */
  readonly grid: string;
  /** What the grid shows, where its rows depend on it (a year). Keep its identity between renders. */
  readonly scope?: SentSet["scope"];
  readonly codec?: CellCodec;
}

/** `save`, `undo` and `redo` of a `<Sheet>`: one change set each, answered cell by cell. */
export function useChangeSets({ grid, scope, codec = asItIs }: SheetPort) {
  return useMemo(() => {
    const answers = async (asked: Promise<{ answers: readonly CellAnswer[] }>): Promise<readonly Answer[]> =>
      (await asked).answers.map((each) => answerOf(each, codec));
    return {
      save: ({ id, base, cells }: ChangeSet) =>
        answers(
          changeSets.save.mutate({
            id,
            grid,
            base,
            cells: cells.map((cell) => ({ row: cell.row, field: cell.field, new: codec.toApi(cell.field, cell.new) })),
            ...(scope && { scope }),
          }),
        ),
      undo: (id: string) => answers(changeSets.undo.mutate({ id })),
      redo: (id: string) => answers(changeSets.redo.mutate({ id })),
    };
  }, [grid, scope, codec]);
}
