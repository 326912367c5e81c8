import { useEffect, useState } from "react";
import type { CellValue } from "../src/change-set.ts";
import type { SheetColumn } from "../src/column.ts";
import { Sheet } from "../src/sheet.tsx";
import { words } from "./words.ts";

/** A row as it comes over the line: its values in the order of the columns. */
type Wide = readonly CellValue[];

const blockRows = 5_000;
const cities = ["上海", "杭州", "苏州", "北京", "Singapore"];
const tiers = ["gold", "silver", "bronze"];
const width = 20;

/** Texts are shared between rows, as a decoder of compact blocks shares them. */
const wideRow = (index: number): Wide => [
  String(index + 1),
  `客户 ${index + 1}`,
  tiers[index % 3] ?? null,
  cities[index % 5] ?? null,
  (index * 7) % 400,
  ((index * 13) % 90) * 100_000,
  `2026-0${1 + (index % 9)}-1${index % 10}`,
  index % 2 === 0,
  ...Array.from({ length: width - 8 }, (_, at) =>
    at % 2 === 0 ? (index * (at + 3)) % 1000 : (cities[(index + at) % 5] ?? null),
  ),
];

const kinds = ["text", "text", "option", "text", "number", "money", "date", "check"] as const;

const columns: readonly SheetColumn<Wide>[] = Array.from({ length: width }, (_, at): SheetColumn<Wide> => {
  const kind = kinds[at] ?? (at % 2 === 0 ? "number" : "text");
  return {
    field: `f${at}`,
    header: `Field ${at}`,
    kind,
    width: 120,
    editable: at > 0,
    value: (row) => row[at] ?? null,
    ...(kind === "option" && { options: tiers.map((value) => ({ value, label: value })) }),
    ...(kind === "money" && { format: (value: CellValue) => (value === null ? "" : `¥${Number(value) / 100}`) }),
    ...(at === 1 && { pinned: "left" }),
  };
});

/** The rows in blocks, one a task, as they would come from a server. */
function useBlocks(count: number): readonly Wide[] {
  const [rows, setRows] = useState<readonly Wide[]>([]);
  useEffect(() => {
    const begun = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let all: readonly Wide[] = [];
    const next = () => {
      const from = all.length;
      const block = Array.from({ length: Math.min(from === 0 ? 200 : blockRows, count - from) }, (_, at) =>
        wideRow(from + at),
      );
      all = [...all, ...block];
      setRows(all);
      if (from === 0) requestAnimationFrame(() => (window.example.came.first = performance.now() - begun));
      if (all.length < count) timer = setTimeout(next);
      else requestAnimationFrame(() => (window.example.came.all = performance.now() - begun));
    };
    next();
    return () => clearTimeout(timer);
  }, [count]);
  return rows;
}

/** 100,000 rows of 20 columns that come while one works. */
export function WidePage({ count, theme }: { count: number; theme: "light" | "dark" }) {
  const rows = useBlocks(count);
  return (
    <Sheet
      columns={columns}
      rows={rows}
      rowId={(row) => String(row[0])}
      base={0}
      save={async ({ cells }) => cells.map(({ row, field, new: value }) => ({ row, field, outcome: "applied", value }))}
      words={words}
      locale="en"
      theme={theme}
      expected={count}
    />
  );
}
