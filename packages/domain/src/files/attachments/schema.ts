import { z } from "zod";

export const AttachmentId = z.int().positive().brand<"AttachmentId">();
export type AttachmentId = z.infer<typeof AttachmentId>;

/** What a document may be. Anything else is refused by its name. */
export const documentKinds = ["pdf", "png", "jpeg", "webp", "docx", "xlsx", "pptx"] as const;
export const DocumentKind = z.enum(documentKinds);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** 20 MB. */
export const documentLimit = 20 * 1_048_576;

/** The thing a document belongs to: its table and row. */
export const DocumentedRow = z.strictObject({ subject: z.string().min(1).max(40), row: z.int().positive() });
export type DocumentedRow = z.infer<typeof DocumentedRow>;

export const AttachmentRef = z.strictObject({ id: AttachmentId });

/** As a query string says it, beside the bytes of a document on its way in. */
export const UploadedDocument = z.strictObject({
  subject: DocumentedRow.shape.subject,
  row: z.coerce.number().pipe(DocumentedRow.shape.row),
  name: z.string().min(1).max(1_000),
});

export const AskedDocument = z.strictObject({ id: z.coerce.number().pipe(AttachmentId) });
