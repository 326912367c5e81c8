import type { DuplicateLevel, DuplicateReason } from "@foyer/domain/clients/duplicates/schema";
import { Badge, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kernel/format.ts";

/** How alike two files are, of a hundred. */
export function Score({ score, level }: { score: number; level: DuplicateLevel }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Badge variant="light" color={level === "proposed" ? "pine" : "gray"} title={t(`clients.duplicates.${level}`)}>
      {format.percent(score / 1_000)}
    </Badge>
  );
}

/** What two files are alike in. */
export function Reasons({ reasons }: { reasons: readonly DuplicateReason[] }) {
  const { t } = useTranslation();
  return (
    <Group gap={4} component="span">
      {reasons.map((reason) => (
        <Badge key={reason} variant="outline" color="gray" fw={500} tt="none">
          {t(`clients.duplicates.reasons.${reason}`)}
        </Badge>
      ))}
    </Group>
  );
}
