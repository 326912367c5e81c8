import { z } from "zod";
import { JobId } from "../jobs/schema.ts";

export const FileId = z.int().positive().brand<"FileId">();
export type FileId = z.infer<typeof FileId>;

/** What a stored file is known by: the SHA-256 of its bytes, in lower-case hexadecimal. */
export const ContentHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<"ContentHash">();
export type ContentHash = z.infer<typeof ContentHash>;

/** Bytes that lie under the data directory, stored once however often they are sent. */
export interface StoredFile {
  readonly hash: ContentHash;
  readonly size: number;
}

export const KeptFileId = z.int().positive().brand<"KeptFileId">();
export type KeptFileId = z.infer<typeof KeptFileId>;

/** The file that a job made, asked for in a query string by the job's number. */
export const AskedKeptFile = z.strictObject({ job: z.coerce.number().pipe(JobId) });
