import { type Currency, currencyExponents, decimal, type Minor, minor } from "../../../kernel/money.ts";
import { type CalendarDate, dayNumber, days, daysBetween } from "../../../kernel/time.ts";
import { type Language, type Phrase, say } from "../../../kernel/words.ts";
import { bucketsOf } from "../../aging/buckets/rules.ts";
import { agingWords, bucketTitle } from "../../aging/words.ts";
import { itemKinds } from "../../posting/words.ts";
import { running } from "../rules.ts";
import type { Statement, StatementAccount, StatementLine } from "../schema.ts";
import { statementsWords } from "../words.ts";
import type { Paper, PaperBlock, PaperColumn, PaperRow, PaperTable } from "./schema.ts";

const words = statementsWords.paper;
const locales: Record<Language, string> = { "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", en: "en-GB" };

/** 2025年12月31日 · 31 December 2025 */
export const dayText = (date: CalendarDate, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: "long", timeZone: "UTC" }).format(days(dayNumber(date)));

type Digits = `${number}`;
const isDigits = (text: string): text is Digits => text !== "" && Number.isFinite(Number(text));

/** `CNY 1,234.50`: with the code, for a sign alone could be anybody's. */
export function amountText(amount: Minor, currency: Currency, language: Language): string {
  const text = decimal(amount, currency);
  const places = currencyExponents[currency];
  const format = new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  return `${currency} ${isDigits(text) ? format.format(text) : text}`;
}

const textAt = (place: number) => (row: PaperRow) => (typeof row[place] === "string" ? row[place] : null);
const numberAt = (place: number) => (row: PaperRow) => (typeof row[place] === "number" ? row[place] : null);

const kindText = ({ kind }: StatementLine, language: Language): string =>
  kind === "brought-forward" ? words.broughtForward[language] : itemKinds[kind][language];

/** Past due on the day, for a debt; a credit is never late. */
const lateOn = ({ dueDate, countedMinor }: StatementLine, asOf: CalendarDate): number | null => {
  const late = dueDate === null || countedMinor < 0 ? 0 : daysBetween(dueDate, asOf);
  return late > 0 ? late : null;
};

/** One account as a table: the same for the page, CSV and XLSX. Its last row is the balance that the others come to. */
export function accountTable(
  { kind, asOf }: Pick<Statement, "kind" | "asOf">,
  { currency, lines }: StatementAccount,
  language: Language,
): PaperTable {
  const tell = (phrase: Phrase) => phrase[language];
  const money = (header: string, place: number, sum: boolean | "last"): PaperColumn => ({
    kind: "money",
    header,
    value: numberAt(place),
    exponent: currencyExponents[currency],
    sum,
  });
  const kindOf: PaperColumn = { kind: "text", header: tell(words.kind), value: textAt(0), width: 16 };
  const reference: PaperColumn = { kind: "text", header: tell(words.reference), value: textAt(1), width: 24 };
  const date: PaperColumn = { kind: "date", header: tell(words.date), value: textAt(2) };
  if (kind === "open-item")
    return {
      columns: [
        kindOf,
        reference,
        date,
        { kind: "date", header: tell(words.dueDate), value: textAt(3) },
        { kind: "integer", header: tell(words.late), value: numberAt(4) },
        money(tell(words.amount), 5, false),
        money(tell(words.open), 6, true),
      ],
      rows: lines.map((line) => [
        kindText(line, language),
        line.reference,
        line.documentDate,
        line.dueDate,
        lateOn(line, asOf),
        line.amountMinor,
        line.countedMinor,
      ]),
      totalLabel: tell(words.totalOpen),
    };
  const balances = running(lines);
  return {
    columns: [kindOf, reference, date, money(tell(words.amount), 3, false), money(tell(words.balance), 4, "last")],
    rows: lines.map((line, place) => [
      kindText(line, language),
      line.reference,
      line.postingDate,
      line.countedMinor,
      balances[place] ?? null,
    ]),
    totalLabel: tell(words.closing),
  };
}

/** The account by how late it is, in one row; the columns of the aging report. (A7.6) */
function agedTable({ currency, aged }: StatementAccount, edges: Statement["edges"], language: Language): PaperTable {
  const columns = [
    { header: agingWords.columns["not-due"][language], amount: aged.notDue },
    ...bucketsOf(edges).map((bucket, place) => ({
      header: bucketTitle(bucket, language),
      amount: aged.buckets[place] ?? minor(0),
    })),
    { header: agingWords.columns.unapplied[language], amount: minor(0 - aged.unapplied) },
    { header: words.balance[language], amount: aged.balance },
  ];
  return {
    columns: columns.map(({ header }, place) => ({
      kind: "money",
      header,
      value: numberAt(place),
      exponent: currencyExponents[currency],
    })),
    rows: [columns.map(({ amount }) => amount)],
  };
}

function accountBlocks(statement: Statement, account: StatementAccount, language: Language): PaperBlock[] {
  const isOpenItem = statement.kind === "open-item";
  const heading = isOpenItem ? words.openItems : words.movements;
  const told: PaperBlock[] = [
    { kind: "heading", text: say(heading, language, { currency: account.currency }) },
    {
      kind: "table",
      table: accountTable(statement, account, language),
      empty: (isOpenItem ? words.nothing : words.noMovement)[language],
    },
  ];
  if (account.aged.buckets.every((amount) => amount === 0) && account.aged.unapplied === 0) return told;
  return [
    ...told,
    { kind: "heading", text: say(words.aging, language, { currency: account.currency }) },
    { kind: "table", table: agedTable(account, statement.edges, language) },
  ];
}

/** A client's statement as it stands on paper. */
export function statementPaper(statement: Statement, language: Language): Paper {
  const { name, englishName, reference, asOf, from, accounts } = statement;
  const tell = (phrase: Phrase) => phrase[language];
  const on = dayText(asOf, language);
  return {
    title: tell(words.title),
    asOf:
      from === null
        ? say(words.asOf, language, { date: on })
        : say(words.span, language, { from: dayText(from, language), to: on }),
    blocks: [
      {
        kind: "facts",
        facts: [
          { label: tell(words.client), value: language === "en" ? (englishName ?? name) : name },
          { label: tell(words.account), value: reference },
          ...accounts.map(({ currency, balanceMinor }) => ({
            label: tell(balanceMinor < 0 ? words.credit : words.due),
            value: amountText(minor(Math.abs(balanceMinor)), currency, language),
            strong: true,
          })),
        ],
      },
      ...accounts.flatMap((account) => accountBlocks(statement, account, language)),
      ...(accounts.length === 0 ? [{ kind: "paragraph", text: tell(words.nothing) } as const] : []),
      { kind: "paragraph", text: tell(words.closingNote), soft: true },
    ],
  };
}
