import { AttachmentId, type DocumentedRow } from "@foyer/domain/files/attachments/schema";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { useTRPC } from "../kernel/api.ts";
import { sendFile } from "../kernel/upload.ts";

const Attached = z.object({ id: AttachmentId });

/** The documents of a thing; one after the other is sent, and taken out of the list. */
export function useDocuments({ subject, row }: DocumentedRow) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  // a first list that is still on its way was asked for before the change and would be taken for the new one
  const askAgain = async () => {
    await client.cancelQueries(trpc.files.pathFilter());
    await client.invalidateQueries(trpc.files.pathFilter());
  };
  const done = async (message: string) => {
    await askAgain();
    notifications.show({ message, color: "pine" });
  };
  return {
    list: useQuery(trpc.files.attachments.queryOptions({ subject, row })),
    add: useMutation({
      mutationFn: async (files: readonly File[]) => {
        for (const file of files) {
          const query = new URLSearchParams({ subject, row: String(row), name: file.name });
          await sendFile(`/api/upload/documents?${query}`, file, Attached);
        }
      },
      onSuccess: () => done(t("files.added")),
      // those before the one that was refused are there
      onError: askAgain,
    }),
    remove: useMutation(trpc.files.archive.mutationOptions({ onSuccess: () => done(t("files.removed")) })),
  };
}
