import i18next from "i18next";
import { z } from "zod";
import { requestHeaders } from "./api.ts";
import { codeText } from "./refusal-text.ts";

const Failed = z.object({
  error: z.object({
    data: z.object({ failure: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }) }),
  }),
});

/** A refused upload, in words already: it does not travel through tRPC. */
export class UploadRefused extends Error {}

/** Sends a file's bytes as they are; the answer is read by its shape. */
export async function sendFile<Answer>(path: string, file: File, schema: z.ZodType<Answer>): Promise<Answer> {
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
