import type { ClientId } from "@foyer/domain/clients/schema";
import { Alert, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../kernel/api.ts";
import { useFormat } from "../../kernel/format.ts";
import { ReasonForm } from "../../receivables/posting/reason-form.tsx";
import { useInformationAct } from "./use-information.ts";

interface BlockPanelProps {
  clientId: ClientId;
  block: Outputs["creditFile"]["of"]["block"];
  mayWrite: boolean;
}

/** That a client is refused credit, since when and why; and the way onto the list and off it. */
export function BlockPanel({ clientId, block, mayWrite }: BlockPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const set = useInformationAct("setBlock");
  const act = mayWrite && (
    <ReasonForm
      act={t(block ? "credit.information.unblock" : "credit.information.block")}
      variant="default"
      error={set.error}
      isPending={set.isPending}
      onSend={({ reason }) => set.mutateAsync({ clientId, blocked: block === null, reason })}
    />
  );
  if (!block) return act ? <Group justify="flex-end">{act}</Group> : null;
  return (
    <Alert color="red" title={t("credit.information.blocked")}>
      <Group justify="space-between">
        {t("credit.information.blockedSince", { date: format.date(block.fromDate), reason: block.reason })}
        {act}
      </Group>
    </Alert>
  );
}
