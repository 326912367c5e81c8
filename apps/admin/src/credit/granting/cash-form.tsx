import type { ClientId } from "@foyer/domain/clients/schema";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { ReasonForm } from "../../receivables/posting/reason-form.tsx";

/** Asks the director to put a client on grade C, paid ahead: judged anew first. (A7.7) */
export function CashForm({ clientId }: { clientId: ClientId }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const propose = useMutation(
    trpc.credit.proposeCash.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.credit.pathFilter());
        notifications.show({ message: t("credit.granting.asked") });
      },
    }),
  );
  return (
    <ReasonForm
      act={t("credit.granting.proposeCash")}
      variant="default"
      error={propose.error}
      isPending={propose.isPending}
      onSend={({ reason }) => propose.mutateAsync({ clientId, reason })}
    />
  );
}
