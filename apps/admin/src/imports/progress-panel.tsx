import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { StatTile, StatTiles } from "../kernel/figure.tsx";
import { useFormat } from "../kernel/format.ts";
import { useMay } from "../kernel/session.tsx";

type Import = Outputs["imports"]["get"];

/** How far a check, an import or a reversal is; it can be stopped, and then leaves nothing. */
export function ProgressPanel({ of }: { of: Import }) {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const client = useQueryClient();
  const may = useMay();
  const stop = useMutation(
    trpc.jobs.cancel.mutationOptions({ onSuccess: () => client.invalidateQueries(trpc.imports.pathFilter()) }),
  );
  const done = format.integer(of.rowsRead ?? 0);
  const progress =
    of.status === "reversing" ? t("imports.reverse.progress", { done }) : t("imports.progress", { done });
  const { jobId } = of;
  return (
    <Stack gap="xs">
      <Progress value={100} animated aria-label={progress} />
      <Group justify="space-between">
        <Text>{progress}</Text>
        {jobId !== null && may("jobs:cancel") && (
          <Button
            variant="default"
            loading={stop.isPending || of.cancelRequested === true}
            onClick={() => stop.mutate({ id: jobId })}
          >
            {t("imports.stop")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** What became of the rows; they add up to the rows that were read. */
export function CountsPanel({ result }: { result: NonNullable<Import["result"]> }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <StatTiles>
      {(["read", "created", "updated", "unchanged", "skipped"] as const).map((key) => (
        <StatTile key={key} label={t(`imports.counts.${key}`)} value={format.integer(result[key])} />
      ))}
      <StatTile
        label={t("imports.counts.refused")}
        value={format.integer(result.refusedRows)}
        {...(result.refusedValues > 0 && { mood: "bad" as const })}
      />
    </StatTiles>
  );
}
