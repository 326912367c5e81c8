import type { Fix } from "@foyer/domain/imports/fixes/schema";

/** What a row of the messy file is meant to show. */
const sorts = ["blank", "short", "tier", "twice", "second", "phone", "day", "name", "long"] as const;
type Sort = (typeof sorts)[number] | "good";

const perRound = 50;
const sortOf = (row: number): Sort => {
  const sort = sorts[row % perRound] ?? "good";
  // the first round has nothing before it to repeat
  return row < perRound && (sort === "twice" || sort === "second") ? "good" : sort;
};

const header =
  "客户编号,单位名称,性质,分类,级别,建档日期,所在城市,联系人,职务,手机号码,电子邮箱,是否贵宾,备注,打印页码".split(",");
const two = (part: number): string => String(part).padStart(2, "0");
const wide = (text: string): string =>
  text.replaceAll(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** One day in the spellings that people use. */
function dayOf(row: number): string {
  const [month, day] = [1 + (row % 12), 1 + (row % 28)];
  const spellings = [
    `2025-${two(month)}-${two(day)}`,
    `2025/${month}/${day}`,
    `2025.${month}.${day}`,
    `2025年${month}月${day}日`,
    `2025${two(month)}${two(day)}`,
    wide(`2025-${two(month)}-${two(day)}`),
  ];
  return spellings[row % spellings.length] ?? "";
}

/** One mobile in the spellings that people use. */
function mobileOf(row: number): string {
  const digits = `138${String(10_000_000 + row)}`;
  const spellings = [
    digits,
    `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`,
    `${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}`,
    `+86 ${digits}`,
    `0086${digits}`,
    wide(digits),
  ];
  return spellings[row % spellings.length] ?? "";
}

const cities = ["杭州", "蘇州", "南京", "上海"];
const classes = ["商务", "會議", "旅行社", "conference"];

function good(row: number): string[] {
  return [
    `KH-${row}`,
    `${["星河", "云山", "澜汀", "枫桥"][row % 4]}文化传媒${row}有限公司`,
    row % 3 === 0 ? "單位" : "单位",
    classes[row % classes.length] ?? "",
    ["A", "B", "C", "潜在"][row % 4] ?? "",
    dayOf(row),
    cities[row % cities.length] ?? "",
    `王敏${row}`,
    row % 2 === 0 ? "经理" : "",
    mobileOf(row),
    row % 5 === 0 ? "" : `wang.${row}@example.com`,
    row % 7 === 0 ? "是" : "否",
    row % 11 === 0 ? "爱喝龙井，忌“葱蒜”" : "",
    String(1 + Math.floor(row / 40)),
  ];
}

/** `KH-…` of a good row in the round before. */
const earlier = (row: number): number => row - (row % perRound) - perRound + 20;

function cellsOf(row: number): string[] {
  const cells = good(row);
  const sort = sortOf(row);
  if (sort === "short") return cells.slice(0, -2);
  if (sort === "long") return [...cells, "多了一格"];
  if (sort === "tier") cells[4] = "金牌";
  if (sort === "phone") cells[9] = "1380013";
  if (sort === "day") cells[5] = "2025年2月30日";
  if (sort === "name") cells[1] = "长".repeat(5_000);
  if (sort === "twice") return good(earlier(row));
  if (sort === "second")
    return [`KH-${earlier(row)}`, "", "", "", "", "", "", `李雷${row}`, "财务", mobileOf(row), "", "", "", ""];
  return cells;
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The lines above the first row: a title, a blank one, the header. */
const above = 3;

export interface Messy {
  readonly text: string;
  /** Rows of each sort. */
  readonly count: Readonly<Record<Sort, number>>;
  /** What a person does about it, once `金牌` is said to mean A. */
  readonly fixes: readonly Fix[];
}

/** A list of clients as a house that grew over the years exports it: titles, blanks, ragged rows, every spelling there is. */
export function messyClients(rows: number): Messy {
  const count: Record<Sort, number> = {
    good: 0,
    blank: 0,
    short: 0,
    tier: 0,
    twice: 0,
    second: 0,
    phone: 0,
    day: 0,
    name: 0,
    long: 0,
  };
  const lines = ["客户清单（二〇二五年末）", "", header.join(",")];
  const fixes: Fix[] = [];
  for (let row = 0; row < rows; row += 1) {
    const sort = sortOf(row);
    count[sort] += 1;
    const line = row + above + 1;
    const say = (cells: Record<string, string>) => fixes.push({ line, cells, whole: false, leftOut: false });
    lines.push(sort === "blank" ? "" : cellsOf(row).map(quoted).join(","));
    if (sort === "phone") say({ 手机号码: mobileOf(row) });
    if (sort === "day") say({ 建档日期: "2025年2月28日" });
    if (sort === "name") say({ 单位名称: `长名${row}` });
    if (sort === "twice" || sort === "long") fixes.push({ line, cells: {}, whole: false, leftOut: true });
    if (sort === "short")
      fixes.push({
        line,
        cells: Object.fromEntries(header.map((name, index) => [name, good(row)[index] ?? ""])),
        whole: true,
        leftOut: false,
      });
  }
  return { text: `${lines.join("\r\n")}\r\n`, count, fixes };
}
