import type { Currency } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { BucketEdges } from "@foyer/domain/receivables/aging/buckets/schema";
import { ProvisionRate } from "@foyer/domain/receivables/provision/schema";
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { useFormat } from "../../kernel/format.ts";
import { Card } from "../../kernel/page.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { MoneyText } from "../../kernel/text.tsx";
import { useToday } from "../../kernel/today.ts";
import { DayField } from "../posting/day-field.tsx";
import style from "./figures-screen.module.css";
import { useColumnDays } from "./use-column-days.ts";

type Proposal = NonNullable<Outputs["figures"]["proposeProvision"]["proposal"]>;

interface Props {
  asOf: CalendarDate;
  currency: Currency;
  onDone: () => void;
}

/** New rates from a day on: those in force or those that the house's own month ends propose, as finance changes them. */
export function ProvisionForm({ asOf, currency, onDone }: Props) {
  const trpc = useTRPC();
  const today = useToday();
  const [fromDate, setFromDate] = useState(today);
  const asked = useQuery(trpc.figures.proposeProvision.queryOptions({ asOf: fromDate, currency }));
  const before = useQuery(trpc.figures.provision.queryOptions({ asOf, currency }));
  const { t } = useTranslation();
  return (
    <Stack>
      <DayField label={t("receivables.provision.from")} value={fromDate} onChange={setFromDate} />
      <Answer query={asked}>
        {({ edges, proposal }) => (
          <Answer query={before}>
            {({ matrix }) => (
              <Rates
                key={edges.join()}
                edges={edges}
                proposal={proposal}
                inForce={matrix?.edges.join() === edges.join() ? matrix.rates : undefined}
                fromDate={fromDate}
                currency={currency}
                onDone={onDone}
              />
            )}
          </Answer>
        )}
      </Answer>
    </Stack>
  );
}

interface RatesProps extends Omit<Props, "asOf"> {
  edges: BucketEdges;
  proposal: Proposal | null;
  inForce: readonly string[] | undefined;
  fromDate: CalendarDate;
}

function Rates({ edges, proposal, inForce, fromDate, currency, onDone }: RatesProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const columns = useColumnDays()(edges);
  const [rates, setRates] = useState<readonly string[]>(() => columns.map((_, place) => inForce?.[place] ?? ""));
  const [reason, setReason] = useState("");
  const set = useMutation(
    trpc.figures.setProvision.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.figures.pathFilter());
        notifications.show({ message: t("receivables.provision.saved"), color: "pine" });
        onDone();
      },
    }),
  );
  const isRate = (rate: string | undefined) => ProvisionRate.safeParse(rate).success;
  const isReady = reason.trim() !== "" && rates.every(isRate);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({ fromDate, edges, rates: [...rates], reason: reason.trim() });
      }}
    >
      <Stack gap="sm">
        <div className={style["fields"]}>
          {columns.map(({ title }, place) => (
            <TextInput
              key={title}
              label={t("receivables.provision.rateOf", { column: title })}
              value={rates[place] ?? ""}
              inputMode="decimal"
              rightSection="%"
              error={(rates[place] ?? "") !== "" && !isRate(rates[place])}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setRates((before) => before.map((rate, index) => (index === place ? value.trim() : rate)));
              }}
            />
          ))}
        </div>
        <TextInput
          label={t("receivables.provision.reason")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={400}
        />
        {set.error && <ErrorState error={set.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={set.isPending} disabled={!isReady}>
            {t("kernel.save")}
          </Button>
        </Group>
        <Proposed
          proposal={proposal}
          titles={columns.map((column) => column.title)}
          currency={currency}
          onUse={(proposed) => setRates(proposed)}
        />
      </Stack>
    </form>
  );
}

interface ProposedProps {
  proposal: Proposal | null;
  titles: readonly string[];
  currency: Currency;
  onUse: (rates: readonly string[]) => void;
}

interface ProposedRow {
  readonly title: string;
  readonly rate: string;
  readonly roll: Proposal["rolls"][number] | undefined;
}

function Proposed({ proposal, titles, currency, onUse }: ProposedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!proposal) return <p className={style["small"]}>{t("receivables.provision.tooFew")}</p>;
  const rows = titles.map(
    (title, place): ProposedRow => ({
      title,
      rate: proposal.rates[place] ?? "",
      roll: proposal.rolls[place],
    }),
  );
  const money = (amount: number | undefined) =>
    amount === undefined ? "–" : <MoneyText amount={amount} currency={currency} bare />;
  const columns: Column<ProposedRow>[] = [
    { key: "column", title: t("receivables.provision.column"), lead: true, cell: (row) => row.title },
    {
      key: "stood",
      title: t("receivables.provision.stood"),
      align: "end",
      cell: (row) => money(row.roll?.stoodMinor),
    },
    {
      key: "rolled",
      title: t("receivables.provision.rolled"),
      align: "end",
      cell: (row) => money(row.roll?.rolledMinor),
    },
    {
      key: "share",
      title: t("receivables.provision.share"),
      align: "end",
      cell: (row) =>
        row.roll === undefined
          ? "–"
          : row.roll.share === null
            ? t("receivables.figures.notAvailable")
            : `${row.roll.share} %`,
    },
    {
      key: "rate",
      title: t("receivables.provision.proposed"),
      align: "end",
      cell: (row) => <strong>{row.rate} %</strong>,
    },
  ];
  return (
    <Card
      flush
      title={t("receivables.provision.proposal")}
      actions={
        <Button size="compact-sm" variant="default" onClick={() => onUse(proposal.rates)}>
          {t("receivables.provision.use")}
        </Button>
      }
    >
      <p className={style["note"]}>
        {t("receivables.provision.proposalOf", {
          count: proposal.months,
          from: format.date(proposal.first),
          to: format.date(proposal.last),
        })}
      </p>
      <DataTable
        caption={t("receivables.provision.proposal")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.title}
      />
    </Card>
  );
}
