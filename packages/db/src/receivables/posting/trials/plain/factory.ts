import { minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { type AgedAllocation, openOn } from "@foyer/domain/receivables/aging/rules";
import type { ItemStep, Step } from "../factory.ts";

/** The ledger as slowly as it is plain: what it takes, and why it does not take the rest. */
export class PlainLedger {
  readonly #items = new Map<number, ItemStep>();
  readonly #allocations = new Map<number, AgedAllocation>();
  readonly #undone = new Set<number>();

  take(step: Step): string | null {
    if (step.kind === "item") {
      this.#items.set(step.id, step);
      return null;
    }
    if (step.kind === "undo") {
      const allocation = this.#allocations.get(step.allocation);
      if (!allocation) return "receivables.item-not-found";
      if (step.on < allocation.effectiveDate) return "receivables.before-posting";
      if (this.#undone.has(step.allocation)) return "receivables.already-taken-back";
      this.#undone.add(step.allocation);
      const amountMinor = minor(0 - allocation.amountMinor);
      this.#allocations.set(step.id, { ...allocation, amountMinor, effectiveDate: step.on });
      return null;
    }
    const [debit, credit] = [this.#items.get(step.debit), this.#items.get(step.credit)];
    if (!debit || !credit) return "receivables.item-not-found";
    if (debit.client !== credit.client) return "receivables.other-account";
    if (step.on < debit.postingDate || step.on < credit.postingDate) return "receivables.before-posting";
    this.#allocations.set(step.id, {
      debitItemId: debit.id,
      creditItemId: credit.id,
      amountMinor: minor(step.amount),
      effectiveDate: step.on,
    });
    if ([debit, credit].every((item) => this.#neverNegative(item))) return null;
    this.#allocations.delete(step.id);
    return "receivables.over-allocated";
  }

  #neverNegative(item: ItemStep): boolean {
    const ledger = this.of(item.client);
    return ledger.allocations.every(({ effectiveDate }) => openOn(item, ledger, effectiveDate) >= 0);
  }

  /** What stands in it of one client, or of all. */
  of(client?: number) {
    const items = [...this.#items.values()].filter((item) => client === undefined || item.client === client);
    const ids = new Set(items.map((item) => item.id));
    return { items, allocations: [...this.#allocations.values()].filter((each) => ids.has(each.debitItemId)) };
  }
}

type Standing = ReturnType<PlainLedger["of"]>;

/** Whose ledger each is, and all of them in one. */
export const standingOf = <Client>(plain: PlainLedger, clients: readonly Client[]) => ({
  whole: plain.of(),
  each: clients.map((client, place): [Client, Standing] => [client, plain.of(place)]),
});

/** What has been posted by a day: debits less credits. */
export const balanceOf = ({ items }: Standing, asOf: CalendarDate): number =>
  items
    .filter((item) => item.postingDate <= asOf)
    .reduce((sum, item) => sum + (item.side === "debit" ? item.amountMinor : 0 - item.amountMinor), 0);
