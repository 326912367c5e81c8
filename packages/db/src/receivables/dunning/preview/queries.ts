import { minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { asked } from "@foyer/domain/receivables/dunning/stops/rules";
import type { HeldReason, PreviewDunning } from "@foyer/domain/receivables/dunning/schema";
import type { Trx } from "../../../kernel/fence.ts";
import { dunningPlan, type PlannedAccount } from "../plan/queries.ts";

/** Rows of a preview: the counts are of all. */
const shown = 200;

const itemOf = ({ account }: PlannedAccount, id: number) => account.items.find(({ itemId }) => itemId === id);

const letterRow = (plan: PlannedAccount) => {
  const { account, letter } = plan;
  if (!letter) return [];
  return [
    {
      clientId: account.clientId,
      client: account.client,
      owner: account.owner,
      contact: account.contact,
      mailMask: account.mailMask,
      language: account.language,
      currency: account.currency,
      kind: letter.kind,
      number: letter.step.number,
      repeated: letter.repeated,
      signatures: letter.signatures,
      charge: letter.charge,
      amountMinor: letter.amountMinor,
      items: letter.items.map(({ step, ...item }) => ({
        ...item,
        number: step.number,
        reference: itemOf(plan, item.itemId)?.reference ?? "",
        dueDate: itemOf(plan, item.itemId)?.dueDate ?? null,
      })),
    },
  ];
};

const callRow = ({ account, call }: PlannedAccount) =>
  call
    ? [
        {
          clientId: account.clientId,
          client: account.client,
          owner: account.owner,
          currency: account.currency,
          by: call.step.by,
          days: Math.max(...call.items.map(({ daysLate }) => daysLate)),
          items: call.items.length,
        },
      ]
    : [];

const heldRows = (plan: PlannedAccount) =>
  plan.held.map(({ itemId, reason }) => {
    const item = itemOf(plan, itemId);
    return {
      clientId: plan.account.clientId,
      client: plan.account.client,
      currency: plan.account.currency,
      itemId,
      reference: item?.reference ?? "",
      daysLate: item?.daysLate ?? 0,
      askedMinor: item ? asked(item) : minor(0),
      reason,
    };
  });

/** What a run would do on a day: what would go out, to whom, about which items, and why the others are held back. (A7.6) */
export async function previewDunning(trx: Trx, question: PreviewDunning, today: CalendarDate) {
  const plan = await dunningPlan(trx, { ...question, asOf: question.asOf ?? today }, today);
  const [letters, calls, held] = [
    plan.accounts.flatMap(letterRow).toSorted((a, b) => b.amountMinor - a.amountMinor),
    plan.accounts.flatMap(callRow).toSorted((a, b) => b.days - a.days),
    plan.accounts.flatMap(heldRows).toSorted((a, b) => b.daysLate - a.daysLate),
  ];
  const reasons: Partial<Record<HeldReason, number>> = {};
  for (const { reason } of held) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return {
    asOf: plan.rules.today,
    bankSilentSince: plan.bankSilentSince,
    letters,
    calls,
    held,
    reasons,
  };
}
export type DunningPreview = Awaited<ReturnType<typeof previewDunning>>;

/** The preview as a screen shows it: the first rows of each part, and how many there are of all. */
export async function previewPage(trx: Trx, question: PreviewDunning, today: CalendarDate) {
  const { letters, calls, held, ...preview } = await previewDunning(trx, question, today);
  const amounts = Map.groupBy(letters, ({ currency }) => currency);
  return {
    ...preview,
    letters: letters.slice(0, shown),
    calls: calls.slice(0, shown),
    held: held.slice(0, shown),
    counts: { letters: letters.length, calls: calls.length, held: held.length },
    sums: [...amounts].map(([currency, rows]) => ({
      currency,
      amountMinor: minor(rows.reduce((total, row) => total + row.amountMinor, 0)),
    })),
  };
}
