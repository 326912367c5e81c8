import type { ClientId } from "@foyer/domain/clients/schema";
import { Currency, decimal, sum } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { Rate } from "@foyer/domain/receivables/rates/schema";
import { Button, Group, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";
import { type Billable, BilledField } from "./billed-field.tsx";
import { ClientField } from "./client-field.tsx";
import { DayField } from "./day-field.tsx";
import { amountOf, MoneyField } from "./money-field.tsx";
import { type DocumentKind, documentKinds, isDue, useDocument } from "./use-document.ts";

interface Part {
  readonly dueDate: CalendarDate;
  readonly amount: string;
}

/** A document of any kind: one due amount or several, in the house's currency or at a booked rate in another. */
export function DocumentForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const { property } = useSession();
  const [key] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<DocumentKind>("invoice");
  const [clientId, setClient] = useState<ClientId | null>(null);
  const [reference, setReference] = useState("");
  const [currency, setCurrency] = useState<Currency>(property.currency);
  const [rate, setRate] = useState("");
  const [documentDate, setDocumentDate] = useState(today);
  const [postingDate, setPostingDate] = useState(today);
  const [parts, setParts] = useState<readonly Part[]>([{ dueDate: today, amount: "" }]);
  const [reason, setReason] = useState("");
  const [billed, setBilled] = useState<readonly Billable[]>([]);
  const [plea, setPlea] = useState("");
  const { send, isPending, error, asksFinance } = useDocument(onDone);
  const bills = kind === "invoice" && currency === property.currency ? billed : [];
  const needsReason = kind.startsWith("adjustment");
  const shown = kind === "invoice" ? parts : parts.slice(0, 1);
  const read = shown.flatMap(({ dueDate, amount }) => {
    const amountMinor = amountOf(amount, currency);
    return amountMinor === undefined ? [] : [{ dueDate, amountMinor }];
  });
  const booked = currency === property.currency ? undefined : Rate.safeParse(rate.trim()).data;
  const isReady =
    clientId !== null &&
    reference.trim() !== "" &&
    read.length === shown.length &&
    (currency === property.currency || booked !== undefined) &&
    (!needsReason || reason.trim() !== "");
  const bill = (chosen: readonly Billable[]) => {
    setBilled(chosen);
    const [only] = parts;
    const before = sum(billed.map(({ amount }) => amount));
    if (parts.length === 1 && only && (only.amount === "" || only.amount === decimal(before, currency)))
      setParts([
        { ...only, amount: chosen.length === 0 ? "" : decimal(sum(chosen.map(({ amount }) => amount)), currency) },
      ]);
  };
  const change = (at: number, part: Partial<Part>) =>
    setParts(parts.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (clientId === null || !isReady) return;
        const own = { key, clientId, kind, currency, rate: booked, documentDate, postingDate };
        const words = { reference: reference.trim(), reason: reason.trim() || null, plea: plea.trim() || null };
        send({ ...own, ...words, parts: read, billed: bills });
      }}
    >
      <Stack gap="sm">
        <Select
          label={t("receivables.items.kind")}
          data={documentKinds.map((value) => ({ value, label: t(`receivables.posting.kinds.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(documentKinds.find((each) => each === value) ?? kind)}
          allowDeselect={false}
        />
        <ClientField
          onChange={(chosen) => {
            setClient(chosen);
            setBilled([]);
          }}
        />
        <TextInput
          label={t("receivables.items.reference")}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
          maxLength={80}
        />
        <SimpleGrid cols={2}>
          <Select
            label={t("receivables.currency")}
            data={Currency.options}
            value={currency}
            onChange={(value) => setCurrency(Currency.safeParse(value).data ?? currency)}
            allowDeselect={false}
            searchable
          />
          {currency !== property.currency && (
            <TextInput
              label={t("receivables.posting.rate", { currency, own: property.currency })}
              value={rate}
              onChange={(event) => setRate(event.currentTarget.value)}
              inputMode="decimal"
            />
          )}
        </SimpleGrid>
        <SimpleGrid cols={2}>
          <DayField label={t("receivables.items.documentDate")} value={documentDate} onChange={setDocumentDate} />
          <DayField label={t("receivables.items.postingDate")} value={postingDate} onChange={setPostingDate} />
        </SimpleGrid>
        {kind === "invoice" && clientId !== null && currency === property.currency && (
          <BilledField clientId={clientId} value={billed} onChange={bill} />
        )}
        {shown.map((part, index) => (
          <SimpleGrid cols={2} key={index}>
            <MoneyField
              label={t("receivables.items.amount")}
              currency={currency}
              value={part.amount}
              onChange={(amount) => change(index, { amount })}
            />
            {isDue(kind) && (
              <DayField
                label={t("receivables.items.dueDate")}
                value={part.dueDate}
                onChange={(dueDate) => change(index, { dueDate })}
              />
            )}
          </SimpleGrid>
        ))}
        {kind === "invoice" && (
          <Button
            variant="subtle"
            leftSection={<IconPlus size={16} />}
            onClick={() => setParts([...parts, { dueDate: parts.at(-1)?.dueDate ?? today, amount: "" }])}
          >
            {t("receivables.posting.addInstalment")}
          </Button>
        )}
        <TextInput
          label={t("kernel.reason")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={400}
          required={needsReason}
        />
        {error && <ErrorState error={error} />}
        {asksFinance && (
          <TextInput
            label={t("credit.booking.whyLetThrough")}
            value={plea}
            onChange={(event) => setPlea(event.currentTarget.value)}
            maxLength={400}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={isPending} disabled={!isReady}>
            {t("receivables.posting.post")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
