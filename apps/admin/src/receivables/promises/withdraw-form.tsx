import type { LedgerPromiseId } from "@foyer/domain/receivables/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { ReasonForm } from "../posting/reason-form.tsx";

/** Takes back a promise that was noted by mistake: it counts neither as kept nor as broken. */
export function WithdrawForm({ id }: { id: LedgerPromiseId }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const withdraw = useMutation(
    trpc.ledger.withdrawPromise.mutationOptions({
      onSuccess: () => client.invalidateQueries(trpc.ledger.pathFilter()),
    }),
  );
  return (
    <ReasonForm
      act={t("receivables.promises.withdraw")}
      error={withdraw.error}
      isPending={withdraw.isPending}
      onSend={({ reason }) => withdraw.mutateAsync({ id, reason })}
    />
  );
}
