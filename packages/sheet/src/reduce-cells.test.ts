import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answer, type CellChange, type Cells, noCells, stateOf, valueIn } from "./change-set.ts";
import { reduceCells } from "./reduce-cells.ts";

const name = { row: "r1", field: "name" };
const city = { row: "r1", field: "city" };
const shown = (cells: Cells, address: typeof name, held = "old") => valueIn(stateOf(cells, address), held);
const propose = (cells: Cells, act: string, ...changes: CellChange[]) =>
  reduceCells(cells, { type: "proposed", act, cells: changes });
const answered = (cells: Cells, act: string, ...answers: Answer[]) =>
  reduceCells(cells, { type: "answered", act, answers });

describe("grid 41: the state of a cell", () => {
  test("a proposed value is shown at once, and stays when it was applied", () => {
    const saving = propose(noCells, "a", { ...name, new: "new" });
    expect(shown(saving, name)).toBe("new");
    expect(stateOf(saving, name)?.mark?.kind).toBe("saving");
    const saved = answered(saving, "a", { ...name, outcome: "applied", value: "New" });
    expect(shown(saved, name)).toBe("New");
    expect(stateOf(saved, name)?.mark).toBeUndefined();
  });

  test("a refused value gives the old one back and is kept beside it with its reason", () => {
    const refused = answered(propose(noCells, "a", { ...name, new: "x" }), "a", {
      ...name,
      outcome: "refused",
      code: "client.name-taken",
    });
    expect(shown(refused, name)).toBe("old");
    expect(stateOf(refused, name)?.mark).toMatchObject({ kind: "refused", rejected: "x", code: "client.name-taken" });
    expect(reduceCells(refused, { type: "dismissed", cells: [name] })).toEqual(noCells);
  });

  test("grid 26: a text that no value could be read from leaves the value alone", () => {
    const cells = reduceCells(noCells, {
      type: "proposed",
      act: "a",
      cells: [],
      refused: [{ ...name, text: "03/04/26", code: "date.ambiguous", message: "which?" }],
    });
    expect(shown(cells, name)).toBe("old");
    expect(stateOf(cells, name)?.mark).toMatchObject({ kind: "refused", rejected: "03/04/26", unread: true });
  });

  test("grid 42: a conflict shows theirs and keeps both", () => {
    const cells = answered(propose(noCells, "a", { ...name, new: "mine" }), "a", {
      ...name,
      outcome: "conflict",
      theirs: "theirs",
      by: "王芳",
      base: 7,
    });
    expect(shown(cells, name)).toBe("theirs");
    expect(stateOf(cells, name)?.mark).toMatchObject({ yours: "mine", theirs: "theirs", by: "王芳", base: 7 });
  });

  test("a refusal after an earlier saved value gives back the saved one, not the row's", () => {
    const first = answered(propose(noCells, "a", { ...name, new: "one" }), "a", { ...name, outcome: "applied" });
    const second = answered(propose(first, "b", { ...name, new: "two" }), "b", { ...name, outcome: "refused" });
    expect(shown(second, name)).toBe("one");
  });

  test("an answer to an older act does not touch what a newer one is about to write", () => {
    const both = propose(propose(noCells, "a", { ...name, new: "one" }), "b", { ...name, new: "two" });
    const late = answered(both, "a", { ...name, outcome: "applied", value: "one" });
    expect(shown(late, name)).toBe("two");
    expect(shown(answered(late, "b", { ...name, outcome: "refused" }), name)).toBe("one");
  });

  test("a cell without an answer counts as not saved and can be sent again", () => {
    const saving = propose(noCells, "a", { ...name, new: "n" }, { ...city, new: "c" });
    const half = answered(saving, "a", { ...name, outcome: "applied" });
    expect(stateOf(half, city)?.mark?.kind).toBe("failed");
    expect(shown(half, city)).toBe("c");
    expect(stateOf(reduceCells(half, { type: "resumed", act: "a" }), city)?.mark?.kind).toBe("saving");
  });

  test("the host's newer rows take over from what the answers said, not from what is on its way", () => {
    const saved = answered(propose(noCells, "a", { ...name, new: "n" }), "a", { ...name, outcome: "applied" });
    const busy = propose(saved, "b", { ...city, new: "c" });
    const fresh = reduceCells(busy, { type: "refreshed", rows: new Set(["r1"]) });
    expect(shown(fresh, name, "from the server")).toBe("from the server");
    expect(shown(fresh, city)).toBe("c");
  });

  test("withdrawing a change set takes its refusals along and no others", () => {
    const refuse = (cells: Cells, act: string, address: typeof name) =>
      answered(propose(cells, act, { ...address, new: "x" }), act, { ...address, outcome: "refused" });
    const cells = reduceCells(refuse(refuse(noCells, "a", name), "b", city), { type: "withdrawn", act: "a" });
    expect(stateOf(cells, name)).toBeUndefined();
    expect(stateOf(cells, city)?.mark?.kind).toBe("refused");
  });
});

describe("laws", () => {
  const changes = fc.uniqueArray(
    fc.record({
      row: fc.constantFrom("r1", "r2", "r3"),
      field: fc.constantFrom("a", "b"),
      new: fc.oneof(fc.string(), fc.integer(), fc.constant(null)),
    }),
    { selector: ({ row, field }) => row + field },
  );

  test("all refused: every cell shows its old value; all applied: every cell shows the new one", () => {
    fc.assert(
      fc.property(changes, fc.constantFrom("applied", "refused"), (cells, outcome) => {
        const saving = propose(noCells, "a", ...cells);
        const done = answered(saving, "a", ...cells.map(({ row, field }): Answer => ({ row, field, outcome })));
        for (const cell of cells) {
          expect(valueIn(stateOf(done, cell), "held")).toEqual(outcome === "applied" ? cell.new : "held");
        }
        expect([...done.values()].some(({ mark }) => mark?.kind === "saving")).toBe(false);
      }),
    );
  });

  test("what is dismissed after a failure leaves nothing behind", () => {
    fc.assert(
      fc.property(changes, (cells) => {
        const failed = reduceCells(propose(noCells, "a", ...cells), { type: "failed", act: "a" });
        expect(reduceCells(failed, { type: "dismissed", cells })).toEqual(noCells);
      }),
    );
  });
});

describe("grid 42: others' newer values", () => {
  test("a value that was not saved becomes a question, with the newer one shown", () => {
    const failed = reduceCells(propose(noCells, "a", { ...name, new: "mine" }), { type: "failed", act: "a" });
    const conflict = { ...name, yours: "mine", theirs: "theirs", by: "李静", base: 7 };
    const asked = reduceCells(failed, { type: "overtaken", cells: [conflict] });
    expect(shown(asked, name, "theirs")).toBe("theirs");
    expect(stateOf(asked, name)?.mark).toMatchObject({ kind: "conflict", act: "a", yours: "mine", by: "李静" });
    expect(reduceCells(asked, { type: "dismissed", cells: [name] })).toEqual(noCells);
  });

  test("what was asked in a new row goes on in the row that was made of it", () => {
    const held = reduceCells(noCells, {
      type: "held",
      cells: [
        { ...name, new: "x" },
        { ...city, new: "y" },
      ],
    });
    expect(shown(held, name)).toBe("x");
    const refused = answered(propose(held, "a", { ...name, new: "x" }), "a", {
      ...name,
      outcome: "refused",
      code: "c",
    });
    const moved = reduceCells(refused, { type: "moved", from: "r1", to: "r9" });
    expect([...moved.values()]).toMatchObject([{ row: "r9", field: "name", mark: { kind: "refused" } }]);
  });
});
