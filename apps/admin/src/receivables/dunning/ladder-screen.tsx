import type { LadderStep } from "@foyer/domain/receivables/dunning/ladder/schema";
import { Button, Group, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { TextLink } from "../../kernel/link.tsx";
import { Card, Page, PageHeader } from "../../kernel/page.tsx";
import { EmptyState, ErrorState } from "../../kernel/states.tsx";
import { DateText, InstantText } from "../../kernel/text.tsx";
import { useToday } from "../../kernel/today.ts";
import { DayField } from "../posting/day-field.tsx";
import { type EditedStep, StepField } from "./step-field.tsx";

type Ladder = Outputs["dunning"]["ladder"];

/** The steps of dunning, dated: what happens so many days past due, and who does it. (A7.6) */
export function LadderScreen() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const ladder = useQuery(trpc.dunning.ladder.queryOptions({}));
  return (
    <Page width="wide">
      <PageHeader
        title={t("receivables.dunning.ladder.title")}
        lead={t("receivables.dunning.ladder.lead")}
        trail={<TextLink to="/ledger/collections">{t("receivables.dunning.title")}</TextLink>}
      />
      <Answer query={ladder}>
        {(data) => (
          <Stack>
            <Steps key={data.versions[0]?.setAt ?? ""} ladder={data} />
            <Versions ladder={data} />
          </Stack>
        )}
      </Answer>
    </Page>
  );
}

let ids = 0;
const edited = (step: LadderStep): EditedStep => {
  ids += 1;
  return { ...step, id: ids };
};

function Steps({ ladder }: { ladder: Ladder }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const today = useToday();
  const [fromDate, setFromDate] = useState(today);
  const [steps, setSteps] = useState(() => ladder.steps.map(({ step: _, number: __, ...rest }) => edited(rest)));
  const save = useMutation(
    trpc.dunning.setLadder.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.dunning.pathFilter());
        notifications.show({ message: t("receivables.dunning.ladder.saved"), color: "pine" });
      },
    }),
  );
  const last = steps.reduce((most, { days }) => Math.max(most, days), 0);
  const another: LadderStep = {
    days: last + 15,
    kind: "call",
    by: ["finance"],
    hold: null,
    ownerCopy: false,
    charge: false,
  };
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ fromDate, steps: steps.map(({ id: _, ...step }) => step) });
        }}
      >
        <Stack>
          {steps.map((step) => (
            <StepField
              key={step.id}
              step={step}
              onChange={(change) =>
                setSteps((now) => now.map((each) => (each.id === step.id ? { ...each, ...change } : each)))
              }
              onRemove={() => setSteps((now) => now.filter(({ id }) => id !== step.id))}
            />
          ))}
          <Group>
            <Button
              variant="default"
              leftSection={<IconPlus size={18} stroke={1.6} />}
              onClick={() => setSteps((now) => [...now, edited(another)])}
            >
              {t("receivables.dunning.ladder.add")}
            </Button>
          </Group>
          {save.error && <ErrorState error={save.error} />}
          <Group justify="flex-end" align="flex-end">
            <DayField label={t("receivables.dunning.ladder.from")} value={fromDate} onChange={setFromDate} />
            <Button type="submit" loading={save.isPending} disabled={steps.length === 0 || fromDate < today}>
              {t("kernel.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}

function Versions({ ladder }: { ladder: Ladder }) {
  const { t } = useTranslation();
  const columns: Column<Ladder["versions"][number]>[] = [
    {
      key: "from",
      title: t("receivables.dunning.ladder.from"),
      lead: true,
      cell: (row) => <DateText value={row.fromDate} />,
    },
    { key: "by", title: t("receivables.dunning.ladder.setBy"), cell: (row) => row.by ?? "–" },
    { key: "at", title: t("receivables.dunning.on"), cell: (row) => <InstantText value={row.setAt} /> },
  ];
  return (
    <Card title={t("receivables.dunning.ladder.versions")} flush>
      {ladder.versions.length === 0 ? (
        <EmptyState sentence={t("receivables.dunning.ladder.noVersions")} />
      ) : (
        <DataTable
          caption={t("receivables.dunning.ladder.versions")}
          columns={columns}
          rows={ladder.versions}
          rowKey={(row) => row.fromDate}
        />
      )}
    </Card>
  );
}
