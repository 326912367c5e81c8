import type { Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { ItemAct } from "@foyer/domain/receivables/posting/rules";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import type { LedgerItem } from "../items-panel.tsx";

export interface ActValues {
  readonly key: string;
  readonly amountMinor: Minor;
  readonly day: CalendarDate;
  readonly reference: string;
  readonly reason: string;
}

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
