import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import type { PropertyId, StaffId } from "@foyer/domain/kernel/ids";
import type { Currency, Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import type { MessageId } from "@foyer/domain/messages/schema";
import type { StepBy, StepHold, StepKind } from "@foyer/domain/receivables/dunning/ladder/schema";
import type {
  CallOutcome,
  CallStatus,
  DropReason,
  DunningCallId,
  DunningLetterId,
  DunningStopId,
  LetterKind,
  LetterStatus,
  Signature,
  StopKind,
} from "@foyer/domain/receivables/dunning/schema";
import type { LedgerItemId, LedgerPromiseId } from "@foyer/domain/receivables/schema";
import type * as Generated from "../../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../../kernel/refine.ts";

export interface OfProperty {
  propertyId: PropertyId;
}

export interface OfAccount extends OfProperty {
  clientId: ClientId;
  currency: Currency;
  runDate: CalendarDate;
}

export interface DunningTables {
  dunningLadder: Refine<
    Generated.DunningLadder,
    OfProperty & { fromDate: CalendarDate; staffId: StaffId | null; setAt: Instant }
  >;
  dunningStep: Refine<
    Generated.DunningStep,
    OfProperty & { fromDate: CalendarDate; kind: StepKind; byWhom: StepBy[]; hold: StepHold | null }
  >;
  dunningRun: Refine<
    Generated.DunningRun,
    OfProperty & { businessDate: CalendarDate; startedAt: Instant; latestAt: Instant; blocked: "bank-file-old" | null }
  >;
  dunningLetter: Refine<
    Generated.DunningLetter,
    OfAccount & {
      id: GeneratedId<DunningLetterId>;
      status: Defaulted<LetterStatus>;
      kind: LetterKind;
      signatures: Signature[];
      contactId: ContactId | null;
      language: Language;
      amountMinor: Minor;
      financeBy: StaffId | null;
      financeAt: Instant | null;
      directorBy: StaffId | null;
      directorAt: Instant | null;
      madeAt: Instant;
      releasedOn: CalendarDate | null;
      dueAt: Instant | null;
      sentAt: Instant | null;
      messageId: MessageId | null;
      dropReason: DropReason | null;
      chargeItemId: LedgerItemId | null;
    }
  >;
  dunningLetterItem: Refine<
    Generated.DunningLetterItem,
    OfProperty & { letterId: DunningLetterId; itemId: LedgerItemId; askedMinor: Minor; disputedMinor: Minor }
  >;
  dunningCall: Refine<
    Generated.DunningCall,
    OfAccount & {
      id: GeneratedId<DunningCallId>;
      byWhom: StepBy[];
      status: Defaulted<CallStatus>;
      outcome: CallOutcome | null;
      promiseId: LedgerPromiseId | null;
      staffId: StaffId | null;
      doneAt: Instant | null;
    }
  >;
  dunningCallItem: Refine<
    Generated.DunningCallItem,
    OfProperty & { callId: DunningCallId; itemId: LedgerItemId; askedMinor: Minor }
  >;
  dunningStop: Refine<
    Generated.DunningStop,
    OfProperty & {
      id: GeneratedId<DunningStopId>;
      kind: StopKind;
      clientId: ClientId;
      itemId: LedgerItemId | null;
      fromDate: CalendarDate;
      toDate: Defaulted<CalendarDate>;
      staffId: StaffId | null;
      recordedAt: Instant;
      endedAt: Instant | null;
      endedBy: StaffId | null;
    }
  >;
  dunningConfirmation: Refine<
    Generated.DunningConfirmation,
    OfProperty & { itemId: LedgerItemId; staffId: StaffId | null; confirmedAt: Instant }
  >;
  dunningRecipient: Refine<
    Generated.DunningRecipient,
    OfProperty & { clientId: ClientId; contactId: ContactId; staffId: StaffId | null; setAt: Instant }
  >;
  dunningCharge: Refine<
    Generated.DunningCharge,
    OfProperty & {
      clientId: ClientId;
      fromDate: CalendarDate;
      toDate: Defaulted<CalendarDate>;
      feeMinor: Minor;
      staffId: StaffId | null;
      setAt: Instant;
    }
  >;
}
