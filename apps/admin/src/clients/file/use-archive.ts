import type { ClientId } from "@foyer/domain/clients/schema";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC, useTRPCClient } from "../../kernel/api.ts";

/** Every list of clients, and what was told of the file. */
function useRefresh() {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries(trpc.clients.pathFilter()),
      client.invalidateQueries(trpc.activities.verifiable.pathFilter()),
    ]);
}

export function useArchive() {
  const trpc = useTRPC();
  const refresh = useRefresh();
  return useMutation(trpc.clients.archive.mutationOptions({ onSuccess: refresh }));
}

/** Takes a file out of the trash. */
export function useRestore() {
  const { t } = useTranslation();
  const api = useTRPCClient();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id }: { id: ClientId; name: string }) => api.clients.restore.mutate({ id }),
    onSuccess: async (_, { name }) => {
      await refresh();
      notifications.show({ message: t("clients.file.restored", { name }), color: "pine" });
    },
  });
}
