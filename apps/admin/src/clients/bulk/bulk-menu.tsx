import { ActionIcon, Button, Group, Menu, Text } from "@mantine/core";
import type { GridSelection } from "@foyer/domain/changes/views/schema";
import type { BulkId, BulkKind } from "@foyer/domain/clients/bulk/schema";
import { IconDots, IconTag, IconUserShare } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { useFormat } from "../../kernel/format.ts";
import { useMay, useSession } from "../../kernel/session.tsx";
import { BulkDialog } from "./bulk-dialog.tsx";
import { BulkUndo } from "./bulk-undo-panel.tsx";

interface BulkBarProps {
  /** What is ticked, or all that match. */
  selection: GridSelection;
  /** How many that are. */
  count: number;
  /** After an act, or its undo, has changed the rows. */
  onDone: () => void;
}

const further: readonly BulkKind[] = ["remove-tag", "class", "tier", "archive", "restore"];

/** Acts on what is selected; without a selection, the way back from the last one. Shown to who may write clients. */
export function BulkBar({ selection, count, onDone }: BulkBarProps) {
  const { t } = useTranslation();
  const { integer } = useFormat();
  const { role } = useSession();
  const mayWrite = useMay()("clients:write");
  const [kind, setKind] = useState<BulkKind | null>(null);
  const close = useCallback(() => setKind(null), []);
  if (!mayWrite) return null;
  const icon = { size: 16, stroke: 1.7 };
  return (
    <>
      {count > 0 ? (
        <Group gap="xs" role="group" aria-label={t("clients.bulk.bar")}>
          <Text size="sm" fw={600} aria-live="polite">
            {t("clients.bulk.selected", { shown: integer(count) })}
          </Text>
          <Button size="xs" leftSection={<IconUserShare {...icon} />} onClick={() => setKind("owner")}>
            {t("clients.bulk.acts.owner")}
          </Button>
          <Button size="xs" variant="default" leftSection={<IconTag {...icon} />} onClick={() => setKind("add-tag")}>
            {t("clients.bulk.acts.add-tag")}
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon size="lg" variant="default" aria-label={t("clients.bulk.more")}>
                <IconDots {...icon} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {further
                .filter((each) => each !== "tier" || role !== "rep")
                .map((each) => (
                  <Menu.Item key={each} onClick={() => setKind(each)}>
                    {t(`clients.bulk.acts.${each}`)}
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
        </Group>
      ) : (
        <LatestBulk onDone={onDone} />
      )}
      <BulkDialog kind={kind} selection={selection} onClose={close} onDone={onDone} />
    </>
  );
}

/** One's own last act, so that neither the next step nor a reload loses the way back. */
function LatestBulk({ onDone }: { onDone: () => void }) {
  const trpc = useTRPC();
  const latest = useQuery(trpc.bulk.latest.queryOptions());
  const [undone, setUndone] = useState<BulkId | null>(null);
  const bulk = latest.data;
  const over = useCallback(() => {
    setUndone(bulk?.id ?? null);
    onDone();
  }, [bulk?.id, onDone]);
  if (!bulk || bulk.status === "queued" || bulk.changed === 0) return null;
  // what it came to stays for whoever has just taken it back
  if (bulk.undoneBy !== null && undone !== bulk.id) return null;
  return <BulkUndo key={bulk.id} bulk={bulk} onDone={over} />;
}
