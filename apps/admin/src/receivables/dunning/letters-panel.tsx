import { Badge, Button, Group, Stack } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { Drawer } from "../../kernel/drawer.tsx";
import { useFormat } from "../../kernel/format.ts";
import { Card } from "../../kernel/page.tsx";
import { useSession } from "../../kernel/session.tsx";
import { EmptyState, ErrorState } from "../../kernel/states.tsx";
import { DateText, InstantText, MoneyText } from "../../kernel/text.tsx";
import { LetterPanel } from "./letter-panel.tsx";
import { type Letter, useSign } from "./use-collections.ts";
import { useStepName } from "./use-step-name.ts";

const colours = { draft: "amber", released: "pine", sent: "pine", dropped: "gray" } as const;

/** Letters to sign, first; then the log of what went and what was given up. */
export function LettersPanel() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { role } = useSession();
  const sign = useSign();
  const [opened, setOpened] = useState<Letter | null>(null);
  const stepName = useStepName();
  const drafts = useQuery(trpc.dunning.letters.queryOptions({ status: "draft", limit: 200 }));
  const log = useQuery(trpc.dunning.letters.queryOptions({ limit: 100 }));
  const isMine = (letter: Letter): boolean =>
    (role === "finance" && letter.signatures.includes("finance") && letter.finance === null) ||
    (role === "director" && letter.signatures.includes("director") && letter.director === null);
  return (
    <Stack>
      {sign.error && <ErrorState error={sign.error} />}
      <Answer query={drafts} isEmpty={({ rows }) => rows.length === 0} empty={null}>
        {({ rows }) => {
          const mine = rows.filter(isMine);
          return (
            <Card
              title={t("receivables.dunning.toSign")}
              actions={
                mine.length > 0 && (
                  <Button loading={sign.isPending} onClick={() => sign.mutate({ ids: mine.map(({ id }) => id) })}>
                    {t("receivables.dunning.signAll", { count: mine.length })}
                  </Button>
                )
              }
              flush
            >
              <LettersTable rows={rows} onOpen={setOpened} />
            </Card>
          );
        }}
      </Answer>
      <Card title={t("receivables.dunning.log")} flush>
        <Answer
          query={log}
          isEmpty={({ rows }) => rows.every(({ status }) => status === "draft")}
          empty={<EmptyState icon={IconMail} sentence={t("receivables.dunning.noLetters")} />}
        >
          {({ rows }) => <LettersTable rows={rows.filter(({ status }) => status !== "draft")} onOpen={setOpened} />}
        </Answer>
      </Card>
      <Drawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={opened ? `${opened.client} · ${stepName(opened)}` : ""}
      >
        {opened && (
          <Stack>
            <LetterPanel letter={opened} />
            {isMine(opened) && opened.status === "draft" && (
              <Group justify="flex-end">
                <Button
                  loading={sign.isPending}
                  onClick={() => sign.mutate({ ids: [opened.id] }, { onSuccess: () => setOpened(null) })}
                >
                  {t("receivables.dunning.sign")}
                </Button>
              </Group>
            )}
          </Stack>
        )}
      </Drawer>
    </Stack>
  );
}

interface LettersTableProps {
  rows: readonly Letter[];
  /** Where all are one client's, the day leads. */
  withClient?: boolean;
  onOpen?: (letter: Letter) => void;
}

export function LettersTable({ rows, withClient = true, onOpen }: LettersTableProps) {
  const { t } = useTranslation();
  const stepName = useStepName();
  const client: Column<Letter> = {
    key: "client",
    title: t("receivables.dunning.client"),
    lead: true,
    cell: (row) => row.client,
  };
  const columns: Column<Letter>[] = [
    ...(withClient ? [client] : []),
    {
      key: "kind",
      title: t("receivables.dunning.kind"),
      lead: !withClient,
      width: "10rem",
      cell: (row) => stepName(row),
    },
    { key: "on", title: t("receivables.dunning.on"), cell: (row) => <DateText value={row.runDate} /> },
    { key: "to", title: t("receivables.dunning.to"), cell: (row) => row.mailMask ?? "–" },
    { key: "items", title: t("receivables.dunning.items"), align: "end", cell: (row) => row.items },
    {
      key: "amount",
      title: t("receivables.dunning.amount"),
      align: "end",
      sort: (row) => row.amountMinor,
      cell: (row) => <MoneyText amount={row.amountMinor} currency={row.currency} />,
    },
    { key: "status", title: t("receivables.periods.status"), cell: (row) => <Status letter={row} /> },
  ];
  return (
    <DataTable
      caption={t("receivables.dunning.views.letters")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      {...(onOpen ? { onOpen } : {})}
    />
  );
}

function Status({ letter }: { letter: Letter }) {
  const { t } = useTranslation();
  const format = useFormat();
  const missing = letter.signatures.filter((who) => letter[who] === null);
  const said =
    letter.status === "draft"
      ? t("receivables.dunning.waitsFor", {
          who: missing.map((who) => t(`receivables.dunning.signatures.${who}`)).join(" + "),
        })
      : letter.status === "released" && letter.dueAt !== null
        ? t("receivables.dunning.goesAt", { at: format.instant(letter.dueAt) })
        : letter.dropReason === null
          ? t(`receivables.dunning.statuses.${letter.status}`)
          : t(`receivables.dunning.dropReasons.${letter.dropReason}`);
  return (
    <Group gap={6}>
      <Badge color={colours[letter.status]}>{said}</Badge>
      {letter.sentAt !== null && <InstantText value={letter.sentAt} />}
    </Group>
  );
}
