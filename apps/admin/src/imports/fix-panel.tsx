import { Button, FileButton, Group, Stack, Text } from "@mantine/core";
import type { Fix } from "@foyer/domain/imports/fixes/schema";
import type { ImportId } from "@foyer/domain/imports/schema";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { Card } from "../kernel/page.tsx";
import { ErrorState } from "../kernel/states.tsx";
import { BadRowsField } from "./bad-rows-field.tsx";
import { RefusalNote } from "./refusal-field.tsx";
import { RefusedPanel } from "./refused-panel.tsx";
import { useSendFixes } from "./use-upload.ts";

type Import = Outputs["imports"]["get"];

interface FixPanelProps {
  of: Import;
  /** Has the file checked again with the mapping it was checked with. */
  onCheckAgain: () => void;
}

/** The rows that were refused, to be put right on the spot, or elsewhere and sent again. */
export function FixPanel({ of, onCheckAgain }: FixPanelProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [after, setAfter] = useState(0);
  const [fixes, setFixes] = useState<ReadonlyMap<number, Fix>>(new Map());
  const rows = useQuery(trpc.imports.badRows.queryOptions({ id: of.id, after }));
  const checkAgain = async () => {
    setFixes(new Map());
    await client.invalidateQueries(trpc.imports.badRows.pathFilter());
    onCheckAgain();
  };
  const mend = useMutation(trpc.imports.mend.mutationOptions({ onSuccess: checkAgain }));
  const sent = useSendFixes(of.id, checkAgain);
  return (
    <Stack>
      <Text c="dimmed">{t("imports.fix.hint")}</Text>
      <Group>
        <Downloads id={of.id} />
        <FileButton accept=".csv,.xlsx,.gz" onChange={(file) => file && sent.mutate(file)}>
          {(props) => (
            <Button
              variant="default"
              leftSection={<IconUpload size={18} stroke={1.6} />}
              loading={sent.isPending}
              {...props}
            >
              {t("imports.fix.upload")}
            </Button>
          )}
        </FileButton>
      </Group>
      {sent.error && <RefusalNote error={sent.error} />}
      <Answer
        query={rows}
        isEmpty={(data) => data.rows.length === 0}
        empty={of.result && <RefusedPanel result={of.result} />}
      >
        {(data) => (
          <Stack>
            <Card flush>
              <BadRowsField header={data.header} rows={data.rows} fixes={fixes} onFix={setFixes} />
            </Card>
            {data.mended > 0 && <Text size="sm">{t("imports.fix.mended", { count: data.mended })}</Text>}
            {mend.error && <ErrorState error={mend.error} />}
            <Group>
              <Button
                disabled={fixes.size === 0}
                loading={mend.isPending}
                onClick={() => mend.mutate({ id: of.id, fixes: [...fixes.values()] })}
              >
                {t("imports.fix.save")}
              </Button>
              {data.more && (
                <Button variant="subtle" onClick={() => setAfter(data.rows.at(-1)?.line ?? after)}>
                  {t("kernel.more")}
                </Button>
              )}
            </Group>
          </Stack>
        )}
      </Answer>
    </Stack>
  );
}

function Downloads({ id }: { id: ImportId }) {
  const { t } = useTranslation();
  return (["csv", "xlsx"] as const).map((format) => (
    <Button
      key={format}
      component="a"
      variant="default"
      leftSection={<IconDownload size={18} stroke={1.6} />}
      href={`/api/export/imports/bad-rows?${new URLSearchParams({ id: String(id), format })}`}
      download
    >
      {t("imports.fix.download", { format: format.toUpperCase() })}
    </Button>
  ));
}
