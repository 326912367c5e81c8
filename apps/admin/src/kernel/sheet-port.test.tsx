import type { Answer } from "@foyer/sheet/change-set";
import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { pastEdits } from "./past-edits.ts";
import { type CellCodec, useChangeSets } from "./sheet-port.ts";
import { renderScreen } from "./testing.tsx";

const codec: CellCodec = {
  toApi: (field, value) => (field === "ownerId" ? Number(value) : value),
  fromApi: (field, value) => (field === "ownerId" && typeof value === "number" ? String(value) : value),
};
const id = "0198a9c2-1f00-7000-8000-000000000001";
const other = "0198a9c2-1f00-7000-8000-000000000002";

function Saver() {
  const { save } = useChangeSets({ grid: "clients", codec });
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const set = { id, base: 12, rows: [], cells: [{ row: "7", field: "ownerId", new: "4" }] };
  return (
    <>
      <button type="button" onClick={() => void save(set).then(({ answers: given }) => setAnswers(given))}>
        save
      </button>
      {answers.map((answer) => (
        <output key={answer.field}>{JSON.stringify(answer)}</output>
      ))}
    </>
  );
}

test("what was applied may be undone after a reload, what was undone may not", () => {
  const edits = pastEdits("1.3.clients");
  edits.add(id);
  edits.add(other);
  edits.add(id);
  expect(pastEdits("1.3.clients").read()).toEqual([other, id]);
  edits.remove(id);
  expect(pastEdits("1.3.clients").read()).toEqual([other]);
  expect(pastEdits("2.3.clients").read()).toEqual([]);
  sessionStorage.setItem("foyer.past-edits.1.3.clients", "nonsense");
  expect(edits.read()).toEqual([]);
});

test("a cell travels as the api stores it, and its conflict comes back as the sheet holds it", async () => {
  const sent: unknown[] = [];
  renderScreen(<Saver />, {
    changeSets: {
      save: (set) => {
        sent.push(set);
        const [row, field] = ["7", "ownerId"];
        const conflict = { yours: 4, theirs: 6, by: null, at: "2026-03-05T09:00:00.000Z", base: 14 };
        return { number: null, rows: [], answers: [{ row, field, outcome: "conflict", ...conflict }] };
      },
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "save" }));
  const answer: unknown = JSON.parse((await screen.findByRole("status")).textContent);
  expect(sent).toEqual([{ id, grid: "clients", base: 12, rows: [], cells: [{ row: "7", field: "ownerId", new: 4 }] }]);
  expect(answer).toEqual({
    row: "7",
    field: "ownerId",
    outcome: "conflict",
    yours: "4",
    theirs: "6",
    at: "2026-03-05T09:00:00.000Z",
    base: 14,
  });
});
