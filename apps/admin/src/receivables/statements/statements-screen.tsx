import type { StatementFormat } from "@foyer/domain/receivables/statements/schema";
import { Button, Group, Menu, Modal, NumberInput, SegmentedControl, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconFileInvoice, IconFileZip, IconMail } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { useTRPC } from "../../kernel/api.ts";
import { Drawer } from "../../kernel/drawer.tsx";
import { Card, FilterBar, Page, PageHeader } from "../../kernel/page.tsx";
import { Can } from "../../kernel/session.tsx";
import { EmptyState, ErrorState } from "../../kernel/states.tsx";
import { DayField } from "../posting/day-field.tsx";
import { BatchPanel } from "./batch-panel.tsx";
import { KindField } from "./kind-field.tsx";
import { StatementForm } from "./statement-form.tsx";
import { type BatchRow, type BatchView, useBatch, useBatchView } from "./use-batch.ts";

/** The statements of all who owe something on a day: looked over, then as files or by mail. (A7.6) */
export function StatementsScreen() {
  const { t } = useTranslation();
  const view = useBatchView();
  const { batch, question } = useBatch(view);
  const [opened, setOpened] = useState<BatchRow | null>(null);
  const counts = batch.data?.pages[0]?.counts;
  return (
    <Page width="wide">
      <PageHeader
        title={t("receivables.statements.title")}
        lead={t("receivables.statements.lead")}
        actions={counts !== undefined && counts.clients > 0 && <Acts question={question} mailable={counts.mailable} />}
      />
      <Filters view={view} />
      <Answer
        query={batch}
        isEmpty={(data) => data.pages[0]?.counts.clients === 0}
        empty={<EmptyState icon={IconFileInvoice} sentence={t("receivables.statements.nobody")} />}
      >
        {({ pages }) => (
          <Card flush>
            {counts && (
              <Text size="sm" c="dimmed" px="md" py="xs">
                {t("receivables.statements.counts", counts)}
              </Text>
            )}
            <BatchPanel rows={pages.flatMap(({ rows }) => rows)} stale={batch.isPlaceholderData} onOpen={setOpened} />
            {batch.hasNextPage && (
              <Button
                variant="subtle"
                fullWidth
                loading={batch.isFetchingNextPage}
                onClick={() => void batch.fetchNextPage()}
              >
                {t("kernel.loadMore")}
              </Button>
            )}
          </Card>
        )}
      </Answer>
      <Drawer opened={opened !== null} onClose={() => setOpened(null)} title={opened?.name ?? ""}>
        {opened && <StatementForm clientId={opened.clientId} given={{ asOf: view.asOf, kind: view.kind }} />}
      </Drawer>
    </Page>
  );
}

function Filters({ view: { asOf, kind, overdueDays, go } }: { view: BatchView }) {
  const { t } = useTranslation();
  return (
    <FilterBar label={t("kernel.filter")}>
      <DayField label={t("receivables.statements.asOf")} value={asOf} onChange={(day) => go({ asOf: day })} />
      <KindField value={kind} onChange={(chosen) => go({ kind: chosen })} />
      <SegmentedControl
        aria-label={t("receivables.statements.whose")}
        value={overdueDays === undefined ? "balance" : "late"}
        data={[
          { value: "balance", label: t("receivables.statements.withBalance") },
          { value: "late", label: t("receivables.statements.overdue") },
        ]}
        onChange={(chosen) => go({ late: chosen === "late" ? "60" : null })}
      />
      {overdueDays !== undefined && (
        <NumberInput
          aria-label={t("receivables.statements.days")}
          w={110}
          min={0}
          max={3650}
          allowDecimal={false}
          value={overdueDays}
          onChange={(typed) => go({ late: typed === "" ? "0" : String(typed) })}
        />
      )}
    </FilterBar>
  );
}

interface ActsProps {
  question: ReturnType<typeof useBatch>["question"];
  mailable: number;
}

/** What takes long is a job: the tray shows how far it is, and keeps its file for a week. */
function Acts({ question, mailable }: ActsProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const onSuccess = async () => {
    setAsking(false);
    notifications.show({ message: t("receivables.statements.started"), color: "pine" });
    await client.invalidateQueries(trpc.jobs.pathFilter());
  };
  const make = useMutation(trpc.statements.make.mutationOptions({ onSuccess }));
  const mail = useMutation(trpc.statements.mail.mutationOptions({ onSuccess }));
  const formats: readonly StatementFormat[] = ["pdf", "csv", "xlsx"];
  return (
    <Stack gap="xs" align="flex-end">
      <Group gap="xs">
        <Can act="receivables:export">
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" loading={make.isPending} leftSection={<IconFileZip size={16} stroke={1.6} />}>
                {t("receivables.statements.makeFiles")}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {formats.map((format) => (
                <Menu.Item key={format} onClick={() => make.mutate({ ...question, format })}>
                  {format.toUpperCase()}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </Can>
        <Can act="receivables:write">
          <Button
            disabled={mailable === 0}
            leftSection={<IconMail size={16} stroke={1.6} />}
            onClick={() => setAsking(true)}
          >
            {t("receivables.statements.mailAll", { count: mailable })}
          </Button>
        </Can>
      </Group>
      {make.error && <ErrorState error={make.error} />}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("receivables.statements.mailAll", { count: mailable })}
      >
        <Stack>
          <Text>{t("receivables.statements.mailAsked")}</Text>
          {mail.error && <ErrorState error={mail.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t("kernel.cancel")}
            </Button>
            <Button loading={mail.isPending} onClick={() => mail.mutate(question)} data-autofocus>
              {t("receivables.statements.mailOne")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  );
}
