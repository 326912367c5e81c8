import type { ClientId } from "@foyer/domain/clients/schema";
import type { CreditAssessmentId } from "@foyer/domain/credit/schema";
import { keepPreviousData, skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";

/** A client's assessments, and one of them with all that it was made of: the latest unless another is asked for. */
export function useAssessments(clientId: ClientId, chosen: CreditAssessmentId | null) {
  const trpc = useTRPC();
  const past = useQuery(trpc.credit.assessments.queryOptions({ clientId }));
  const id = chosen ?? past.data?.[0]?.id;
  const shown = useQuery(
    trpc.credit.assessment.queryOptions(id === undefined ? skipToken : { id }, { placeholderData: keepPreviousData }),
  );
  return { past, shown };
}

/** Judges a client anew, as of today. */
export function useAssess(clientId: ClientId) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const assess = useMutation(
    trpc.credit.assess.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.credit.pathFilter());
        notifications.show({ message: t("credit.assessment.assessed") });
      },
    }),
  );
  return { ...assess, assess: () => assess.mutate({ clientId }) };
}
