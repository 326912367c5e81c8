import type { CellAnswer, CellValue, ChangeSet as SentSet } from "@foyer/domain/changes/schema";
import { type Answer, type ChangeSet, refuseAll, type Saved } from "@foyer/sheet/change-set";
import { useMemo } from "react";
import { changeSets, failureOf, isSignedOut } from "./api.ts";
import { pastEdits } from "./past-edits.ts";
import { useSession } from "./session.tsx";

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

/** A no to the whole set is an answer; a lost line, a fault of ours or an ended session is none: the set stays to be sent again. */
function refusalCode(error: unknown): string {
  const failure = failureOf(error);
  if (failure === undefined || failure.kind === "bug" || isSignedOut(error)) throw error;
  return failure.code;
}

/** What can no longer be undone or redone leaves the stack. */
function noneLeft(error: unknown): readonly Answer[] {
  refusalCode(error);
  return [];
}

interface SheetPort {
  /** The grid's name in the api's register. */
  readonly grid: string;
  /** What the grid shows, where its rows depend on it (a year). Keep its identity between renders. */
  readonly scope?: SentSet["scope"];
  readonly codec?: CellCodec;
}

const someApplied = (answers: readonly Answer[]): boolean => answers.some(({ outcome }) => outcome === "applied");

/** `save`, `undo`, `redo` and `past` of a `<Sheet>`: one change set each, answered cell by cell; undo survives a reload. */
export function useChangeSets({ grid, scope, codec = asItIs }: SheetPort) {
  const { me, property } = useSession();
  return useMemo(() => {
    const edits = pastEdits(`${property.id}.${me.id}.${grid}.${JSON.stringify(scope ?? {})}`);
    const answers = async (asked: Promise<{ answers: readonly CellAnswer[] }>): Promise<readonly Answer[]> =>
      (await asked).answers.map((each) => answerOf(each, codec));
    return {
      past: edits.read(),
      save: async (set: ChangeSet): Promise<Saved> => {
        const { id, base } = set;
        const cells = set.cells.map(({ row, field, new: value }) => ({ row, field, new: codec.toApi(field, value) }));
        const rows = set.rows.map(({ tempId }) => ({ tempId }));
        const saved = await changeSets.save.mutate({ id, grid, base, rows, cells, ...(scope && { scope }) }).then(
          (given) => ({ answers: given.answers.map((each) => answerOf(each, codec)), rows: given.rows }),
          (error: unknown) => ({ answers: refuseAll(set, refusalCode(error)), rows: [] }),
        );
        if (someApplied(saved.answers)) edits.add(id);
        return saved;
      },
      undo: async (id: string) => {
        const given = await answers(changeSets.undo.mutate({ id })).catch(noneLeft);
        edits.remove(id);
        return given;
      },
      redo: async (id: string) => {
        const given = await answers(changeSets.redo.mutate({ id })).catch(noneLeft);
        if (someApplied(given)) edits.add(id);
        return given;
      },
    };
  }, [grid, scope, codec, me.id, property.id]);
}
