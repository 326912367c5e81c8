import { useCallback, useState } from "react";
import type { Answer, CellValue, ChangeSet } from "../src/change-set.ts";
import type { SheetColumn } from "../src/column.ts";
import { Sheet } from "../src/sheet.tsx";
import { words } from "./words.ts";

type Target = { readonly id: string; readonly name: string; readonly months: readonly number[] };

const months = Array.from({ length: 12 }, (_, index) => index);
const monthsOf = (field: string): number[] => {
  if (field.startsWith("m")) return [Number(field.slice(1))];
  return field === "year" ? months : months.filter((month) => Math.floor(month / 3) === Number(field.slice(1)));
};
const sum = (target: Target, field: string) =>
  monthsOf(field).reduce((total, month) => total + (target.months[month] ?? 0), 0);

/** Spreads evenly, the rest on the first months, so that the parts always add up. */
function spread(target: Target, field: string, value: number): Target {
  const parts = monthsOf(field);
  const share = Math.floor(value / parts.length);
  const rest = value - share * parts.length;
  return {
    ...target,
    months: target.months.map((old, month) => {
      const place = parts.indexOf(month);
      return place < 0 ? old : share + (place < rest ? 1 : 0);
    }),
  };
}

const amount = (field: string, header: string, group?: string): SheetColumn<Target> => ({
  field,
  header,
  kind: "number",
  width: field.startsWith("m") ? 84 : 96,
  editable: (target) => target.id !== "all",
  required: true,
  value: (target) => sum(target, field),
  format: (value) => (typeof value === "number" ? value.toLocaleString("en") : ""),
  plain: String,
  sortable: false,
  filterable: false,
  ...(group !== undefined && { group }),
});

const columns: readonly SheetColumn<Target>[] = [
  { field: "name", header: "Class and rep", kind: "text", width: 170, pinned: "left", sortable: false },
  { ...amount("year", "Year"), pinned: "left" },
  ...[0, 1, 2, 3].flatMap((quarter) => [
    amount(`q${quarter}`, "Sum", `Q${quarter + 1}`),
    ...[0, 1, 2].map((month) => amount(`m${quarter * 3 + month}`, `${quarter * 3 + month + 1}`, `Q${quarter + 1}`)),
  ]),
];

const start: readonly Target[] = ["Corporate · 王芳", "Corporate · John", "Agency · 李静"].map((name, row) => ({
  id: `t${row}`,
  name,
  months: months.map((month) => 1000 * (row + 1) + 10 * month),
}));

/** A sum-bound grid: the server spreads what is written on a sum, and takes all of a change set or nothing. */
export function Targets({ theme }: { theme: "light" | "dark" }) {
  const [rows, setRows] = useState(start);
  const [kept] = useState(() => ({ rows: start, before: new Map<string, readonly Target[]>() }));

  const save = useCallback(
    async (changeSet: ChangeSet): Promise<Answer[]> => {
      const bad = (value: CellValue) => typeof value !== "number" || value < 0;
      if (changeSet.cells.some((cell) => bad(cell.new))) {
        return changeSet.cells.map(({ row, field, new: value }) => {
          const code = bad(value) ? "targets.negative" : "targets.not-together";
          return { row, field, outcome: "refused", code };
        });
      }
      kept.before.set(changeSet.id, kept.rows);
      for (const cell of changeSet.cells) {
        kept.rows = kept.rows.map((row) => (row.id === cell.row ? spread(row, cell.field, Number(cell.new)) : row));
      }
      return changeSet.cells.map(({ row, field, new: value }) => ({ row, field, outcome: "applied", value }));
    },
    [kept],
  );
  /** Answers for the months, which are what is stored. */
  const undo = useCallback(
    async (id: string): Promise<Answer[]> => {
      const before = kept.before.get(id) ?? kept.rows;
      const changed = before.filter((row) => !kept.rows.includes(row));
      kept.rows = before;
      return changed.flatMap(({ id: row, months: values }) =>
        values.map((value, month): Answer => ({ row, field: `m${month}`, outcome: "applied", value })),
      );
    },
    [kept],
  );
  const show = useCallback(() => setRows(kept.rows), [kept]);
  const total: Target = {
    id: "all",
    name: "All",
    months: months.map((month) => rows.reduce((all, row) => all + (row.months[month] ?? 0), 0)),
  };
  return (
    <Sheet
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      base={0}
      save={save}
      undo={undo}
      onChange={show}
      onTurn={show}
      totals={[total]}
      words={words}
      locale="en"
      theme={theme}
    />
  );
}
