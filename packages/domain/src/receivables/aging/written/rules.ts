import { ClientClass, Tier } from "../../../clients/schema.ts";
import { clientsWords } from "../../../clients/words.ts";
import { kernelWords } from "../../../kernel/kernel-words.ts";
import { Currency, currencyExponents, decimal, type Minor, minor } from "../../../kernel/money.ts";
import type { Language } from "../../../kernel/words.ts";
import { type Bucket, bucketsOf } from "../buckets/rules.ts";
import type { BucketEdges } from "../buckets/schema.ts";
import type { AgingFigures, AgingReport, AgingRow } from "../schema.ts";
import { agingWords as words, bucketTitle } from "../words.ts";

/** The figures as files and commands write them, each bucket under its name. */
const writtenFigures = ({ notDue, buckets, unapplied, balance, disputed }: AgingFigures, edges: BucketEdges) => ({
  notDue,
  buckets: Object.fromEntries(bucketsOf(edges).map(({ name }, index) => [name, buckets[index]])),
  unapplied,
  balance,
  disputed,
});

/** Rows written at once. */
const piece = 1_000;

const isNamed = ({ by }: Pick<AgingReport, "by">): boolean => by === "client" || by === "property";

/** The report's row as files and commands write it: named after what it is grouped by. */
const writtenRow = ({ by, edges }: Pick<AgingReport, "by" | "edges">, row: AgingRow) => ({
  [by]: row.label,
  ...(isNamed({ by }) ? { name: row.name } : {}),
  ...writtenFigures(row, edges),
  ...(by === "currency" ? { ownBalance: row.ownBalance } : {}),
});

/** The report as data, a piece at a time: what the api and the command answer. */
export function* writtenPieces(report: AgingReport): Generator<string> {
  const { rows, total, edges, asOf, currency, isOfAll, knownOn, rule, by, set, leftOut } = report;
  const head = { asOf, currency, isOfAll, knownOn, rule, by, set, edges, leftOut };
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  for (let at = 0; at < rows.length; at += piece)
    yield (at === 0 ? "" : ",") +
      rows
        .slice(at, at + piece)
        .map((row) => JSON.stringify(writtenRow(report, row)))
        .join(",");
  yield `],"total":${JSON.stringify(writtenFigures(total, edges))}}\n`;
}

/** What the columns of the report are called in a file, and a row in its first one. */
export interface AgingHeaders {
  readonly label: string;
  readonly name: string;
  readonly notDue: string;
  readonly bucket: (bucket: Bucket) => string;
  readonly unapplied: string;
  readonly balance: string;
  readonly disputed: string;
  readonly ownBalance: string;
  readonly total: string;
  readonly row: (row: AgingRow) => string | null;
}

const rowNamed =
  (language: Language, by: AgingReport["by"]) =>
  ({ group, label }: AgingRow): string | null => {
    if (group === null) return words.noneOf[by][language];
    if (by === "class") return clientsWords.classes[ClientClass.parse(group)][language];
    return by === "tier" ? clientsWords.tiers[Tier.parse(group)][language] : label;
  };

/** The names of columns and rows as on the screen. */
export const headersIn = (language: Language, { by, currency }: AgingReport): AgingHeaders => ({
  label: by === "client" ? words.reference[language] : words.groups[by][language],
  name: words.name[language],
  notDue: words.columns["not-due"][language],
  bucket: (bucket) => bucketTitle(bucket, language),
  unapplied: words.columns.unapplied[language],
  balance: `${words.balance[language]} (${currency})`,
  disputed: words.columns.disputed[language],
  ownBalance: words.ownBalance[language],
  total: kernelWords.total[language],
  row: rowNamed(language, by),
});

const ownBalanceOf = ({ group, ownBalance }: AgingRow): string | null => {
  const own = Currency.safeParse(group);
  return own.success && ownBalance !== null ? decimal(ownBalance, own.data) : null;
};

/** The report as a table for CSV, XLSX and PDF; its last row adds up the others. */
export function agingTable(
  { by, currency, edges, rows }: Pick<AgingReport, "by" | "currency" | "edges" | "rows">,
  headers: AgingHeaders,
) {
  type Row = AgingRow;
  const text = (header: string, value: (row: Row) => string | null) => ({ kind: "text", header, value }) as const;
  const money = (header: string, value: (row: Row) => Minor) =>
    ({ kind: "money", header, value, exponent: currencyExponents[currency], sum: true }) as const;
  const own = { kind: "decimal", header: headers.ownBalance, value: ownBalanceOf, places: 2 } as const;
  const columns = [
    text(headers.label, headers.row),
    ...(isNamed({ by }) ? [text(headers.name, (row) => row.name)] : []),
    money(headers.notDue, (row) => row.notDue),
    ...bucketsOf(edges).map((bucket, index) => money(headers.bucket(bucket), (row) => row.buckets[index] ?? minor(0))),
    money(headers.unapplied, (row) => row.unapplied),
    money(headers.balance, (row) => row.balance),
    money(headers.disputed, (row) => row.disputed),
    ...(by === "currency" ? [own] : []),
  ];
  return { columns, rows, totalLabel: headers.total };
}
