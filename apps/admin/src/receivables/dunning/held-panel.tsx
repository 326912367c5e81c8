import type { HeldReason } from "@foyer/domain/receivables/dunning/schema";
import { Badge, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** What a person can do something about stands out. */
const colours: Partial<Record<HeldReason, string>> = {
  legal: "red",
  disputed: "amber",
  promised: "pine",
  unconfirmed: "amber",
  "no-address": "red",
};

/** Why nobody is written to. */
export function HeldPanel({ reasons }: { reasons: readonly HeldReason[] }) {
  const { t } = useTranslation();
  return (
    <Group gap={4}>
      {reasons.map((reason) => (
        <Badge key={reason} color={colours[reason] ?? "gray"}>
          {t(`receivables.dunning.held.${reason}`)}
        </Badge>
      ))}
    </Group>
  );
}
