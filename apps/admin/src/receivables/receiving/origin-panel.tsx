import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { Figure, Figures } from "../../kernel/figure.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";

/** The bank's line that a payment came of, as the bank wrote it; nothing for one that was entered by hand. */
export function OriginPanel({ itemId }: { itemId: LedgerItemId }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { data: line } = useQuery(trpc.receiving.lineOfPayment.queryOptions({ itemId }));
  if (!line) return null;
  return (
    <section aria-label={t("receivables.receiving.bank.fromTitle")}>
      <h3>{t("receivables.receiving.bank.fromTitle")}</h3>
      <Figures>
        <Figure label={t("receivables.receiving.bank.bookedOn")}>
          <DateText value={line.bookedOn} />
        </Figure>
        <Figure label={t("receivables.items.amount")}>
          <MoneyText amount={line.amountMinor} currency={line.currency} />
        </Figure>
        {line.payer && <Figure label={t("receivables.receiving.bank.payer")}>{line.payer}</Figure>}
        {line.text && <Figure label={t("receivables.receiving.bank.text")}>{line.text}</Figure>}
        {line.bankReference && (
          <Figure label={t("receivables.receiving.bank.bankReference")}>{line.bankReference}</Figure>
        )}
        <Figure label={line.account}>
          {t("receivables.receiving.bank.from", { file: line.fileName, place: line.place })}
        </Figure>
      </Figures>
    </section>
  );
}
