import { type ClientId, ContactId } from "@foyer/domain/clients/schema";
import { minor, minorOfDecimal } from "@foyer/domain/kernel/money";
import { Button, Group, NumberInput, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { useFormat } from "../../kernel/format.ts";
import { Card } from "../../kernel/page.tsx";
import { useSession } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";
import type { Dunned } from "./use-collections.ts";

interface TermsPanelProps {
  clientId: ClientId;
  charge: Dunned["charge"];
}

/** Who gets the letters, and what the client agreed to pay when it is late. */
export function TermsPanel({ clientId, charge }: TermsPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isAgreeing, setAgreeing] = useState(false);
  return (
    <Card title={t("receivables.dunning.terms")}>
      <Stack gap="sm">
        <Group justify="space-between">
          {charge === null
            ? t("receivables.dunning.noTerms")
            : t("receivables.dunning.agreed", {
                fee: format.money(charge.feeMinor),
                rate: format.percent(charge.yearlyBasisPoints / 10_000),
                basis: charge.basis,
              })}
          {!isAgreeing && (
            <Button size="xs" variant="default" onClick={() => setAgreeing(true)}>
              {t("receivables.dunning.agree")}
            </Button>
          )}
        </Group>
        {isAgreeing && <AgreeForm clientId={clientId} onDone={() => setAgreeing(false)} />}
        <Recipient clientId={clientId} />
      </Stack>
    </Card>
  );
}

function AgreeForm({ clientId, onDone }: { clientId: ClientId; onDone: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const today = useToday();
  const { currency } = useSession().property;
  const [fee, setFee] = useState("0");
  const [rate, setRate] = useState<number | string>(0);
  const [basis, setBasis] = useState("");
  const send = useMutation(
    trpc.dunning.agreeCharge.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.dunning.pathFilter());
        onDone();
      },
    }),
  );
  const feeMinor = minorOfDecimal(fee.trim(), currency);
  const yearlyBasisPoints = Math.round(Number(rate) * 100);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate({
          clientId,
          fromDate: today,
          feeMinor: feeMinor ?? minor(0),
          yearlyBasisPoints,
          basis: basis.trim(),
        });
      }}
    >
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <TextInput
            label={t("receivables.dunning.fee")}
            value={fee}
            onChange={(event) => setFee(event.currentTarget.value)}
            inputMode="decimal"
          />
          <NumberInput
            label={t("receivables.dunning.rate")}
            value={rate}
            onChange={setRate}
            min={0}
            max={100}
            decimalScale={2}
          />
          <TextInput
            label={t("receivables.dunning.basis")}
            value={basis}
            onChange={(event) => setBasis(event.currentTarget.value)}
            maxLength={200}
          />
        </SimpleGrid>
        {send.error && <ErrorState error={send.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button
            type="submit"
            loading={send.isPending}
            disabled={basis.trim() === "" || feeMinor === undefined || feeMinor < 0}
          >
            {t("receivables.dunning.agree")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Recipient({ clientId }: { clientId: ClientId }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const contacts = useQuery(trpc.clients.contacts.queryOptions({ id: clientId }));
  const choose = useMutation(
    trpc.dunning.chooseRecipient.mutationOptions({
      onSuccess: () => client.invalidateQueries(trpc.dunning.pathFilter()),
    }),
  );
  const people = (contacts.data ?? []).filter(({ mailMask, status }) => mailMask !== null && status === "active");
  return (
    <>
      <Select
        label={t("receivables.dunning.recipient")}
        data={people.map(({ id, name, mailMask }) => ({ value: String(id), label: `${name} ${mailMask ?? ""}` }))}
        onChange={(value) => {
          const chosen = ContactId.safeParse(Number(value));
          if (chosen.success) choose.mutate({ clientId, contactId: chosen.data });
        }}
      />
      {choose.error && <ErrorState error={choose.error} />}
    </>
  );
}
