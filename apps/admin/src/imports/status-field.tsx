import { Badge } from "@mantine/core";
import type { ImportStatus } from "@foyer/domain/imports/schema";
import { useTranslation } from "react-i18next";

const colors: Readonly<Record<ImportStatus, string>> = {
  draft: "gray",
  reversing: "brass",
  reversed: "gray",
  queued: "gray",
  running: "brass",
  applied: "pine",
  checked: "pine",
  refused: "red",
  cancelled: "gray",
  failed: "red",
};

export const isOpen = (status: ImportStatus): boolean =>
  status === "queued" || status === "running" || status === "reversing";

export function ImportStatusBadge({ status }: { status: ImportStatus }) {
  const { t } = useTranslation();
  return (
    <Badge component="span" variant="light" color={colors[status]}>
      {t(`imports.statuses.${status}`)}
    </Badge>
  );
}
