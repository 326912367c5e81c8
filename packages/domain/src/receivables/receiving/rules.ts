import type { ClientId } from "../../clients/schema.ts";
import { type Currency, type Minor, minor, sum } from "../../kernel/money.ts";
import { found, Refusal, type RefusalDetails } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { oldestFirst, settledFrom } from "../rules.ts";
import type { ItemKind, LedgerItemId, Purpose } from "../schema.ts";
import type { AdvisedDocument, Deduction, Settle, SettledShare } from "./schema.ts";

/** A debt as the one who spreads a payment over it needs it. */
export interface Debt {
  readonly id: LedgerItemId;
  readonly reference: string;
  readonly line: number;
  readonly dueDate: CalendarDate;
  readonly postingDate: CalendarDate;
  /** Later than its posting where an allocation of it was taken back. */
  readonly freeFrom: CalendarDate;
  readonly openMinor: Minor;
}

/** A document that an advice names, whosever it is. */
export interface FoundDocument extends Debt {
  readonly clientId: ClientId;
  readonly currency: Currency;
  readonly purpose: Purpose;
}

/** What a payment does to one debt. */
export interface Settled extends Debt {
  readonly amountMinor: Minor;
  readonly effectiveDate: CalendarDate;
}

/** A line of an advice that cannot be followed, and why. */
export interface AdviceProblem {
  readonly place: number;
  readonly document: string;
  readonly code: string;
  readonly details: RefusalDetails;
}

/** How money would settle. As long as there is a problem nothing is posted. */
export interface PaymentPlan {
  readonly settled: readonly Settled[];
  /** What is too much: it stays as the client's credit. */
  readonly unappliedMinor: Minor;
  readonly problems: readonly AdviceProblem[];
}

export interface MoneyIn {
  readonly clientId: ClientId;
  readonly currency: Currency;
  readonly amountMinor: Minor;
  readonly postingDate: CalendarDate;
}

const planned = (money: MoneyIn, settled: readonly Settled[], problems: readonly AdviceProblem[]): PaymentPlan => ({
  settled,
  unappliedMinor: minor(money.amountMinor - sum(settled.map((each) => each.amountMinor))),
  problems,
});

/** How documents are looked up: as they are numbered, width and case aside. */
export const documentKey = (reference: string): string => reference.normalize("NFKC").trim().toUpperCase();

const inOrder = <One extends Debt>(debts: readonly One[]): One[] =>
  debts.toSorted((a, b) => a.dueDate.localeCompare(b.dueDate) || a.line - b.line || a.id - b.id);

/** Why a line of an advice cannot be followed by what the ledger has under its number; nothing when it can. */
function wrongWith(
  named: readonly FoundDocument[],
  { clientId, currency, postingDate }: MoneyIn,
): readonly [string, RefusalDetails] | undefined {
  if (named.length === 0) return ["receivables.invoice-not-found", {}];
  const own = named.filter((each) => each.clientId === clientId);
  if (own.length === 0) return ["receivables.invoice-of-another-client", {}];
  const here = own.filter((each) => each.currency === currency);
  if (here.length === 0) return ["receivables.other-currency", {}];
  const open = here.filter((each) => each.openMinor > 0);
  if (open.length === 0) return ["receivables.document-settled", {}];
  if (open.every((each) => each.postingDate > postingDate))
    return ["receivables.payment-before-invoice", { date: open[0]?.postingDate ?? "" }];
  return undefined;
}

/**
 * Settles what the advice names, line by line in its order: the amount it says, or all that is open as far as the payment
 * reaches. A document in several due amounts is settled in the order in which they are due.
 */
function planAdvice(
  money: MoneyIn,
  documents: readonly AdvisedDocument[],
  found: readonly FoundDocument[],
): PaymentPlan {
  const byKey = Map.groupBy(
    found.filter((each) => each.purpose === "receivable"),
    (each) => documentKey(each.reference),
  );
  const settled: Settled[] = [];
  const problems: AdviceProblem[] = [];
  const seen = new Set<string>();
  let left = money.amountMinor as number;
  for (const { place, document, amountMinor } of documents) {
    const refuse = (code: string, details: RefusalDetails = {}) => problems.push({ place, document, code, details });
    const named = byKey.get(documentKey(document)) ?? [];
    const wrong = wrongWith(named, money);
    const debts = inOrder(
      named.filter(
        (each) =>
          each.clientId === money.clientId &&
          each.currency === money.currency &&
          each.openMinor > 0 &&
          each.postingDate <= money.postingDate,
      ),
    );
    const open = sum(debts.map((debt) => debt.openMinor));
    if (seen.has(documentKey(document))) refuse("receivables.document-twice");
    else if (wrong) refuse(...wrong);
    else if (amountMinor !== null && amountMinor > open)
      refuse("receivables.advice-over-open", { open, amount: amountMinor, currency: money.currency });
    else if (amountMinor !== null && amountMinor > left)
      refuse("receivables.advice-over-payment", { left, amount: amountMinor, currency: money.currency });
    else {
      let due = Math.min(amountMinor ?? open, left);
      left -= due;
      for (const debt of debts) {
        const share = Math.min(due, debt.openMinor);
        if (share > 0)
          settled.push({
            ...onlyDebt(debt),
            amountMinor: minor(share),
            effectiveDate: settledFrom(debt.freeFrom, money.postingDate),
          });
        due -= share;
      }
    }
    seen.add(documentKey(document));
  }
  return planned(money, settled, problems);
}

const onlyDebt = ({ id, reference, line, dueDate, postingDate, freeFrom, openMinor }: Debt): Debt => ({
  id,
  reference,
  line,
  dueDate,
  postingDate,
  freeFrom,
  openMinor,
});

/** How money would settle what the client owes. `found` is what the ledger has under the numbers of an advice. (A7.6) */
export function planPayment(
  money: MoneyIn,
  settle: Settle,
  { debts, found }: { debts: readonly Debt[]; found: readonly FoundDocument[] },
): PaymentPlan {
  if (settle.how === "none") return planned(money, [], []);
  if (settle.how === "advice") return planAdvice(money, settle.documents, found);
  const byId = new Map(debts.map((debt) => [debt.id, debt]));
  const settled = oldestFirst(debts, money.amountMinor, money.postingDate).flatMap((share): Settled[] => {
    const debt = byId.get(share.itemId);
    return debt ? [{ ...onlyDebt(debt), amountMinor: share.amountMinor, effectiveDate: share.effectiveDate }] : [];
  });
  return planned(money, settled, []);
}

/** A plan with a line that cannot be followed is not posted: the first of them says why. */
export function refuseProblems({ problems }: PaymentPlan): void {
  const [first] = problems;
  if (first)
    throw new Refusal("invalid", first.code, { ...first.details, place: first.place, document: first.document });
}

/** What is posted is what was seen. Whatever was settled, posted or taken back meanwhile is named. */
export function refuseOtherThanSeen({ settled }: PaymentPlan, expected: readonly SettledShare[]): void {
  const seen = new Map(expected.map((share) => [share.itemId, share.amountMinor]));
  const differs =
    settled.find((share) => seen.get(share.id) !== share.amountMinor) ??
    (settled.length < expected.length ? { reference: "" } : undefined);
  if (differs) throw new Refusal("conflict", "receivables.preview-changed", { document: differs.reference });
}

/** A deduction is of what the payment leaves open of a document that it settles, once, and no more than that. */
export function refuseDeductions({ settled }: PaymentPlan, deductions: readonly Deduction[]): void {
  const seen = new Set<LedgerItemId>();
  for (const { itemId, amountMinor } of deductions) {
    const share = settled.find((each) => each.id === itemId);
    if (!share || seen.has(itemId)) throw new Refusal("invalid", "receivables.deduction-of-nothing", { id: itemId });
    if (amountMinor > share.openMinor - share.amountMinor)
      throw new Refusal("invalid", "receivables.deduction-over-open", { document: share.reference });
    seen.add(itemId);
  }
}

/** Only a payment is given back, and not before it came. */
export function refuseBounce(
  item: { readonly id: LedgerItemId; readonly kind: ItemKind; readonly postingDate: CalendarDate },
  { postingDate }: { readonly postingDate: CalendarDate },
): void {
  if (item.kind !== "payment") throw new Refusal("invalid", "receivables.not-a-payment", { id: item.id });
  if (postingDate < item.postingDate) throw new Refusal("invalid", "receivables.returned-before-paid", { id: item.id });
}

/** Money is posted on the day it came or, where that month is closed, on a later one. */
export function refusePostedEarly({
  receivedOn,
  postingDate,
}: {
  readonly receivedOn: CalendarDate;
  readonly postingDate: CalendarDate;
}): void {
  if (postingDate < receivedOn) throw new Refusal("invalid", "receivables.posted-before-received");
}

interface Spread extends Omit<MoneyIn, "postingDate"> {
  readonly shares: readonly SettledShare[];
}

/**
 * What several payments are to settle together, as it was shown: debts of the payer's own, in its currency, no more than the
 * money and no more than is open by now.
 */
export function refuseShares(payments: readonly Spread[], debts: ReadonlyMap<LedgerItemId, FoundDocument>): void {
  const left = new Map([...debts].map(([id, debt]) => [id, debt.openMinor as number]));
  for (const { clientId, currency, amountMinor, shares } of payments) {
    if (sum(shares.map((share) => share.amountMinor)) > amountMinor)
      throw new Refusal("invalid", "receivables.shares-over-payment");
    for (const { itemId, amountMinor: share } of shares) {
      const debt = found(debts.get(itemId), "receivables.item-not-found", { id: itemId });
      if (debt.clientId !== clientId)
        throw new Refusal("invalid", "receivables.invoice-of-another-client", { document: debt.reference });
      if (debt.currency !== currency || debt.purpose !== "receivable")
        throw new Refusal("invalid", "receivables.other-currency", { document: debt.reference });
      const rest = (left.get(itemId) ?? 0) - share;
      if (rest < 0) throw new Refusal("conflict", "receivables.preview-changed", { document: debt.reference });
      left.set(itemId, rest);
    }
  }
}
