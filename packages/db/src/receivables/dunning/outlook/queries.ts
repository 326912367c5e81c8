import type { ClientId } from "@foyer/domain/clients/schema";
import type { Currency, Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { planAccount, type RunRules } from "@foyer/domain/receivables/dunning/plan/rules";
import { type NextStep, nextStep } from "@foyer/domain/receivables/dunning/rules";
import type { DunningCallId, HeldReason } from "@foyer/domain/receivables/dunning/schema";
import { stoppedItems } from "@foyer/domain/receivables/dunning/stops/rules";
import type { Trx } from "../../../kernel/fence.ts";
import { type AccountFacts, accountFacts, type ItemFacts } from "../facts/queries.ts";
import { runRules } from "../plan/queries.ts";

export interface ItemAhead extends ItemFacts {
  /** What stops it, whatever its step. */
  readonly stopped: HeldReason | null;
  readonly next: NextStep | null;
}

export interface AccountAhead {
  readonly clientId: ClientId;
  readonly currency: Currency;
  readonly contact: string | null;
  readonly mailMask: string | null;
  readonly lastLetterOn: CalendarDate | null;
  readonly hasDraft: boolean;
  readonly underWay: boolean;
  readonly callId: DunningCallId | null;
  /** The step that comes next for any of its items. */
  readonly next: NextStep | null;
  readonly held: readonly HeldReason[];
  /** The promise that is due first. */
  readonly promise: { readonly amountMinor: Minor; readonly promisedFor: CalendarDate } | null;
  readonly unappliedMinor: Minor;
  readonly items: readonly ItemAhead[];
}

const sooner = (a: NextStep | null, b: NextStep | null): NextStep | null =>
  !a || (b && (b.on < a.on || (b.on === a.on && b.step.step > a.step.step))) ? b : a;

function aheadOf(account: AccountFacts, rules: RunRules): AccountAhead {
  const { today, ladder, gapDays, calendar } = rules;
  const stopped = stoppedItems(account, today, calendar);
  const pace = { today, lastLetterOn: account.lastLetterOn, gapDays };
  const items = account.items.map((item): ItemAhead => {
    const reason = account.outside ?? stopped.get(item.itemId) ?? null;
    return { ...item, stopped: reason, next: reason ? null : (nextStep(ladder, item, pace) ?? null) };
  });
  const promises = account.promises.filter((each) => each.paidMinor < each.amountMinor);
  const first = promises.toSorted((a, b) => a.promisedFor.localeCompare(b.promisedFor))[0];
  return {
    clientId: account.clientId,
    currency: account.currency,
    contact: account.contact,
    mailMask: account.mailMask,
    lastLetterOn: account.lastLetterOn,
    hasDraft: account.draftKey !== null,
    underWay: account.underWay,
    callId: account.callId,
    next: items.map(({ next }) => next).reduce(sooner, null),
    held: [...new Set(planAccount(account, rules).held.map(({ reason }) => reason))],
    promise: first ? { amountMinor: first.amountMinor, promisedFor: first.promisedFor } : null,
    unappliedMinor: account.unappliedMinor,
    items,
  };
}

interface Ahead {
  readonly clientIds: readonly ClientId[];
  readonly currency?: Currency | undefined;
}

/** What comes next for some clients' items, and what holds them back. */
export async function accountsAhead(
  trx: Trx,
  { clientIds, currency }: Ahead,
  today: CalendarDate,
): Promise<AccountAhead[]> {
  if (clientIds.length === 0) return [];
  const rules = await runRules(trx, today);
  const daysAhead = Math.max(0, -(rules.ladder[0]?.days ?? 0));
  const facts = await accountFacts(trx, { asOf: today, clientIds, daysAhead }, today);
  return facts
    .filter((account) => currency === undefined || account.currency === currency)
    .map((account) => aheadOf(account, rules));
}
