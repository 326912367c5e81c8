import type { ContentHash, FileId } from "@foyer/domain/files/schema";
import type { Instant } from "@foyer/domain/kernel/time";
import type { PropertyId } from "@foyer/domain/properties/schema";
import type * as Generated from "../generated/tables.ts";
import type { AttachmentsTables } from "./attachments/tables.ts";
import type { GeneratedId, Refine } from "../kernel/refine.ts";

export interface FilesTables extends AttachmentsTables {
  file: Refine<
    Generated.File,
    { propertyId: PropertyId; id: GeneratedId<FileId>; hash: ContentHash; storedAt: Instant }
  >;
}
