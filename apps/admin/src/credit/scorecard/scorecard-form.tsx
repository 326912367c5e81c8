import { Scorecard } from "@foyer/domain/credit/assessment/schema";
import { Button, Group, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { ErrorState } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";
import { DayField } from "../../receivables/posting/day-field.tsx";
import style from "./scorecard-form.module.css";

/** A further version from a day on: points, their two ends, and what each grade is worth. */
export function ScorecardForm({ scorecard, onDone }: { scorecard: Scorecard; onDone: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const today = useToday();
  const [from, setFrom] = useState(today);
  const [reason, setReason] = useState("");
  const [factors, setFactors] = useState(scorecard.factors);
  const [grades, setGrades] = useState(scorecard.grades);
  const points = factors.reduce((sum, each) => sum + each.points, 0);
  const read = Scorecard.safeParse({ factors, grades });
  const set = useMutation(
    trpc.credit.setScorecard.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.credit.pathFilter());
        notifications.show({ message: t("credit.assessment.scorecard.saved") });
        onDone();
      },
    }),
  );
  const changeFactor = (at: number, part: Partial<Scorecard["factors"][number]>) =>
    setFactors((before) => before.map((each, place) => (place === at ? { ...each, ...part } : each)));
  const changeGrade = (at: number, part: Partial<Scorecard["grades"][number]>) =>
    setGrades((before) => before.map((each, place) => (place === at ? { ...each, ...part } : each)));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (read.success) set.mutate({ from, scorecard: read.data, reason: reason.trim() });
      }}
    >
      <Stack gap="sm">
        <DayField label={t("credit.assessment.scorecard.from")} value={from} onChange={setFrom} />
        {factors.map((each, at) => (
          <div key={each.factor} className={style["row"]}>
            <Text size="sm">{t(`credit.assessment.factors.${each.factor}`)}</Text>
            <NumberInput
              size="xs"
              label={t("credit.assessment.scorecard.points")}
              value={each.points}
              min={0}
              max={100}
              allowDecimal={false}
              onChange={(value) => changeFactor(at, { points: Number(value) })}
            />
            <NumberInput
              size="xs"
              label={t("credit.assessment.scorecard.full")}
              value={each.full}
              onChange={(value) => changeFactor(at, { full: Number(value) })}
            />
            <NumberInput
              size="xs"
              label={t("credit.assessment.scorecard.zero")}
              value={each.zero}
              onChange={(value) => changeFactor(at, { zero: Number(value) })}
            />
          </div>
        ))}
        <p className={points === 100 ? style["total"] : style["wrong"]} role="status">
          {t("credit.assessment.scorecard.total", { points })}
        </p>
        {grades.map((each, at) => (
          <div key={each.grade} className={style["row"]}>
            <Text size="sm">{each.grade}</Text>
            <NumberInput
              size="xs"
              label={t("credit.assessment.scorecard.above")}
              value={each.above ?? ""}
              disabled={each.above === null}
              min={0}
              max={100}
              allowDecimal={false}
              onChange={(value) => changeGrade(at, { above: Number(value) })}
            />
            <NumberInput
              size="xs"
              label={t("credit.assessment.scorecard.percent")}
              value={each.percent}
              min={0}
              max={1_000}
              allowDecimal={false}
              onChange={(value) => changeGrade(at, { percent: Number(value) })}
            />
            <NumberInput
              size="xs"
              label={t("credit.granting.days")}
              value={each.term.days ?? ""}
              disabled={each.term.term !== "days"}
              min={1}
              max={365}
              allowDecimal={false}
              onChange={(value) => changeGrade(at, { term: { term: "days", days: Number(value) } })}
            />
          </div>
        ))}
        <TextInput
          label={t("credit.assessment.scorecard.reason")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={400}
        />
        {set.error && <ErrorState error={set.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button
            type="submit"
            loading={set.isPending}
            disabled={!read.success || reason.trim() === "" || from < today}
          >
            {t("credit.assessment.scorecard.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
