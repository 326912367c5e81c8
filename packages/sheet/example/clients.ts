import type { CellValue } from "../src/change-set.ts";
import type { Reading, SheetColumn } from "../src/column.ts";

export type Client = {
  readonly id: string;
  readonly name: CellValue;
  readonly rooms: CellValue;
  readonly tier: CellValue;
  readonly code: CellValue;
  readonly phone: CellValue;
  readonly limit: CellValue;
  readonly since: CellValue;
  readonly active: CellValue;
};

export const tiers = [
  { value: "gold", label: "Gold" },
  { value: "silver", label: "Silver" },
  { value: "bronze", label: "Bronze" },
];

const yuan = new Intl.NumberFormat("zh-CN", { style: "currency", currency: "CNY" });

function readMoney(text: string): Reading {
  const plain = text.normalize("NFKC").replace(/[¥￥,\s]/g, "");
  if (/^-?\d+(\.\d{1,2})?$/.test(plain)) return { ok: true, value: Math.round(Number(plain) * 100) };
  return { ok: false, code: "money.unreadable", message: "This is not an amount of money" };
}

function readDate(text: string): Reading {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize("NFKC").trim());
  if (!found) return { ok: false, code: "date.ambiguous", message: "Write the year first: 2026-03-05" };
  const [, year = "", month = "", day = ""] = found;
  return { ok: true, value: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` };
}

export const columns: readonly SheetColumn<Client>[] = [
  { field: "name", header: "Client", kind: "text", width: 200, editable: true, required: true, pinned: "left" },
  { field: "rooms", header: "Rooms", kind: "number", width: 110, editable: true },
  { field: "tier", header: "Tier", kind: "option", width: 130, editable: true, options: tiers },
  { field: "code", header: "Code", kind: "text", width: 120 },
  { field: "phone", header: "Phone", kind: "text", width: 150, editable: true, masked: true },
  {
    field: "limit",
    header: "Credit limit",
    kind: "money",
    width: 150,
    editable: true,
    read: readMoney,
    format: (value) => (typeof value === "number" ? yuan.format(value / 100) : ""),
  },
  { field: "since", header: "Client since", kind: "date", width: 140, editable: true, read: readDate },
  { field: "active", header: "Active", kind: "check", width: 100, editable: true },
];

const names = ["锦江商务", "Blue Harbour Travel", "远洋会展", "Northwind Ltd.", "海棠旅行社", "Kestrel & Co."];

export const makeClient = (index: number): Client => ({
  id: String(index + 1),
  name: `客户 ${index + 1}`,
  rooms: (index + 1) * 10,
  tier: "gold",
  code: `C-${String(index + 1).padStart(6, "0")}`,
  phone: `138****${8001 + (index % 999)}`,
  limit: (index % 40) * 25_000_00,
  since: `${2015 + (index % 11)}-0${1 + (index % 9)}-1${index % 10}`,
  active: index % 7 !== 3,
});

export const makeVariedClient = (index: number): Client => ({
  ...makeClient(index),
  name: `${names[index % names.length] ?? ""} ${index + 1}`,
  tier: tiers[(index * 7) % 3]?.value ?? null,
});

export const emptyClient = (id: string): Client => ({
  id,
  name: null,
  rooms: null,
  tier: null,
  code: null,
  phone: null,
  limit: null,
  since: null,
  active: null,
});
