import { expect, test } from "vitest";
import { minor } from "../../../kernel/money.ts";
import { CalendarDate } from "../../../kernel/time.ts";
import { figures } from "../rules.ts";
import type { AgingGroup, AgingReport, AgingRow } from "../schema.ts";
import { agingTable, writtenPieces } from "./rules.ts";

const asOf = CalendarDate.parse("2025-12-31");
const total = figures({ notDue: minor(5), buckets: [minor(0), minor(100)], unapplied: minor(7), disputed: minor(40) });
const row: AgingRow = { ...total, group: 7, label: "AC-7", name: "星河贸易", ownBalance: null };
const report = (by: AgingGroup, rows: readonly AgingRow[] = [row]): AgingReport => ({
  asOf,
  currency: "CNY",
  isOfAll: false,
  knownOn: null,
  rule: "due",
  by,
  set: "short",
  edges: [30],
  count: rows.length,
  total,
  rows,
  leftOut: [],
});
const written = (by: AgingGroup, rows?: readonly AgingRow[]) =>
  JSON.parse([...writtenPieces(report(by, rows))].join("")) as { rows: unknown[] };

test("data names the rows after what they are grouped by, the buckets after their days", () => {
  const columns = { notDue: 5, buckets: { "1-30": 0, "over-30": 100 }, unapplied: 7, balance: 98, disputed: 40 };
  const { rows: _, total: __, count: ___, ...head } = report("client");
  expect(written("client")).toEqual({
    ...head,
    rows: [{ client: "AC-7", name: "星河贸易", ...columns }],
    total: columns,
  });
  expect(written("owner").rows[0]).toEqual({ owner: "AC-7", ...columns });
  const yen = { ...row, group: "JPY", label: "JPY", name: null, ownBalance: minor(2_000) };
  expect(written("currency", [yen]).rows[0]).toEqual({ currency: "JPY", ...columns, ownBalance: 2_000 });
});

test("a table has the columns of the screen, and its own money beside each currency", () => {
  const headers = {
    label: "row",
    name: "name",
    notDue: "not due",
    bucket: ({ name }: { name: string }) => name,
    unapplied: "unapplied",
    balance: "balance",
    disputed: "disputed",
    ownBalance: "own",
    total: "total",
    row: ({ label }: AgingRow) => label,
  };
  const yen: AgingRow = { ...row, group: "JPY", label: "JPY", ownBalance: minor(2_000) };
  const { columns } = agingTable(report("currency", [yen]), headers);
  expect(columns.map((column) => [column.header, column.value(yen)])).toEqual([
    ["row", "JPY"],
    ["not due", 5],
    ["1-30", 0],
    ["over-30", 100],
    ["unapplied", 7],
    ["balance", 98],
    ["disputed", 40],
    ["own", "2000"],
  ]);
  expect(
    agingTable(report("client"), headers)
      .columns.map(({ header }) => header)
      .slice(0, 2),
  ).toEqual(["row", "name"]);
});
