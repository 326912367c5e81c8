import { composeLetter } from "@foyer/domain/receivables/dunning/letters/rules";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { formatFor } from "../../kernel/format.ts";
import { localeOf } from "../../kernel/language.ts";
import { useSession } from "../../kernel/session.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import style from "./letter-panel.module.css";
import type { Letter } from "./use-collections.ts";

type Read = Outputs["dunning"]["letter"];
type Item = Read["items"][number];

/** One letter: its items with what fell out of it and why, and, until it has gone, how it reads today. */
export function LetterPanel({ letter }: { letter: Letter }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.dunning.letter.queryOptions({ id: letter.id }));
  const columns: Column<Item>[] = [
    { key: "reference", title: t("receivables.items.reference"), lead: true, cell: (row) => row.reference },
    { key: "due", title: t("receivables.items.dueDate"), cell: (row) => <DateText value={row.dueDate} /> },
    {
      key: "days",
      title: t("receivables.items.daysPastDue"),
      align: "end",
      cell: (row) => row.daysLate,
    },
    {
      key: "asked",
      title: t("receivables.dunning.amount"),
      align: "end",
      cell: (row) => <MoneyText amount={row.askedMinor} currency={letter.currency} bare />,
    },
    { key: "left", title: "", cell: (row) => row.leftOut !== null && <LeftOut reason={row.leftOut} /> },
  ];
  return (
    <Answer query={query}>
      {({ items, reads }) => (
        <>
          <DataTable
            caption={t("receivables.dunning.items")}
            columns={columns}
            rows={items}
            rowKey={(row) => row.itemId}
          />
          {reads && reads.lines.length > 0 && <Reads reads={reads} />}
        </>
      )}
    </Answer>
  );
}

function LeftOut({ reason }: { reason: NonNullable<Item["leftOut"]> }) {
  const { t } = useTranslation();
  const said = reason === "due" ? t("receivables.dunning.dueMeanwhile") : t(`receivables.dunning.held.${reason}`);
  return <>{t("receivables.dunning.leftOut", { reason: said })}</>;
}

/** In the client's language, whatever the reader's. */
function Reads({ reads }: { reads: NonNullable<Read["reads"]> }) {
  const { t } = useTranslation();
  const { timeZone } = useSession().property;
  const format = formatFor({ locale: localeOf[reads.language], timeZone, currency: reads.currency });
  const letter = composeLetter(reads, {
    money: (amount) => format.money(amount, reads.currency),
    date: (date) => format.date(date),
  });
  return (
    <section className={style["letter"]} aria-label={t("receivables.dunning.reads")} lang={reads.language}>
      <p className={style["subject"]}>{letter.subject}</p>
      <p>{letter.greeting}</p>
      <p>{letter.opening}</p>
      <p>{letter.rows.map((row) => `${row.reference} · ${row.dueDate} · ${row.amount}`).join("\n")}</p>
      <p>{letter.sums.map(([label, amount]) => `${label} ${amount}`).join("\n")}</p>
      <p>{letter.request}</p>
      {letter.howToPay !== null && <p>{letter.howToPay}</p>}
      <p>{letter.closing}</p>
    </section>
  );
}
