import type { ClientId } from "@foyer/domain/clients/schema";
import type { PropertyId, StaffId } from "@foyer/domain/kernel/ids";
import type { Currency, Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type {
  DisputeOutcome,
  ItemKind,
  LedgerAccountId,
  LedgerAllocationId,
  LedgerDisputeId,
  LedgerItemId,
  LedgerPromiseId,
  PeriodStatus,
  Purpose,
  Side,
} from "@foyer/domain/receivables/schema";
import type { AgingRule } from "@foyer/domain/receivables/aging/schema";
import type { ProvisionMatrixId, ProvisionRate } from "@foyer/domain/receivables/provision/schema";
import type { StayId } from "@foyer/domain/stays/schema";
import type * as Generated from "../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../kernel/refine.ts";

export interface Recorded {
  propertyId: PropertyId;
  staffId: StaffId | null;
  recordedAt: Instant;
}

export interface Dated {
  documentDate: CalendarDate;
  dueDate: CalendarDate;
  checkoutDate: CalendarDate | null;
}

/** The application may only read the ledger's tables; it writes by the functions in posting/mutations.ts. */
export interface ReceivablesTables {
  ledgerBook: Refine<Generated.LedgerBook, { propertyId: PropertyId }>;
  ledgerPeriod: Refine<Generated.LedgerPeriod, { propertyId: PropertyId; month: CalendarDate; status: PeriodStatus }>;
  ledgerAccount: Refine<
    Generated.LedgerAccount,
    {
      propertyId: PropertyId;
      id: GeneratedId<LedgerAccountId>;
      clientId: ClientId;
      currency: Currency;
      purpose: Defaulted<Purpose>;
    }
  >;
  ledgerItem: Refine<
    Generated.LedgerItem,
    Recorded &
      Dated & {
        id: GeneratedId<LedgerItemId>;
        accountId: LedgerAccountId;
        side: Side;
        kind: ItemKind;
        amountMinor: Minor;
        postingDate: CalendarDate;
        reverses: LedgerItemId | null;
        baseMinor: Minor | null;
      }
  >;
  ledgerAllocation: Refine<
    Generated.LedgerAllocation,
    Recorded & {
      id: GeneratedId<LedgerAllocationId>;
      accountId: LedgerAccountId;
      debitItemId: LedgerItemId;
      creditItemId: LedgerItemId;
      amountMinor: Minor;
      effectiveDate: CalendarDate;
      undoes: LedgerAllocationId | null;
    }
  >;
  ledgerItemOpen: Refine<
    Generated.LedgerItemOpen,
    Dated & {
      propertyId: PropertyId;
      itemId: LedgerItemId;
      accountId: LedgerAccountId;
      side: Side;
      amountMinor: Minor;
      openMinor: Minor;
      baseMinor: Minor | null;
      aliveFrom: CalendarDate;
    }
  >;
  ledgerControl: Refine<
    Generated.LedgerControl,
    { propertyId: PropertyId; currency: Currency; postingDate: CalendarDate; debitMinor: Minor; creditMinor: Minor }
  >;
  ledgerItemStay: Refine<
    Generated.LedgerItemStay,
    { propertyId: PropertyId; itemId: LedgerItemId; stayId: StayId; amountMinor: Minor }
  >;
  ledgerRecording: Refine<Generated.LedgerRecording, { propertyId: PropertyId; recordedAt: Instant }>;
  ledgerDispute: Refine<
    Generated.LedgerDispute,
    Recorded & {
      id: GeneratedId<LedgerDisputeId>;
      itemId: LedgerItemId;
      amountMinor: Minor;
      fromDate: CalendarDate;
      toDate: Defaulted<CalendarDate>;
      outcome: DisputeOutcome | null;
      endedAt: Instant | null;
    }
  >;
  ledgerPromise: Refine<
    Generated.LedgerPromise,
    Recorded & {
      id: GeneratedId<LedgerPromiseId>;
      clientId: ClientId;
      currency: Currency;
      itemIds: Defaulted<LedgerItemId[]>;
      amountMinor: Minor;
      madeOn: CalendarDate;
      promisedFor: CalendarDate;
      withdrawnAt: Instant | null;
    }
  >;
  agingBucketSet: Refine<
    Generated.AgingBucketSet,
    {
      propertyId: PropertyId;
      fromDate: CalendarDate;
      staffId: StaffId | null;
      setAt: Instant;
      edges: readonly number[];
    }
  >;
  agingSnapshot: Refine<
    Generated.AgingSnapshot,
    {
      propertyId: PropertyId;
      businessDate: CalendarDate;
      currency: Currency;
      takenAt: Instant;
      bucketsMinor: Minor[];
      balanceMinor: Minor;
    }
  >;
  agingSnapshotClient: Refine<
    Generated.AgingSnapshotClient,
    {
      propertyId: PropertyId;
      businessDate: CalendarDate;
      currency: Currency;
      clientId: ClientId;
      bucketsMinor: Minor[];
      balanceMinor: Minor;
    }
  >;
  agingSnapshotRefused: Refine<
    Generated.AgingSnapshotRefused,
    {
      propertyId: PropertyId;
      businessDate: CalendarDate;
      currency: Currency;
      refusedAt: Instant;
      agedMinor: Minor;
      controlMinor: Minor;
    }
  >;
  agingSeal: Refine<
    Generated.AgingSeal,
    { propertyId: PropertyId; businessDate: CalendarDate; currency: Currency; sealedAt: Instant; rule: AgingRule }
  >;
  receivablesFigures: Refine<
    Generated.ReceivablesFigures,
    { propertyId: PropertyId; businessDate: CalendarDate; currency: Currency; byAgeMinor: Minor[] }
  >;
  provisionMatrix: Refine<
    Generated.ProvisionMatrix,
    {
      propertyId: PropertyId;
      id: GeneratedId<ProvisionMatrixId>;
      fromDate: CalendarDate;
      staffId: StaffId | null;
      recordedAt: Instant;
      rates: ProvisionRate[];
    }
  >;
}
