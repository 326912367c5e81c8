import type {
  AssessmentType,
  BirthdayCalendar,
  ClientClass,
  ClientId,
  ClientKind,
  ClientSource,
  ClientStatus,
  ContactId,
  Tier,
} from "@foyer/domain/clients/schema";
import type { CreditGrade, CreditHold, CreditTerm } from "@foyer/domain/clients/credit/schema";
import type { Currency, Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import type { Channel } from "@foyer/domain/messages/schema";
import type { PropertyId } from "@foyer/domain/properties/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import type * as Generated from "../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../kernel/refine.ts";
import type { SearchTables } from "./search/tables.ts";
import type { BulkTables } from "./bulk/tables.ts";
import type { DuplicatesTables } from "./duplicates/tables.ts";
import type { TipsTables } from "./tips/tables.ts";

export interface OfClient {
  propertyId: PropertyId;
  clientId: ClientId;
  fromDate: CalendarDate;
  toDate: Defaulted<CalendarDate>;
}

export interface ClientsTables extends BulkTables, DuplicatesTables, TipsTables, SearchTables {
  client: Refine<
    Generated.Client,
    {
      propertyId: PropertyId;
      id: GeneratedId<ClientId>;
      kind: ClientKind;
      source: Defaulted<ClientSource>;
      status: Defaulted<ClientStatus>;
      parentId: ClientId | null;
      referrerId: ClientId | null;
      verifiedOn: CalendarDate | null;
      createdAt: Instant;
    }
  >;
  clientOwner: Refine<Generated.ClientOwner, OfClient & { staffId: StaffId }>;
  clientTier: Refine<Generated.ClientTier, OfClient & { tier: Tier }>;
  clientClass: Refine<Generated.ClientClass, OfClient & { class: ClientClass }>;
  clientAssessmentType: Refine<Generated.ClientAssessmentType, OfClient & { assessmentType: AssessmentType }>;
  clientCreditGrade: Refine<Generated.ClientCreditGrade, OfClient & { grade: CreditGrade }>;
  clientCreditLimit: Refine<Generated.ClientCreditLimit, OfClient & { limitMinor: Minor; currency: Currency }>;
  clientCreditTerm: Refine<Generated.ClientCreditTerm, OfClient & { term: CreditTerm["term"] }>;
  clientCreditHold: Refine<Generated.ClientCreditHold, OfClient & { hold: CreditHold }>;
  clientCollaborator: Refine<Generated.ClientCollaborator, OfClient & { staffId: StaffId }>;
  fileKeeper: Refine<
    Generated.FileKeeper,
    { propertyId: PropertyId; staffId: StaffId; fromDate: CalendarDate; toDate: Defaulted<CalendarDate> }
  >;
  contact: Refine<
    Generated.Contact,
    {
      propertyId: PropertyId;
      id: GeneratedId<ContactId>;
      clientId: ClientId;
      language: Defaulted<Language>;
      status: Defaulted<ClientStatus>;
      birthdayCalendar: BirthdayCalendar | null;
      preferredChannel: Channel | null;
      createdAt: Instant;
    }
  >;
}
