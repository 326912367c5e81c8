import type { ClientId } from "@foyer/domain/clients/schema";
import type { PropertyId, StaffId } from "@foyer/domain/kernel/ids";
import type { Currency, Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type {
  ItemKind,
  LedgerAccountId,
  LedgerAllocationId,
  LedgerItemId,
  PeriodStatus,
  Side,
} from "@foyer/domain/receivables/schema";
import type * as Generated from "../generated/tables.ts";
import type { GeneratedId, Refine } from "../kernel/refine.ts";

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
    { propertyId: PropertyId; id: GeneratedId<LedgerAccountId>; clientId: ClientId; currency: Currency }
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
      aliveFrom: CalendarDate;
    }
  >;
  ledgerControl: Refine<
    Generated.LedgerControl,
    { propertyId: PropertyId; currency: Currency; postingDate: CalendarDate; debitMinor: Minor; creditMinor: Minor }
  >;
  agingSnapshot: Refine<
    Generated.AgingSnapshot,
    { propertyId: PropertyId; businessDate: CalendarDate; currency: Currency; takenAt: Instant; balanceMinor: Minor }
  >;
  agingSnapshotClient: Refine<
    Generated.AgingSnapshotClient,
    { propertyId: PropertyId; businessDate: CalendarDate; currency: Currency; clientId: ClientId; balanceMinor: Minor }
  >;
}
