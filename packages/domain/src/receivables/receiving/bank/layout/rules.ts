import { nameKey } from "../../../../imports/names/rules.ts";
import { type Currency, type Minor, minor } from "../../../../kernel/money.ts";
import { isBlank, readDate, readMoney, readText } from "../../../../kernel/read.ts";
import { Refusal } from "../../../../kernel/refusal.ts";
import { mostAmount } from "../../../schema.ts";
import type { StatementProblem } from "../rules.ts";
import { type BankEntry, BankLayout, mostBankLines } from "../schema.ts";

/** What banks call their columns, in the order in which a name is looked for. */
const columnNames = {
  date: "交易日期|记账日期|記帳日期|入账日期|入帳日期|交易时间|交易時間|日期|booking date|transaction date|posting date|value date|date",
  signed: "金额|金額|交易金额|交易金額|发生额|發生額|amount|transaction amount",
  received:
    "收入|收入金额|收入金額|贷方|贷方金额|贷方发生额|貸方|貸方金額|存入|存入金额|存入金額|转入|转入金额|credit|credit amount|paid in|deposit|deposits|money in",
  paid: "支出|支出金额|支出金額|借方|借方金额|借方发生额|借方金額|支取|提出金額|转出|转出金额|debit|debit amount|paid out|withdrawal|withdrawals|money out",
  payer:
    "对方户名|對方戶名|对方名称|對方名稱|对方账户名称|付款人|付款人名称|付款人名稱|付款方|户名|payer|payer name|counterparty|counterparty name|name|from",
  text: "附言|用途|摘要|备注|備註|交易摘要|交易附言|description|details|narrative|remittance information|payment details|memo|text",
  reference:
    "交易流水号|流水号|交易流水號|流水號|交易序号|交易編號|银行流水号|reference|bank reference|transaction id|transaction reference|reference number",
} as const;

function columnsNamed(header: readonly string[], names: string): string[] {
  const byKey = new Map(header.map((name) => [nameKey(name), name]));
  return names.split("|").flatMap((name) => byKey.get(nameKey(name)) ?? []);
}

/** How a file is read as far as its columns' names tell; nothing when they tell neither day nor amount. */
export function guessedLayout(header: readonly string[]): BankLayout | undefined {
  const one = (key: keyof typeof columnNames): string | undefined => columnsNamed(header, columnNames[key])[0];
  const [date, signed, received, paid] = [one("date"), one("signed"), one("received"), one("paid")];
  if (date === undefined) return undefined;
  const amount =
    received !== undefined && paid !== undefined
      ? ({ how: "two-columns", received, paid } as const)
      : signed === undefined
        ? undefined
        : ({ how: "signed", column: signed } as const);
  if (amount === undefined) return undefined;
  return {
    date,
    amount,
    payer: one("payer") ?? null,
    texts: [...new Set(columnsNamed(header, columnNames.text))].slice(0, 4),
    reference: one("reference") ?? null,
    dates: null,
  };
}

const columnsOf = ({ date, amount, payer, texts, reference }: BankLayout): string[] => [
  date,
  ...(amount.how === "signed" ? [amount.column] : [amount.received, amount.paid]),
  ...texts,
  ...[payer, reference].flatMap((name) => name ?? []),
];

/** Whether a file has all the columns that a layout reads. */
export const fitsHeader = (layout: BankLayout, header: readonly string[]): boolean =>
  columnsOf(layout).every((name) => header.includes(name));

export interface ReadStatement {
  readonly entries: readonly BankEntry[];
  readonly problems: readonly StatementProblem[];
  /** Lines without a day or an amount, such as a sum at the end. */
  readonly skipped: number;
}

interface Row {
  readonly line: number;
  readonly values: readonly string[];
}

/** The time of day that many banks write after the day says nothing here. */
export const dayOf = (written: string): string => written.trim().replace(/[ T]\d{1,2}[:：]\d{2}.*$/, "");

type Cell = (column: string) => string;

const tooLarge = "receivables.amount-too-large";

/** Money in above nothing, money out below; of two columns one is empty or nought. */
function amountOf(
  cell: Cell,
  { amount }: BankLayout,
  currency: Currency,
): { value: Minor } | { column: string; code: string } {
  const read = (column: string) =>
    isBlank(cell(column)) || /^[-–—]+$/.test(cell(column).trim()) ? undefined : readMoney(cell(column), currency);
  if (amount.how === "signed") {
    const one = read(amount.column) ?? { ok: false, code: "kernel.empty" };
    if (!one.ok) return { column: amount.column, code: one.code };
    return Math.abs(one.value) > mostAmount ? { column: amount.column, code: tooLarge } : { value: one.value };
  }
  const received = read(amount.received);
  const paid = read(amount.paid);
  if (received && !received.ok) return { column: amount.received, code: received.code };
  if (paid && !paid.ok) return { column: amount.paid, code: paid.code };
  const [into, out] = [received?.value ?? 0, paid?.value ?? 0];
  if (Math.abs(into) > mostAmount) return { column: amount.received, code: tooLarge };
  if (Math.abs(out) > mostAmount) return { column: amount.paid, code: tooLarge };
  if (into !== 0 && out !== 0) return { column: amount.paid, code: "receivables.two-amounts" };
  // some banks write what was paid out with a sign in its own column too
  return { value: minor(into === 0 ? -Math.abs(out) : into) };
}

/** Reads a statement's lines by its layout. Nothing is guessed: what cannot be read is named with its line and column. */
export function readStatement(
  rows: Iterable<Row>,
  { header, layout, currency }: { header: readonly string[]; layout: BankLayout; currency: Currency },
): ReadStatement {
  const places = new Map(header.map((name, index) => [name, index]));
  const entries: BankEntry[] = [];
  const problems: StatementProblem[] = [];
  let skipped = 0;
  for (const { line, values } of rows) {
    const cell: Cell = (column) => values[places.get(column) ?? -1] ?? "";
    const refuse = (column: string | null, code: string) =>
      problems.push({ line, column, value: column === null ? "" : cell(column).slice(0, 200), code });
    if (!/\d/.test(cell(layout.date))) {
      skipped += 1;
      continue;
    }
    const day = readDate(dayOf(cell(layout.date)), layout.dates ?? undefined);
    const amount = amountOf(cell, layout, currency);
    const text = readText(
      layout.texts
        .map(cell)
        .filter((each) => !isBlank(each))
        .join(" · "),
      { max: 1_000 },
    );
    const payer = readText(layout.payer === null ? "" : cell(layout.payer), { max: 200 });
    const reference = readText(layout.reference === null ? "" : cell(layout.reference), { max: 80 });
    if (!day.ok) refuse(layout.date, day.code);
    else if ("code" in amount) refuse(amount.column, amount.code);
    else if (amount.value === 0) skipped += 1;
    else if (!text.ok) refuse(layout.texts[0] ?? null, text.code);
    else if (!payer.ok) refuse(layout.payer, payer.code);
    else if (!reference.ok) refuse(layout.reference, reference.code);
    else if (entries.length >= mostBankLines) {
      refuse(null, "receivables.statement-too-long");
      break;
    } else
      entries.push({
        place: line,
        bookedOn: day.value,
        amountMinor: amount.value,
        payer: payer.value || null,
        text: text.value,
        reference: reference.value || null,
      });
  }
  return { entries, problems, skipped };
}

/** How a file is read: as was asked, as the account's last one was, or as its columns' names tell; null when none of them fits. */
export function layoutFor(
  header: readonly string[],
  { asked, remembered }: { readonly asked: string | undefined; readonly remembered: BankLayout | null },
): BankLayout | null {
  if (asked !== undefined) {
    const layout = BankLayout.safeParse(parsed(asked)).data;
    if (layout === undefined || !fitsHeader(layout, header))
      throw new Refusal("invalid", "receivables.layout-not-fitting");
    return layout;
  }
  return remembered !== null && fitsHeader(remembered, header) ? remembered : (guessedLayout(header) ?? null);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
