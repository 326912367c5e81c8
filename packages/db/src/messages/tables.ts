import type { FileId } from "@foyer/domain/files/schema";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import type {
  Carrier,
  CarePurpose,
  Channel,
  ConsentSource,
  DropReason,
  MessageId,
  MessageKind,
  MessageStatus,
  Purpose,
  SuppressionReason,
} from "@foyer/domain/messages/schema";
import type { PropertyId } from "@foyer/domain/properties/schema";
import type * as Generated from "../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../kernel/refine.ts";
import type { InboxTables } from "./inbox/tables.ts";

export interface MessagesTables extends InboxTables {
  messageFile: Refine<Generated.MessageFile, { propertyId: PropertyId; messageId: MessageId; fileId: FileId }>;
  message: Refine<
    Generated.Message,
    {
      propertyId: PropertyId;
      id: GeneratedId<MessageId>;
      purpose: Purpose;
      kind: MessageKind;
      language: Language;
      status: MessageStatus;
      dropReason: DropReason | null;
      about: CalendarDate;
      queuedAt: Instant;
      dueAt: Instant;
      notBefore: Instant;
      leaseUntil: Instant | null;
      attemptedAt: Instant | null;
      sentAt: Instant | null;
      carrier: Carrier | null;
    }
  >;
  addressConsent: Refine<
    Generated.AddressConsent,
    {
      propertyId: PropertyId;
      id: GeneratedId<number>;
      channel: Defaulted<Channel>;
      purpose: CarePurpose;
      source: ConsentSource;
      givenAt: Instant;
      withdrawnAt: Instant | null;
    }
  >;
  addressSuppression: Refine<
    Generated.AddressSuppression,
    {
      propertyId: PropertyId;
      id: GeneratedId<number>;
      channel: Defaulted<Channel>;
      reason: SuppressionReason;
      suppressedAt: Instant;
      liftedAt: Instant | null;
    }
  >;
}
