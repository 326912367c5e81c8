import type { ClientId } from "@foyer/domain/clients/schema";
import { type Currency, type Minor, minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { Rate } from "@foyer/domain/receivables/rates/schema";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { failureOf, useTRPC } from "../../kernel/api.ts";
import type { Billable } from "./billed-field.tsx";

const debits = ["invoice", "debit-note", "finance-charge", "adjustment-debit", "opening-debit"] as const;
const credits = ["credit-note", "adjustment-credit", "opening-credit"] as const;
export const documentKinds = [...debits, ...credits, "deposit"] as const;
export type DocumentKind = (typeof documentKinds)[number];

const posted = {
  invoice: "invoice",
  "debit-note": "debit-note",
  "finance-charge": "finance-charge",
  "adjustment-debit": "adjustment",
  "opening-debit": "opening",
} as const satisfies Record<(typeof debits)[number], string>;
const given = {
  "credit-note": "credit-note",
  "adjustment-credit": "adjustment",
  "opening-credit": "opening",
} as const satisfies Record<(typeof credits)[number], string>;

const isDebit = (kind: DocumentKind): kind is (typeof debits)[number] => Object.hasOwn(posted, kind);
/** A document of its own is due on a day, an invoice in several parts on several. */
export const isDue = isDebit;

export interface DocumentValues {
  readonly key: string;
  readonly clientId: ClientId;
  readonly kind: DocumentKind;
  readonly reference: string;
  readonly currency: Currency;
  readonly rate: Rate | undefined;
  readonly documentDate: CalendarDate;
  readonly postingDate: CalendarDate;
  readonly parts: readonly { readonly dueDate: CalendarDate; readonly amountMinor: Minor }[];
  readonly reason: string | null;
  /** What of the client's stays and reservations an invoice bills. */
  readonly billed: readonly Billable[];
  /** Why finance should agree, where it has to. */
  readonly plea: string | null;
}

/** What is billed takes its part of the document one after the other, as far as the document reaches. */
function billing({ billed, parts }: Pick<DocumentValues, "billed" | "parts">) {
  let left = parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const shares = billed.flatMap(({ kind, id, amount }) => {
    const share = Math.min(left, amount);
    left -= share;
    return share > 0 ? [{ kind, id, amountMinor: minor(share) }] : [];
  });
  const of = (kind: Billable["kind"]) => shares.filter((share) => share.kind === kind);
  return {
    stays: of("stay").map(({ id, amountMinor }) => ({ stayId: id, amountMinor })),
    draws: of("reservation").map(({ id, amountMinor }) => ({
      reservationId: id,
      amountMinor,
    })),
  };
}

/** Posts a document of any kind; what has no due date is one amount. */
export function useDocument(onDone: () => void) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const finish = async (message: string) => {
    await client.invalidateQueries(trpc.receivables.pathFilter());
    await client.invalidateQueries(trpc.creditBooking.pathFilter());
    notifications.show({ message, color: "pine" });
    onDone();
  };
  const onSuccess = () => finish(t("receivables.posting.posted"));
  const debit = useMutation(
    trpc.creditBooking.enterInvoice.mutationOptions({
      onSuccess: ({ outcome }) =>
        finish(t(outcome === "asked" ? "credit.booking.asked" : "receivables.posting.posted")),
    }),
  );
  const credit = useMutation(trpc.receivables.postPayment.mutationOptions({ onSuccess }));
  const deposit = useMutation(trpc.ledger.postDeposit.mutationOptions({ onSuccess }));
  const send = ({ kind, rate, parts, billed, plea, ...shared }: DocumentValues) => {
    const [first] = parts;
    if (!first) return;
    const values = { ...shared, ...(rate === undefined ? {} : { rate }) };
    if (kind === "deposit") deposit.mutate({ ...values, amountMinor: first.amountMinor });
    else if (isDebit(kind)) {
      const { stays, draws } = billing({ billed, parts });
      debit.mutate({
        invoice: { ...values, kind: posted[kind], instalments: [...parts], stays },
        draws,
        reason: plea,
      });
    } else credit.mutate({ ...values, kind: given[kind], amountMinor: first.amountMinor });
  };
  return {
    send,
    isPending: debit.isPending || credit.isPending || deposit.isPending,
    error: debit.error ?? credit.error ?? deposit.error,
    /** The client is on soft hold: with a reason it goes before finance. */
    asksFinance: failureOf(debit.error)?.code === "credit.needs-finance",
  };
}
