import { actsOn, type ItemAct } from "@foyer/domain/receivables/posting/rules";
import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Can } from "../../kernel/session.tsx";
import type { LedgerItem } from "../items-panel.tsx";
import { ActForm } from "./act-form.tsx";

/** What finance does with an item. */
export function ItemActsPanel({ item, onDone }: { item: LedgerItem; onDone: () => void }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<ItemAct | null>(null);
  return (
    <Can act="receivables:write">
      <Group gap="xs" my="sm">
        {actsOn(item).map((each) => (
          <Button key={each} size="xs" variant={each === act ? "filled" : "default"} onClick={() => setAct(each)}>
            {t(`receivables.posting.acts.${each}`)}
          </Button>
        ))}
      </Group>
      {act && <ActForm key={act} item={item} act={act} onDone={onDone} />}
    </Can>
  );
}
