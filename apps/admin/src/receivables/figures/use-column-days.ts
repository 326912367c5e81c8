import { bucketsOf } from "@foyer/domain/receivables/aging/buckets/rules";
import type { BucketEdges } from "@foyer/domain/receivables/aging/buckets/schema";
import { useTranslation } from "react-i18next";

/** A column of the aging by its days past due, with its name on the screen; what is not due has no first day. */
export interface ColumnDays {
  readonly title: string;
  readonly from: number | null;
  readonly to: number | null;
}

/** What is not due, then every bucket of a set. */
export function useColumnDays() {
  const { t } = useTranslation();
  return (edges: BucketEdges): ColumnDays[] => [
    { title: t("receivables.aging.columns.not-due"), from: null, to: 0 },
    ...bucketsOf(edges).map(({ from, to }) => ({
      title:
        to === null
          ? t("receivables.aging.columns.over", { days: from - 1 })
          : t("receivables.aging.columns.bucket", { from, to }),
      from,
      to,
    })),
  ];
}
