import { Alert, Button, Progress, Stack, Text } from "@mantine/core";
import { ImportId, importAct } from "@foyer/domain/imports/schema";
import { IconArrowLeft } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { StatTile, StatTiles } from "../kernel/figure.tsx";
import { useFormat } from "../kernel/format.ts";
import { TextLink } from "../kernel/link.tsx";
import { Page, PageHeader } from "../kernel/page.tsx";
import { codeText } from "../kernel/refusal-text.ts";
import { useMay } from "../kernel/session.tsx";
import { EmptyState, ErrorState } from "../kernel/states.tsx";
import { InstantText } from "../kernel/text.tsx";
import { RefusedPanel } from "./refused-panel.tsx";
import { ImportStatusBadge, isOpen } from "./status-field.tsx";

type Import = Outputs["imports"]["get"];

const everySecond = 1_000;

/** One import: how far it is, what it counted, and every value that was not taken. */
export function ImportScreen() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const id = ImportId.safeParse(Number(useParams()["id"]));
  const found = useQuery(
    trpc.imports.get.queryOptions(
      { id: id.data ?? ImportId.parse(1) },
      {
        enabled: id.success,
        refetchInterval: ({ state }) => (state.data && isOpen(state.data.status) ? everySecond : false),
      },
    ),
  );
  const client = useQueryClient();
  const applied = found.data?.status === "applied";
  // What other screens remember is from before the import.
  useEffect(() => {
    if (applied) void client.invalidateQueries();
  }, [applied, client]);
  const trail = (
    <>
      <IconArrowLeft size={14} aria-hidden />
      <TextLink to="/imports">{t("imports.back")}</TextLink>
    </>
  );
  return (
    <Page>
      <PageHeader
        title={found.data?.fileName ?? t("imports.title")}
        trail={trail}
        lead={found.data && <Facts of={found.data} />}
        actions={found.data && <Actions of={found.data} />}
      />
      {id.success ? (
        <Answer query={found}>{(data) => <Outcome of={data} />}</Answer>
      ) : (
        <EmptyState sentence={t("imports.refusals.not-found")} />
      )}
    </Page>
  );
}

function Facts({ of }: { of: Import }) {
  const { t } = useTranslation();
  return (
    <>
      <ImportStatusBadge status={of.status} /> {t(`imports.kinds.${of.kind}`)}
      {of.mapping !== null && ` · ${t("imports.withMapping")}`} · <InstantText value={of.createdAt} />
      {of.by && ` · ${of.by}`}
    </>
  );
}

/** A check that found nothing wrong can be applied; an import on its way can be stopped. */
function Actions({ of }: { of: Import }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const navigate = useNavigate();
  const may = useMay();
  const refresh = () => client.invalidateQueries(trpc.imports.pathFilter());
  const stop = useMutation(trpc.jobs.cancel.mutationOptions({ onSuccess: refresh }));
  const apply = useMutation(
    trpc.imports.start.mutationOptions({
      onSuccess: async ({ id }) => {
        await refresh();
        await navigate(`/imports/${id}`);
      },
    }),
  );
  const { fileId, jobId, kind, fileName, mapping } = of;
  if (isOpen(of.status) && jobId !== null && may("jobs:cancel"))
    return (
      <Button
        variant="default"
        loading={stop.isPending || of.cancelRequested === true}
        onClick={() => stop.mutate({ id: jobId })}
      >
        {t("imports.stop")}
      </Button>
    );
  if (of.status !== "checked" || fileId === null || !may(importAct(kind))) return null;
  return (
    <>
      <Button
        loading={apply.isPending}
        onClick={() => apply.mutate({ kind, fileId, fileName, mapping, dryRun: false })}
      >
        {t("imports.apply")}
      </Button>
      {apply.error && <ErrorState error={apply.error} />}
    </>
  );
}

function Outcome({ of }: { of: Import }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { result } = of;
  if (result === null) {
    const progress = t("imports.progress", { done: format.integer(of.rowsRead ?? 0) });
    return (
      <Stack gap="xs">
        {isOpen(of.status) && <Progress value={100} animated aria-label={progress} />}
        <Text>{isOpen(of.status) ? progress : of.problem ? codeText(of.problem) : t("imports.refusals.stopped")}</Text>
      </Stack>
    );
  }
  const tile = (key: "read" | "created" | "updated" | "unchanged" | "skipped") => (
    <StatTile key={key} label={t(`imports.counts.${key}`)} value={format.integer(result[key])} />
  );
  return (
    <Stack>
      <StatTiles>
        {(["read", "created", "updated", "unchanged", "skipped"] as const).map(tile)}
        <StatTile
          label={t("imports.counts.refused")}
          value={format.integer(result.refusedRows)}
          {...(result.refusedValues > 0 && { mood: "bad" as const })}
        />
      </StatTiles>
      {result.refusedValues > 0 ? (
        <Alert color="red">{t("imports.nothingApplied")}</Alert>
      ) : (
        of.dryRun && <Alert color="pine">{t("imports.checkedOnly")}</Alert>
      )}
      {result.ignored.length > 0 && (
        <Text size="sm" c="dimmed">
          {t("imports.ignored", { columns: result.ignored.join(", ") })}
        </Text>
      )}
      {result.refusedValues > 0 && <RefusedPanel result={result} />}
    </Stack>
  );
}
