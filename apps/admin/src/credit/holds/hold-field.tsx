import type { CreditHold } from "@foyer/domain/clients/credit/schema";
import { HoldReason } from "@foyer/domain/credit/holds/schema";
import { Badge, Tooltip } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

interface HoldBadgeProps {
  hold: CreditHold;
  reasons?: readonly string[];
}

/** The reasons of a hold in words; one that this version does not know is left out. */
export function useReasons() {
  const { t } = useTranslation();
  return (reasons: readonly string[]): string =>
    reasons
      .flatMap((reason) => HoldReason.safeParse(reason).data ?? [])
      .map((reason) => t(`credit.holds.reasons.${reason}`))
      .join(" · ");
}

/** That a client is on hold, and what it means for whoever has it before them. */
export function HoldBadge({ hold, reasons = [] }: HoldBadgeProps) {
  const { t } = useTranslation();
  const because = useReasons()(reasons);
  const means = t(hold === "soft" ? "credit.holds.softMeans" : "credit.holds.hardMeans");
  return (
    <Tooltip label={because === "" ? means : `${because}. ${means}`} multiline maw={320}>
      <Badge
        component="span"
        color={hold === "soft" ? "amber" : "brick"}
        variant="light"
        leftSection={<IconLock size={12} aria-hidden />}
        tabIndex={0}
      >
        {t(hold === "soft" ? "credit.holds.soft" : "credit.holds.hard")}
      </Badge>
    </Tooltip>
  );
}
