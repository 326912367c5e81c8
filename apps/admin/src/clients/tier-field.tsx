import type { Tier } from "@foyer/domain/clients/schema";
import { useTranslation } from "react-i18next";
import style from "./tier-field.module.css";

/** A, B and C stand out by depth, not by colour alone; a potential client is only outlined. */
export function TierBadge({ tier }: { tier: Tier | null }) {
  const { t } = useTranslation();
  if (tier === null) return <span className={style["absent"]}>—</span>;
  return <span className={`${style["badge"]} ${style[tier]}`}>{t(`clients.tiers.${tier}`)}</span>;
}
