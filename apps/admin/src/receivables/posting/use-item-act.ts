import type { Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import type { LedgerItem } from "../items-panel.tsx";

export type ItemAct = "refund" | "writeOff" | "dispute" | "apply" | "bounce" | "reverse";

export interface ActValues {
  readonly key: string;
  readonly amountMinor: Minor;
  readonly day: CalendarDate;
  readonly reference: string;
  readonly reason: string;
}

/** What finance may do with an item, by what it is and what is still open of it. */
export function actsOn(item: LedgerItem): ItemAct[] {
  if (item.reversed) return [];
  if (item.kind === "payment") return item.openMinor > 0 ? ["refund", "bounce", "reverse"] : ["bounce", "reverse"];
  if (item.openMinor <= 0) return ["reverse"];
  if (item.side === "debit") return item.kind === "deposit-applied" ? ["reverse"] : ["dispute", "writeOff", "reverse"];
  return item.kind === "deposit" ? ["apply", "refund", "reverse"] : ["refund", "reverse"];
}

/** What is done with the whole of an item. */
export const isWhole = (act: ItemAct): boolean => act === "reverse" || act === "bounce";

export const isReferenced = (act: ItemAct): boolean => act === "refund" || act === "apply";

/** Sends one act on an item; the ledger is read anew after it. */
export function useItemAct(item: LedgerItem, act: ItemAct, onDone: () => void) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const onSuccess = async () => {
    await client.invalidateQueries(trpc.receivables.pathFilter());
    await client.invalidateQueries(trpc.ledger.pathFilter());
    await client.invalidateQueries(trpc.receiving.pathFilter());
    notifications.show({ message: t(`receivables.posting.did.${act}`), color: "pine" });
    onDone();
  };
  const refund = useMutation(trpc.ledger.refund.mutationOptions({ onSuccess }));
  const writeOff = useMutation(trpc.ledger.proposeWriteOff.mutationOptions({ onSuccess }));
  const dispute = useMutation(trpc.ledger.openDispute.mutationOptions({ onSuccess }));
  const apply = useMutation(trpc.ledger.applyDeposit.mutationOptions({ onSuccess }));
  const bounce = useMutation(trpc.receiving.bounce.mutationOptions({ onSuccess }));
  const reverse = useMutation(trpc.receivables.reverse.mutationOptions({ onSuccess }));
  const { isPending, error } = { refund, writeOff, dispute, apply, bounce, reverse }[act];
  const send = ({ key, amountMinor, day, reference, reason }: ActValues) => {
    const { id } = item;
    switch (act) {
      case "refund":
        return refund.mutate({ key, creditItemId: id, amountMinor, postingDate: day, reference, reason });
      case "writeOff":
        return writeOff.mutate({ key, itemId: id, amountMinor, postingDate: day, reason });
      case "dispute":
        return dispute.mutate({ key, itemId: id, amountMinor, fromDate: day, reason });
      case "apply":
        return apply.mutate({ key, depositItemId: id, amountMinor, postingDate: day, reference, reason });
      case "bounce":
        return bounce.mutate({ key, itemId: id, postingDate: day, reason });
      case "reverse":
        return reverse.mutate({ key, itemId: id, postingDate: day, reason });
    }
  };
  return { send, isPending, error };
}
