import { FileId } from "@foyer/domain/files/schema";
import type { ImportId, ImportKind } from "@foyer/domain/imports/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { useNavigate } from "react-router";
import { z } from "zod";
import { requestHeaders, useTRPC, useTRPCClient } from "../kernel/api.ts";
import { codeText } from "../kernel/refusal-text.ts";

const Uploaded = z.object({ fileId: FileId });
const Mended = z.object({ mended: z.number() });
const Failed = z.object({
  error: z.object({
    data: z.object({ failure: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }) }),
  }),
});

/** A refused upload, in words already: it does not travel through tRPC. */
export class UploadRefused extends Error {}

async function send<Answer>(path: string, file: File, schema: z.ZodType<Answer>): Promise<Answer> {
  const answer = await fetch(path, {
    method: "POST",
    headers: { ...requestHeaders(), "content-type": "application/octet-stream" },
    body: file,
  });
  const body: unknown = await answer.json();
  if (answer.ok) return schema.parse(body);
  const failed = Failed.safeParse(body).data?.error.data.failure;
  throw new UploadRefused(failed ? codeText(failed.code, failed.details) : i18next.t("kernel.failure.generic"));
}

/** Sends a file and opens it as an import of its kind, on the import's own page. */
export function useOpenImport() {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async ({ kind, file }: { kind: ImportKind; file: File }) => {
      const query = new URLSearchParams({ kind });
      const { fileId } = await send(`/api/upload/imports?${query}`, file, Uploaded);
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
      send(`/api/upload/imports/fixes?${new URLSearchParams({ id: String(id) })}`, file, Mended),
    onSuccess,
  });
