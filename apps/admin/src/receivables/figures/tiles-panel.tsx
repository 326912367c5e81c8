import { addDays } from "@foyer/domain/kernel/time";
import { windowDays } from "@foyer/domain/receivables/figures/schema";
import { useTranslation } from "react-i18next";
import { StatTile, StatTiles } from "../../kernel/figure.tsx";
import { useFormat } from "../../kernel/format.ts";
import style from "./figures-screen.module.css";
import type { FiguresView, Night } from "./use-figures.ts";

interface Props {
  night: Night;
  view: FiguresView;
  /** What the matrix comes to; absent while it is being asked, null without a matrix. */
  providedMinor: number | null | undefined;
}

/** The figures of a night; each opens what it was made from, and one that cannot be computed says why. (A7.6) */
export function TilesPanel({ night, view, providedMinor }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { currency, businessDate, from, balanceMinor, overdueMinor } = night;
  const none = t("receivables.figures.notAvailable");
  const inDays = (value: string | null) =>
    value === null ? none : t("receivables.figures.days", { days: format.decimal(value, 1) });
  const window = { from, to: businessDate };
  const owed = balanceMinor + night.unappliedMinor;
  const aging = (more: Readonly<Record<string, string>>) =>
    `/ledger/aging?${new URLSearchParams({ asOf: businessDate, currency, ...more })}`;
  const backTo = night.countBack === null ? from : addDays(businessDate, -Math.floor(Number(night.countBack)));
  return (
    <div className={style["tiles"]}>
      <StatTiles>
        <StatTile
          label={t("receivables.figures.balance")}
          value={format.shortMoney(balanceMinor, currency)}
          hint={format.money(balanceMinor, currency)}
          to={aging({ sort: "balance" })}
        />
        <StatTile
          label={t("receivables.figures.overdue")}
          value={format.shortMoney(overdueMinor, currency)}
          hint={owed > 0 ? t("receivables.figures.ofOwed", { share: format.percent(overdueMinor / owed) }) : none}
          to={aging({ sort: "overdue" })}
          {...(owed > 0 && overdueMinor / owed > 0.4 ? { mood: "warn" as const } : {})}
        />
        <StatTile
          label={t("receivables.figures.daysOutstanding")}
          value={inDays(night.daysOutstanding)}
          hint={
            night.daysOutstanding === null
              ? t("receivables.figures.noSales")
              : t("receivables.figures.daysOutstandingHow", {
                  sales: format.shortMoney(night.salesMinor, currency),
                  count: windowDays,
                })
          }
          to={view.atFigure({ figure: "sales", ...window })}
        />
        <StatTile
          label={t("receivables.figures.countBack")}
          value={inDays(night.countBack)}
          hint={t(`receivables.figures.${night.countBack === null ? "noCountBack" : "countBackHow"}`)}
          to={view.atFigure({ figure: "sales", from: backTo, to: businessDate })}
        />
      </StatTiles>
      <StatTiles>
        <StatTile
          label={t("receivables.figures.collected")}
          value={night.collected === null ? none : format.percent(Number(night.collected) / 100)}
          hint={
            night.collected === null
              ? t("receivables.figures.nothingToCollect")
              : t("receivables.figures.collectedHow", { count: windowDays })
          }
          to={view.atFigure({ figure: "collected", ...window })}
        />
        <StatTile
          label={t("receivables.figures.daysLate")}
          value={inDays(night.daysLate)}
          hint={
            night.daysLate === null
              ? t("receivables.figures.nothingSettled")
              : t("receivables.figures.daysLateHow", { amount: format.shortMoney(night.closedMinor ?? 0, currency) })
          }
          to={view.atFigure({ figure: "closed", ...window })}
        />
        <StatTile
          label={t("receivables.figures.onTime")}
          value={night.dueMinor ? format.percent((night.onTimeMinor ?? 0) / night.dueMinor) : none}
          hint={
            night.dueMinor
              ? t("receivables.figures.onTimeHow", { amount: format.shortMoney(night.dueMinor, currency) })
              : t("receivables.figures.nothingDue")
          }
          to={view.atFigure({ figure: "due", ...window })}
        />
        <StatTile
          label={t("receivables.figures.provision")}
          value={
            providedMinor === undefined
              ? undefined
              : providedMinor === null
                ? none
                : format.shortMoney(providedMinor, currency)
          }
          hint={
            providedMinor === null
              ? t("receivables.provision.noMatrix")
              : providedMinor !== undefined && owed > 0
                ? t("receivables.figures.ofOwed", { share: format.percent(providedMinor / owed) })
                : undefined
          }
          to="#provision"
        />
      </StatTiles>
    </div>
  );
}
