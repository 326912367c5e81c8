import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";

/** What finance does with money that came in. After each the ledger and its lines are read anew, after a refusal too: what was seen may be out of date. */
export function useReceiving(onDone: () => void = () => undefined) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const refresh = async () => {
    await Promise.all([
      client.invalidateQueries(trpc.receiving.pathFilter()),
      client.invalidateQueries(trpc.receivables.pathFilter()),
      client.invalidateQueries(trpc.ledger.pathFilter()),
      client.invalidateQueries({ queryKey: ["receiving"] }),
    ]);
  };
  const done = (message: string) => ({
    onSuccess: async () => {
      await refresh();
      notifications.show({ message, color: "pine" });
      onDone();
    },
    onError: refresh,
  });
  const accepted = {
    onSuccess: async (_: unknown, { lines }: { lines: readonly unknown[] }) => {
      await refresh();
      notifications.show({ message: t("receivables.receiving.bank.accepted", { count: lines.length }), color: "pine" });
      onDone();
    },
    onError: refresh,
  };
  const words = "receivables.receiving";
  return {
    receive: useMutation(trpc.receiving.receive.mutationOptions(done(t("receivables.posting.posted")))),
    settleCredit: useMutation(trpc.receiving.settleCredit.mutationOptions(done(t(`${words}.credits.settled`)))),
    accept: useMutation(trpc.receiving.accept.mutationOptions(accepted)),
    ignore: useMutation(trpc.receiving.ignore.mutationOptions(done(t(`${words}.bank.ignored`)))),
    restore: useMutation(trpc.receiving.restore.mutationOptions(done(t(`${words}.bank.restored`)))),
    giveBack: useMutation(trpc.receiving.giveBack.mutationOptions(done(t(`${words}.bank.gaveBack`)))),
    addAccount: useMutation(trpc.receiving.addAccount.mutationOptions(done(t("kernel.saved")))),
    closeAccount: useMutation(trpc.receiving.closeAccount.mutationOptions(done(t("kernel.saved")))),
  };
}
