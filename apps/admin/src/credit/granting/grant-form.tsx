import { bandOf, bestGrade, isBetter, limitOf } from "@foyer/domain/credit/assessment/rules";
import { CreditGrade, type CreditTerm, creditGrades } from "@foyer/domain/clients/credit/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import { decimal, minorOfDecimal } from "@foyer/domain/kernel/money";
import { Button, Group, NumberInput, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { useSession } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import type { Standing } from "./granted-panel.tsx";

type Latest = NonNullable<Standing["latest"]>;
type Term = CreditTerm["term"];
const terms: readonly Term[] = ["days", "deposit", "prepay"];

interface GrantFormProps {
  clientId: ClientId;
  latest: Latest;
  onDone: () => void;
}

/** Grade, limit and term as the director is asked for them: those of the score unless finance has a reason. (A7.4) */
export function GrantForm({ clientId, latest, onDone }: GrantFormProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { currency } = useSession().property;
  const [grade, setGrade] = useState(latest.computedGrade);
  const [limit, setLimit] = useState(decimal(latest.computedLimitMinor, currency));
  const [term, setTerm] = useState<CreditTerm>(bandOf(latest, latest.computedGrade).term);
  const [overrideReason, setOverrideReason] = useState("");
  const [reason, setReason] = useState("");
  const best = bestGrade(latest.gates);
  const overridden = grade !== latest.computedGrade;
  const limitMinor = minorOfDecimal(limit.trim().replaceAll(",", ""), currency);
  const propose = useMutation(
    trpc.credit.proposeGrant.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.credit.pathFilter());
        notifications.show({ message: t("credit.granting.asked") });
        onDone();
      },
    }),
  );
  const choose = (chosen: CreditGrade) => {
    const band = bandOf(latest, chosen);
    setGrade(chosen);
    setTerm(band.term);
    setLimit(decimal(limitOf(latest.volumeMinor, band), currency));
  };
  const isReady =
    limitMinor !== undefined &&
    limitMinor >= 0 &&
    reason.trim() !== "" &&
    (!overridden || overrideReason.trim() !== "");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (limitMinor === undefined) return;
        propose.mutate({
          clientId,
          assessmentId: latest.id,
          grade,
          overrideReason: overridden ? overrideReason.trim() : null,
          limitMinor,
          term,
          reason: reason.trim(),
        });
      }}
    >
      <Stack gap="sm">
        <Select
          label={t("clients.credit.grade")}
          description={t("credit.granting.computedAs", { grade: latest.computedGrade, score: latest.score })}
          allowDeselect={false}
          value={grade}
          data={creditGrades.map((each) => ({ value: each, label: each, disabled: isBetter(each, best) }))}
          onChange={(chosen) => {
            const read = CreditGrade.safeParse(chosen);
            if (read.success) choose(read.data);
          }}
        />
        {overridden && (
          <Textarea
            label={t("credit.granting.overrideReason")}
            value={overrideReason}
            onChange={(event) => setOverrideReason(event.currentTarget.value)}
            maxLength={400}
            rows={2}
          />
        )}
        <TextInput
          label={t("clients.credit.limit")}
          inputMode="decimal"
          value={limit}
          onChange={(event) => setLimit(event.currentTarget.value)}
          error={limitMinor === undefined ? t("receivables.posting.notAnAmount", { currency }) : undefined}
          rightSection={<span>{currency}</span>}
          rightSectionWidth={52}
        />
        <Group grow align="flex-start">
          <Select
            label={t("clients.credit.term")}
            allowDeselect={false}
            value={term.term}
            data={terms.map((each) => ({ value: each, label: t(`credit.granting.terms.${each}`) }))}
            onChange={(chosen) =>
              setTerm(
                chosen === "deposit" || chosen === "prepay" ? { term: chosen, days: null } : { term: "days", days: 30 },
              )
            }
          />
          {term.term === "days" && (
            <NumberInput
              label={t("credit.granting.days")}
              value={term.days}
              min={1}
              max={365}
              allowDecimal={false}
              onChange={(days) => setTerm({ term: "days", days: Math.min(365, Math.max(1, Number(days) || 1)) })}
            />
          )}
        </Group>
        <Textarea
          label={t("credit.granting.reason")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={400}
          rows={2}
        />
        {propose.error && <ErrorState error={propose.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={propose.isPending} disabled={!isReady}>
            {t("credit.granting.propose")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
