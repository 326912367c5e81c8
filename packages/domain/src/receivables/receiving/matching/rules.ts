import type { ClientId } from "../../../clients/schema.ts";
import { foldName } from "../../../clients/names/rules.ts";
import { type Minor, minor, sum } from "../../../kernel/money.ts";
import type { CalendarDate } from "../../../kernel/time.ts";
import { oldestFirst } from "../../rules.ts";
import type { LedgerItemId } from "../../schema.ts";
import { documentKey, type Debt } from "../rules.ts";
import type { SettledShare } from "../schema.ts";

/** Why a line is taken for a client's payment. */
export const matchReasons = [
  "number",
  "numbers-add-up",
  "name",
  "known-payer",
  "exact-amount",
  "all-open",
  "adds-up",
  "promised",
] as const;
export type MatchReason = (typeof matchReasons)[number];

/** What each reason is worth. A name and a known payer say the same, as do the ways in which an amount fits: the best counts. */
const points: Record<MatchReason, number> = {
  number: 50,
  "numbers-add-up": 40,
  name: 40,
  "known-payer": 38,
  "exact-amount": 38,
  "all-open": 34,
  "adds-up": 26,
  promised: 15,
};
const whoReasons: readonly MatchReason[] = ["name", "known-payer"];
const amountReasons: readonly MatchReason[] = ["numbers-add-up", "exact-amount", "all-open", "adds-up"];

const best = (reasons: readonly MatchReason[], among: readonly MatchReason[]): number =>
  Math.max(0, ...reasons.filter((reason) => among.includes(reason)).map((reason) => points[reason]));

export const scoreOf = (reasons: readonly MatchReason[]): number =>
  Math.min(
    100,
    best(reasons, whoReasons) +
      best(reasons, amountReasons) +
      reasons
        .filter((reason) => reason === "number" || reason === "promised")
        .reduce((total, reason) => total + points[reason], 0),
  );

/** From so many points on, with the amount explained and nobody else near, a proposal may be accepted unseen. */
const certainFrom = 75;
const leadNeeded = 20;

/** Sums are looked for among so many of a client's debts, of so many each, and not for ever. */
export const sumSearch = { debts: 20, parts: 5, steps: 20_000 } as const;

/**
 * Some of the debts that add up to the amount exactly: fewest first, the ones due first before others. The search is bounded
 * (`sumSearch`): nothing found does not mean that there is nothing.
 */
export function addingUp(debts: readonly Debt[], amount: Minor): readonly Debt[] | undefined {
  const some = debts.filter((debt) => debt.openMinor <= amount).slice(0, sumSearch.debts);
  let steps = 0;
  const search = (from: number, left: number, parts: number): Debt[] | undefined => {
    for (let at = from; at < some.length; at += 1) {
      const debt = some[at];
      steps += 1;
      if (!debt || steps > sumSearch.steps) return undefined;
      if (parts === 1) {
        if (debt.openMinor === left) return [debt];
      } else if (debt.openMinor < left) {
        const rest = search(at + 1, left - debt.openMinor, parts - 1);
        if (rest) return [debt, ...rest];
      }
    }
    return undefined;
  };
  for (let parts = 2; parts <= sumSearch.parts; parts += 1) {
    const found = search(0, amount, parts);
    if (found) return found;
  }
  return undefined;
}

/** Runs of letters and digits that may be a document's number: with a digit in them, and not too short. */
export function numbersIn(text: string): string[] {
  const runs = documentKey(text).match(/[A-Z0-9](?:[A-Z0-9._/#-]*[A-Z0-9])?/g) ?? [];
  return [...new Set(runs.filter((run) => run.length >= 3 && run.length <= 80 && /\d/.test(run)))].slice(0, 40);
}

/** The names that a line may give: its payer's, and each piece of its text that could be one. */
export function namesIn({ payer, text }: { readonly payer: string | null; readonly text: string }): string[] {
  const pieces = [payer ?? "", ...text.split(/[,，;；:：|/·\t()（）]|\s{2,}/)];
  const folded = pieces.filter((piece) => /\p{L}{2}/u.test(piece)).map(foldName);
  return [...new Set(folded.filter((name) => name.length >= 2))].slice(0, 12);
}

export interface WaitingLine {
  readonly bookedOn: CalendarDate;
  readonly amountMinor: Minor;
  readonly payer: string | null;
  readonly text: string;
}

/** A client that a line may come from, and what speaks for it beside the amount. */
export interface Candidate {
  readonly clientId: ClientId;
  readonly client: string;
  readonly named: boolean;
  readonly paidBefore: boolean;
  readonly promised: readonly Minor[];
  /** In the order in which they are due. */
  readonly debts: readonly Debt[];
  /** Whether these are all that it owes. */
  readonly complete: boolean;
}

export interface Proposal {
  readonly clientId: ClientId;
  readonly client: string;
  readonly reasons: readonly MatchReason[];
  readonly score: number;
  readonly certain: boolean;
  readonly shares: readonly (SettledShare & { readonly reference: string; readonly line: number })[];
  readonly unappliedMinor: Minor;
}

/** The debts whose number stands in the line. */
const named = (debts: readonly Debt[], line: WaitingLine): readonly Debt[] => {
  const numbers = new Set(numbersIn(`${line.text} ${line.payer ?? ""}`));
  return debts.filter((debt) => numbers.has(documentKey(debt.reference)));
};

/** How the amount is explained, and by which debts; none when it is not. */
function explained(
  line: WaitingLine,
  { debts, numbered, complete }: { debts: readonly Debt[]; numbered: readonly Debt[]; complete: boolean },
): { reason: MatchReason; by: readonly Debt[] } | undefined {
  const { amountMinor } = line;
  if (numbered.length > 0) {
    const whole = sum(numbered.map((debt) => debt.openMinor));
    if (whole === amountMinor) return { reason: "numbers-add-up", by: numbered };
    const one = numbered.find((debt) => debt.openMinor === amountMinor);
    return one ? { reason: "exact-amount", by: [one] } : undefined;
  }
  const exact = debts.find((debt) => debt.openMinor === amountMinor);
  if (exact) return { reason: "exact-amount", by: [exact] };
  if (complete && debts.length > 1 && sum(debts.map((debt) => debt.openMinor)) === amountMinor)
    return { reason: "all-open", by: debts };
  const some = addingUp(debts, amountMinor);
  return some && { reason: "adds-up", by: some };
}

/** What one client's account says to a line. */
function proposalOf(
  line: WaitingLine,
  { clientId, client, ...candidate }: Candidate,
): Omit<Proposal, "certain"> | undefined {
  // what was not posted yet when the money came is not what it was for
  const debts = candidate.debts.filter((debt) => debt.openMinor > 0 && debt.postingDate <= line.bookedOn);
  const numbered = named(debts, line);
  const fit = explained(line, { debts, numbered, complete: candidate.complete });
  const reasons: MatchReason[] = [
    ...(numbered.length > 0 ? (["number"] as const) : []),
    ...(candidate.named ? (["name"] as const) : []),
    ...(candidate.paidBefore ? (["known-payer"] as const) : []),
    ...(fit ? [fit.reason] : []),
    ...(candidate.promised.includes(line.amountMinor) ? (["promised"] as const) : []),
  ];
  if (reasons.length === 0) return undefined;
  const settled = oldestFirst(fit?.by ?? (numbered.length > 0 ? numbered : debts), line.amountMinor, line.bookedOn);
  const byId = new Map(debts.map((debt) => [debt.id, debt]));
  const shares = settled.map(({ itemId, amountMinor }) => {
    const debt = byId.get(itemId);
    return { itemId, amountMinor, reference: debt?.reference ?? "", line: debt?.line ?? 1 };
  });
  const unappliedMinor = minor(line.amountMinor - sum(shares.map((share) => share.amountMinor)));
  return { clientId, client, reasons, score: scoreOf(reasons), shares, unappliedMinor };
}

/**
 * Whose payment a line is, the best first. One alone, with its amount explained and nobody near it, is certain; by the amount
 * alone nobody is.
 */
export function proposalsFor(line: WaitingLine, candidates: readonly Candidate[]): Proposal[] {
  const found = candidates.flatMap((candidate) => proposalOf(line, candidate) ?? []);
  const order = found.toSorted((a, b) => b.score - a.score || a.clientId - b.clientId);
  const [first, second] = order;
  const isCertain =
    first !== undefined &&
    first.score >= certainFrom &&
    first.reasons.some((reason) => amountReasons.includes(reason)) &&
    first.score - (second?.score ?? 0) >= leadNeeded;
  return order.slice(0, 5).map((proposal, index) => ({ ...proposal, certain: index === 0 && isCertain }));
}

/** What is left of a client's debts once a proposal is taken: the next line is judged by it. */
export const debtsLeft = (debts: readonly Debt[], shares: readonly SettledShare[]): Debt[] => {
  const taken = new Map<LedgerItemId, number>(shares.map((share) => [share.itemId, share.amountMinor]));
  return debts.map((debt) => ({ ...debt, openMinor: minor(debt.openMinor - (taken.get(debt.id) ?? 0)) }));
};
