import { ClientClass, Tier } from "@foyer/domain/clients/schema";
import type { AgingGroup } from "@foyer/domain/receivables/aging/schema";
import { useTranslation } from "react-i18next";
import type { AgingRow } from "./use-aging.ts";

/** What a row of the report is called in the person's language. */
export function useGroupName() {
  const { t } = useTranslation();
  return (by: AgingGroup, row: Pick<AgingRow, "group" | "name">): string => {
    if (row.group === null) return t(`receivables.aging.noneOf.${by}`);
    const [asClass, asTier] = [ClientClass.safeParse(row.group), Tier.safeParse(row.group)];
    if (by === "class" && asClass.success) return t(`clients.classes.${asClass.data}`);
    if (by === "tier" && asTier.success) return t(`clients.tiers.${asTier.data}`);
    return row.name ?? String(row.group);
  };
}
