import { FileId } from "@foyer/domain/files/schema";
import type { ImportId, ImportKind } from "@foyer/domain/imports/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { z } from "zod";
import { useTRPC, useTRPCClient } from "../kernel/api.ts";
import { sendFile } from "../kernel/upload.ts";

const Uploaded = z.object({ fileId: FileId });
const Mended = z.object({ mended: z.number() });

/** Sends a file and opens it as an import of its kind, on the import's own page. */
export function useOpenImport() {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async ({ kind, file }: { kind: ImportKind; file: File }) => {
      const query = new URLSearchParams({ kind });
      const { fileId } = await sendFile(`/api/upload/imports?${query}`, file, Uploaded);
      return api.imports.open.mutate({ kind, fileId, fileName: file.name });
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries(trpc.imports.pathFilter());
      await navigate(`/imports/${id}`);
    },
  });
}

/** Sends rows that were put right elsewhere to the import they belong to. */
export const useSendFixes = (id: ImportId, onSuccess: () => unknown) =>
  useMutation({
    mutationFn: (file: File) =>
      sendFile(`/api/upload/imports/fixes?${new URLSearchParams({ id: String(id) })}`, file, Mended),
    onSuccess,
  });
