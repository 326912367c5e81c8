import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { ImportId, importAct } from "@foyer/domain/imports/schema";
import { IconArrowLeft } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { TextLink } from "../kernel/link.tsx";
import { Page, PageHeader } from "../kernel/page.tsx";
import { codeText } from "../kernel/refusal-text.ts";
import { useMay } from "../kernel/session.tsx";
import { EmptyState, ErrorState } from "../kernel/states.tsx";
import { InstantText } from "../kernel/text.tsx";
import { DryRunPanel } from "./dry-run-panel.tsx";
import { FixPanel } from "./fix-panel.tsx";
import { MapPanel } from "./map-panel.tsx";
import { CountsPanel, ProgressPanel } from "./progress-panel.tsx";
import { RefusedPanel } from "./refused-panel.tsx";
import { ReversalPanel, ReverseButton } from "./reversal-panel.tsx";
import { ImportStatusBadge, isOpen } from "./status-field.tsx";
import { StepsPanel, stepOf } from "./steps-panel.tsx";

type Import = Outputs["imports"]["get"];

const everySecond = 1_000;

/** One import on its way: mapped, checked, mended, applied, and taken back if need be. */
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
  const { status } = found.data ?? {};
  // What other screens remember is from before the import.
  useEffect(() => {
    if (status === "applied" || status === "reversed") void client.invalidateQueries();
  }, [status, client]);
  const trail = (
    <>
      <IconArrowLeft size={14} aria-hidden />
      <TextLink to="/imports">{t("imports.back")}</TextLink>
    </>
  );
  return (
    <Page width="wide">
      <PageHeader
        title={found.data?.fileName ?? t("imports.title")}
        trail={trail}
        lead={found.data && <Facts of={found.data} />}
        actions={found.data && <ReverseButton of={found.data} />}
      />
      {id.success ? (
        <Answer query={found}>{(data) => <Way of={data} />}</Answer>
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
      {" · "}
      <InstantText value={of.createdAt} />
      {of.by && ` · ${of.by}`}
    </>
  );
}

const idle: readonly Import["status"][] = ["draft", "checked", "refused", "cancelled", "failed"];

function Way({ of }: { of: Import }) {
  const [mapping, setMapping] = useState(false);
  const may = useMay();
  const mine = may(importAct(of.kind)) && of.fileId !== null && idle.includes(of.status);
  const step = mapping && mine ? "map" : stepOf(of);
  return (
    <Stack>
      <StepsPanel step={step} onMap={mine && step !== "map" ? () => setMapping(true) : null} />
      {step === "map" && mine ? (
        <>
          <Ended of={of} />
          <MapPanel id={of.id} kind={of.kind} sheet={of.sheet} onChecking={() => setMapping(false)} />
        </>
      ) : isOpen(of.status) ? (
        <ProgressPanel of={of} />
      ) : (
        <Outcome of={of} mine={mine} onMap={() => setMapping(true)} />
      )}
    </Stack>
  );
}

/** Why the last run has no result. */
function Ended({ of }: { of: Import }) {
  const { t } = useTranslation();
  const reversalFailed = of.status === "applied" && of.jobStatus === "failed";
  if (of.status !== "failed" && of.status !== "cancelled" && !reversalFailed) return null;
  return <Alert color="brass">{of.problem ? codeText(of.problem) : t("imports.refusals.stopped")}</Alert>;
}

interface OutcomeProps {
  of: Import;
  mine: boolean;
  onMap: () => void;
}

function Outcome({ of, mine, onMap }: OutcomeProps) {
  const { t } = useTranslation();
  const { result, reversal } = of;
  return (
    <Stack>
      <Ended of={of} />
      {of.fileId === null && of.status !== "applied" && of.status !== "reversed" && (
        <Alert color="brass">{t("imports.refusals.file-expired")}</Alert>
      )}
      {reversal && <ReversalPanel reversal={reversal} />}
      {result && <CountsPanel result={result} />}
      {result && result.ignored.length > 0 && (
        <Text size="sm" c="dimmed">
          {t("imports.ignored", { columns: result.ignored.join(", ") })}
        </Text>
      )}
      {of.status === "refused" && <Alert color="red">{t("imports.nothingApplied")}</Alert>}
      {of.status === "checked" && <Alert color="pine">{t("imports.checkedOnly")}</Alert>}
      {mine && <Actions of={of} onMap={onMap} />}
      {of.status === "checked" && <DryRunPanel of={of} />}
      {of.status === "refused" && !mine && result && <RefusedPanel result={result} />}
    </Stack>
  );
}

/** A check that found nothing wrong can be applied; what it refused can be put right and checked again. */
function Actions({ of, onMap }: Omit<OutcomeProps, "mine">) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries(trpc.imports.pathFilter());
  const write = useMutation(trpc.imports.write.mutationOptions({ onSuccess: refresh }));
  const check = useMutation(trpc.imports.check.mutationOptions({ onSuccess: refresh }));
  const { id, mapping, sheet } = of;
  const error = write.error ?? check.error;
  return (
    <Stack>
      {error && <ErrorState error={error} />}
      <Group>
        {of.status === "checked" && (
          <Button loading={write.isPending} onClick={() => write.mutate({ id })}>
            {t("imports.apply")}
          </Button>
        )}
        <Button variant="default" onClick={onMap}>
          {t("imports.changeMapping")}
        </Button>
      </Group>
      {of.status === "refused" && (
        <FixPanel of={of} onCheckAgain={() => check.mutate({ id, mapping, sheet, header: [] })} />
      )}
    </Stack>
  );
}
