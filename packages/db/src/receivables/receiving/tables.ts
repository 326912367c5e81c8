import type { PropertyId, StaffId } from "@foyer/domain/kernel/ids";
import type { Currency, Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type {
  BankAccountId,
  BankLineId,
  BankLineStatus,
  BankStatementId,
} from "@foyer/domain/receivables/receiving/bank/schema";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import type * as Generated from "../../generated/tables.ts";
import type { Defaulted, GeneratedId, Refine } from "../../kernel/refine.ts";

export interface ReceivingTables {
  bankAccount: Refine<
    Generated.BankAccount,
    { propertyId: PropertyId; id: GeneratedId<BankAccountId>; currency: Currency; status: Defaulted<"open" | "closed"> }
  >;
  bankStatement: Refine<
    Generated.BankStatement,
    {
      propertyId: PropertyId;
      id: GeneratedId<BankStatementId>;
      accountId: BankAccountId;
      fromDate: CalendarDate;
      toDate: CalendarDate;
      staffId: StaffId | null;
      importedAt: Instant;
    }
  >;
  bankLine: Refine<
    Generated.BankLine,
    {
      propertyId: PropertyId;
      id: GeneratedId<BankLineId>;
      accountId: BankAccountId;
      statementId: BankStatementId;
      bookedOn: CalendarDate;
      amountMinor: Minor;
      status: BankLineStatus;
      itemId: LedgerItemId | null;
      staffId: StaffId | null;
      decidedAt: Instant | null;
    }
  >;
  ledgerBounce: Refine<
    Generated.LedgerBounce,
    {
      propertyId: PropertyId;
      itemId: LedgerItemId;
      reversalId: LedgerItemId;
      staffId: StaffId | null;
      recordedAt: Instant;
    }
  >;
}
