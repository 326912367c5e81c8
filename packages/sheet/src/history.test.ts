import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forgotten, type History, nextRedo, nextUndo, noHistory, recorded, redoneIn, undoneIn } from "./history.ts";

const of = (...ids: string[]) => ids.reduce((history, id) => recorded(history, { id }), noHistory);
const ids = ({ done, undone }: History) => [done.map(({ id }) => id), undone.map(({ id }) => id)];

describe("grid 36: undo and redo", () => {
  test("undo takes the newest, redo gives it back, a new step ends redoing", () => {
    const undone = undoneIn(of("a", "b"), "b");
    expect(ids(undone)).toEqual([["a"], ["b"]]);
    expect(nextUndo(undone)?.id).toBe("a");
    expect(nextRedo(undone)?.id).toBe("b");
    expect(ids(redoneIn(undone, "b"))).toEqual([["a", "b"], []]);
    expect(ids(recorded(undone, { id: "c" }))).toEqual([["a", "c"], []]);
  });

  test("a step that cannot be undone leaves the stack, or the ones before it could never be reached", () => {
    expect(ids(forgotten(of("a", "b"), "b"))).toEqual([["a"], []]);
  });

  test("an unknown step changes nothing", () => {
    expect(undoneIn(of("a"), "x")).toEqual(of("a"));
  });

  test("undoing everything and redoing everything gives the same history", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 20 }), (list) => {
        const start = of(...list);
        const down = list.reduceRight((history, id) => undoneIn(history, id), start);
        expect(ids(down)).toEqual([[], list.toReversed()]);
        expect(list.reduce((history, id) => redoneIn(history, id), down)).toEqual(start);
      }),
    );
  });

  test("keeps the newest 200 steps", () => {
    const many = of(...Array.from({ length: 250 }, (_, i) => `${i}`));
    expect(many.done).toHaveLength(200);
    expect(nextUndo(many)?.id).toBe("249");
  });
});
