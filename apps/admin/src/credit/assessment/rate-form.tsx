import type { ClientId } from "@foyer/domain/clients/schema";
import type { RatedFactor } from "@foyer/domain/credit/assessment/schema";
import { Button, Group, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { useFormat } from "../../kernel/format.ts";
import { ErrorState } from "../../kernel/states.tsx";

const ratings = ["0", "1", "2", "3", "4", "5"];

interface RateFormProps {
  clientId: ClientId;
  factor: RatedFactor;
  onDone: () => void;
}

/** What an analyst makes of a factor, from 0 to 5, and what shows it. The client is judged anew at once. (A7.3) */
export function RateForm({ clientId, factor, onDone }: RateFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const client = useQueryClient();
  const known = useQuery(trpc.creditFile.ratings.queryOptions({ clientId }));
  const before = known.data?.find((each) => each.factor === factor);
  const [rating, setRating] = useState("3");
  const [evidence, setEvidence] = useState("");
  const assess = useMutation(trpc.credit.assess.mutationOptions());
  const rate = useMutation(trpc.creditFile.rate.mutationOptions());
  const send = async () => {
    await rate.mutateAsync({ clientId, factor, rating: Number(rating), evidence: evidence.trim() });
    await assess.mutateAsync({ clientId });
    await client.invalidateQueries(trpc.credit.pathFilter());
    await client.invalidateQueries(trpc.creditFile.pathFilter());
    notifications.show({ message: t("credit.assessment.assessed") });
    onDone();
  };
  const error = rate.error ?? assess.error;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // what goes wrong is shown by `error`
        send().catch(() => undefined);
      }}
    >
      <Stack gap="sm">
        {before && (
          <Text size="sm" c="dimmed">
            {t("credit.assessment.values.judgement", { value: before.rating })} ·{" "}
            {t("credit.assessment.ratedBy", {
              date: format.date(before.ratedOn),
              who: before.by ?? t("credit.assessment.house"),
            })}
            : {before.evidence}
          </Text>
        )}
        <Text size="sm" fw={500} id="credit-rating">
          {t("credit.assessment.rating")}
        </Text>
        <SegmentedControl aria-labelledby="credit-rating" data={ratings} value={rating} onChange={setRating} />
        <Textarea
          label={t("credit.assessment.evidence")}
          description={t("credit.assessment.evidenceHint")}
          value={evidence}
          onChange={(event) => setEvidence(event.currentTarget.value)}
          maxLength={1_000}
          rows={3}
        />
        {error && <ErrorState error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={rate.isPending || assess.isPending} disabled={evidence.trim() === ""}>
            {t("credit.assessment.rate")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
