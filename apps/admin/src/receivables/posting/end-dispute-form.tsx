import type { DisputeOutcome, LedgerDisputeId } from "@foyer/domain/receivables/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { ReasonForm } from "./reason-form.tsx";

/** Says who was right, from which day on the dispute is over, and why. */
export function EndDisputeForm({ id, outcome }: { id: LedgerDisputeId; outcome: DisputeOutcome }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const end = useMutation(
    trpc.ledger.endDispute.mutationOptions({
      onSuccess: () => client.invalidateQueries(trpc.ledger.pathFilter()),
    }),
  );
  return (
    <ReasonForm
      act={t(`receivables.posting.outcomes.${outcome}`)}
      day={t("receivables.posting.overFrom")}
      variant="default"
      error={end.error}
      isPending={end.isPending}
      onSend={({ day, reason }) => end.mutateAsync({ id, outcome, toDate: day, reason })}
    />
  );
}
