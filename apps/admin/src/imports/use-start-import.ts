import { FileId } from "@foyer/domain/files/schema";
import type { ImportKind } from "@foyer/domain/imports/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { useNavigate } from "react-router";
import { z } from "zod";
import { requestHeaders, useTRPC, useTRPCClient } from "../kernel/api.ts";
import { codeText } from "../kernel/refusal-text.ts";

const Uploaded = z.object({ fileId: FileId });
const Failed = z.object({
  error: z.object({
    data: z.object({ failure: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }) }),
  }),
});

/** A refused upload, in words already: it does not travel through tRPC. */
export class UploadRefused extends Error {}

async function upload(kind: ImportKind, file: File): Promise<FileId> {
  const answer = await fetch(`/api/upload/imports?${new URLSearchParams({ kind })}`, {
    method: "POST",
    headers: { ...requestHeaders(), "content-type": "application/octet-stream" },
    body: file,
  });
  const body: unknown = await answer.json();
  if (answer.ok) return Uploaded.parse(body).fileId;
  const failed = Failed.safeParse(body).data?.error.data.failure;
  throw new UploadRefused(failed ? codeText(failed.code, failed.details) : i18next.t("kernel.failure.generic"));
}

function contentOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UploadRefused(codeText("imports.unreadable-mapping", { at: "", why: "JSON" }));
  }
}

export interface NewImport {
  readonly kind: ImportKind;
  readonly file: File;
  readonly mapping: File | null;
  readonly dryRun: boolean;
}

/** Sends the file, has it imported, and opens the import's page. */
export function useStartImport() {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async ({ kind, file, mapping, dryRun }: NewImport) => {
      const content = mapping === null ? null : contentOf(await mapping.text());
      const fileId = await upload(kind, file);
      return api.imports.start.mutate({ kind, fileId, fileName: file.name, mapping: content, dryRun });
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries(trpc.imports.pathFilter());
      await navigate(`/imports/${id}`);
    },
  });
}
