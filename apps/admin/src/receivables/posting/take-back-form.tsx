import type { LedgerAllocationId } from "@foyer/domain/receivables/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { ReasonForm } from "./reason-form.tsx";

/** Takes an allocation back from a day on; before it everything stays as it was. */
export function TakeBackForm({ allocationId }: { allocationId: LedgerAllocationId }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const takeBack = useMutation(
    trpc.receivables.unallocate.mutationOptions({
      onSuccess: () => client.invalidateQueries(trpc.receivables.pathFilter()),
    }),
  );
  return (
    <ReasonForm
      act={t("receivables.posting.takeBack")}
      day={t("receivables.posting.from")}
      error={takeBack.error}
      isPending={takeBack.isPending}
      onSend={({ day, reason }) => takeBack.mutateAsync({ key, allocationId, effectiveDate: day, reason })}
    />
  );
}
