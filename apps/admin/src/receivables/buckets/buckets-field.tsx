import { bucketsOf } from "@foyer/domain/receivables/aging/buckets/rules";
import type { BucketEdges } from "@foyer/domain/receivables/aging/buckets/schema";
import { Badge, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The buckets that edges make, in words. */
export function Buckets({ edges }: { edges: BucketEdges }) {
  const { t } = useTranslation();
  return (
    <Group gap={4}>
      {bucketsOf(edges).map(({ name, from, to }) => (
        <Badge key={name} variant="light" color="gray">
          {to === null
            ? t("receivables.aging.columns.over", { days: from - 1 })
            : t("receivables.aging.columns.bucket", { from, to })}
        </Badge>
      ))}
    </Group>
  );
}
