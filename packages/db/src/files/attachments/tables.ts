import type { AttachmentId, DocumentKind } from "@foyer/domain/files/attachments/schema";
import type { FileId, KeptFileId } from "@foyer/domain/files/schema";
import type { JobId } from "@foyer/domain/jobs/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import type { Instant } from "@foyer/domain/kernel/time";
import type { PropertyId } from "@foyer/domain/properties/schema";
import type * as Generated from "../../generated/tables.ts";
import type { GeneratedId, Refine } from "../../kernel/refine.ts";

export interface AttachmentsTables {
  attachment: Refine<
    Generated.Attachment,
    {
      propertyId: PropertyId;
      id: GeneratedId<AttachmentId>;
      fileId: FileId;
      kind: DocumentKind;
      staffId: StaffId | null;
      at: Instant;
      archivedAt: Instant | null;
    }
  >;
  keptFile: Refine<
    Generated.KeptFile,
    {
      propertyId: PropertyId;
      id: GeneratedId<KeptFileId>;
      jobId: JobId;
      fileId: FileId;
      staffId: StaffId;
      madeAt: Instant;
      expiresAt: Instant;
    }
  >;
}
