import type { ClientId } from "@foyer/domain/clients/schema";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";

/** All that is known of a client's credit beside the ledger. */
export function useInformation(clientId: ClientId) {
  const trpc = useTRPC();
  return useQuery(trpc.creditFile.of.queryOptions({ clientId }));
}

type Act = "enterYear" | "enterProfile" | "addReference" | "archiveReference" | "setBlock";

/** One way of adding to a credit file; what shows it is asked anew. */
export function useInformationAct<Name extends Act>(name: Name, onDone?: () => void) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const after = {
    onSuccess: async () => {
      await client.invalidateQueries(trpc.creditFile.pathFilter());
      notifications.show({ message: t("credit.information.saved") });
      onDone?.();
    },
  };
  const acts = {
    enterYear: useMutation(trpc.creditFile.enterYear.mutationOptions(after)),
    enterProfile: useMutation(trpc.creditFile.enterProfile.mutationOptions(after)),
    addReference: useMutation(trpc.creditFile.addReference.mutationOptions(after)),
    archiveReference: useMutation(trpc.creditFile.archiveReference.mutationOptions(after)),
    setBlock: useMutation(trpc.creditFile.setBlock.mutationOptions(after)),
  };
  return acts[name];
}
