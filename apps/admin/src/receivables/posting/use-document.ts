import type { ClientId } from "@foyer/domain/clients/schema";
import type { Currency, Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { Rate } from "@foyer/domain/receivables/rates/schema";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";

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
}

/** Posts a document of any kind; what has no due date is one amount. */
export function useDocument(onDone: () => void) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const onSuccess = async () => {
    await client.invalidateQueries(trpc.receivables.pathFilter());
    notifications.show({ message: t("receivables.posting.posted"), color: "pine" });
    onDone();
  };
  const debit = useMutation(trpc.receivables.postInvoice.mutationOptions({ onSuccess }));
  const credit = useMutation(trpc.receivables.postPayment.mutationOptions({ onSuccess }));
  const deposit = useMutation(trpc.ledger.postDeposit.mutationOptions({ onSuccess }));
  const send = ({ kind, rate, parts, ...shared }: DocumentValues) => {
    const [first] = parts;
    if (!first) return;
    const values = { ...shared, ...(rate === undefined ? {} : { rate }) };
    if (kind === "deposit") deposit.mutate({ ...values, amountMinor: first.amountMinor });
    else if (isDebit(kind)) debit.mutate({ ...values, kind: posted[kind], instalments: [...parts] });
    else credit.mutate({ ...values, kind: given[kind], amountMinor: first.amountMinor });
  };
  return {
    send,
    isPending: debit.isPending || credit.isPending || deposit.isPending,
    error: debit.error ?? credit.error ?? deposit.error,
  };
}
