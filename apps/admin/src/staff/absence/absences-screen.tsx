import { Badge, Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { AbsenceStatus } from "@foyer/domain/staff/absence/schema";
import { IconPlaneDeparture } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { Card, Page, PageHeader } from "../../kernel/page.tsx";
import { Can } from "../../kernel/session.tsx";
import { EmptyState } from "../../kernel/states.tsx";
import { refusalText } from "../../kernel/refusal-text.ts";
import { DateText } from "../../kernel/text.tsx";
import { AskAbsenceForm } from "./ask-form.tsx";

type Absence = Outputs["absences"]["list"][number];

const colors: Record<AbsenceStatus, string> = { asked: "brass", approved: "pine", rejected: "gray", withdrawn: "gray" };

/** Who is away, who stands in, and what waits for a decision. */
export function AbsencesScreen() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const absences = useQuery(trpc.absences.list.queryOptions());
  const ask = (
    <Can act="absences:ask">
      <AskAbsenceForm />
    </Can>
  );
  return (
    <Page>
      <PageHeader title={t("staff.absence.title")} lead={t("staff.absence.lead")} actions={ask} />
      <Answer
        query={absences}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState icon={IconPlaneDeparture} sentence={t("staff.absence.none")} />}
      >
        {(rows) => (
          <>
            <Shelf title={t("staff.absence.toDecide")} rows={rows.filter((row) => row.mayDecide)} />
            <Shelf
              title={t("staff.absence.standingIn")}
              rows={rows.filter((row) => row.standingIn && !row.mayDecide)}
            />
            <Shelf title={t("staff.absence.mine")} rows={rows.filter((row) => row.mine)} />
            <Shelf
              title={t("staff.absence.team")}
              rows={rows.filter((row) => !row.mine && !row.standingIn && !row.mayDecide)}
            />
          </>
        )}
      </Answer>
    </Page>
  );
}

function Shelf({ title, rows }: { title: string; rows: readonly Absence[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  const columns: Column<Absence>[] = [
    { key: "who", title: t("staff.absence.who"), cell: (row) => row.name, sort: (row) => row.name, lead: true },
    {
      key: "from",
      title: t("staff.absence.from"),
      cell: (row) => <DateText value={row.fromDate} />,
      sort: (row) => row.fromDate,
    },
    {
      key: "last",
      title: t("staff.absence.last"),
      cell: (row) => <DateText value={row.lastDate} />,
      sort: (row) => row.lastDate,
    },
    { key: "standIn", title: t("staff.absence.standIn"), cell: (row) => row.standIn, sort: (row) => row.standIn },
    { key: "status", title: t("staff.absence.status"), cell: (row) => <Status row={row} /> },
    { key: "acts", title: "", cell: (row) => <Acts row={row} />, align: "end" },
  ];
  return (
    <Card title={title} flush>
      <DataTable caption={title} columns={columns} rows={rows} rowKey={(row) => row.id} />
    </Card>
  );
}

function Status({ row }: { row: Absence }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs">
      <Badge variant="light" color={colors[row.status]}>
        {t(`staff.absence.statuses.${row.status}`)}
      </Badge>
      {row.status === "asked" ? row.note : row.answer}
    </Group>
  );
}

function useChange(message: string) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  return {
    onSuccess: async () => {
      await client.invalidateQueries(trpc.absences.pathFilter());
      notifications.show({ message, color: "pine" });
    },
    onError: (error: unknown) => notifications.show({ message: refusalText(error, t), color: "red" }),
  };
}

function Acts({ row }: { row: Absence }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [rejecting, setRejecting] = useState(false);
  const approve = useMutation(trpc.absences.decide.mutationOptions(useChange(t("staff.absence.approved"))));
  const end = useMutation(trpc.absences.end.mutationOptions(useChange(t("staff.absence.ended"))));
  return (
    <Group gap="xs" justify="flex-end">
      {row.mayDecide && (
        <>
          <Button size="xs" loading={approve.isPending} onClick={() => approve.mutate({ id: row.id, approve: true })}>
            {t("staff.absence.approve")}
          </Button>
          <Button size="xs" variant="default" onClick={() => setRejecting(true)}>
            {t("staff.absence.reject")}
          </Button>
          <RejectDialog row={row} opened={rejecting} onClose={() => setRejecting(false)} />
        </>
      )}
      {row.mayEnd && !row.mayDecide && (
        <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate({ id: row.id })}>
          {t(row.now ? "staff.absence.endEarly" : "staff.absence.end")}
        </Button>
      )}
    </Group>
  );
}

function RejectDialog({ row, opened, onClose }: { row: Absence; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [answer, setAnswer] = useState("");
  const reject = useMutation(trpc.absences.decide.mutationOptions(useChange(t("staff.absence.rejected"))));
  return (
    <Modal opened={opened} onClose={onClose} title={t("staff.absence.why")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          reject.mutate({ id: row.id, approve: false, answer }, { onSuccess: onClose });
        }}
      >
        <Stack>
          <Textarea
            aria-label={t("staff.absence.why")}
            value={answer}
            onChange={(event) => setAnswer(event.currentTarget.value)}
            maxLength={400}
            rows={2}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("kernel.cancel")}
            </Button>
            <Button type="submit" loading={reject.isPending} disabled={answer.trim() === ""}>
              {t("staff.absence.reject")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
