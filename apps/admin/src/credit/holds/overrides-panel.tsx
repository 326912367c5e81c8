import { Button, Group, Popover, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { TextLink } from "../../kernel/link.tsx";
import { Can } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import { useCreditDone } from "./use-credit.ts";

type Override = Outputs["creditHolds"]["overrides"][number];

/** Who may go beyond a limit, how far, until when, why, and by whose word. */
export function OverridesTable({ rows, withClient = true }: { rows: readonly Override[]; withClient?: boolean }) {
  const { t } = useTranslation();
  const columns: Column<Override>[] = [
    ...(withClient
      ? [
          {
            key: "client",
            title: t("credit.holds.columns.client"),
            lead: true,
            cell: (row: Override) => <TextLink to={`/clients/${row.clientId}#credit`}>{row.client}</TextLink>,
          },
        ]
      : []),
    {
      key: "upTo",
      title: t("credit.holds.upTo"),
      align: "end",
      lead: !withClient,
      cell: (row) => <MoneyText amount={row.upToMinor} />,
    },
    { key: "until", title: t("credit.holds.until"), cell: (row) => <DateText value={row.until} /> },
    {
      key: "reason",
      title: t("credit.holds.reason"),
      cell: (row) => (
        <>
          {row.reason}
          <Text size="xs" c="dimmed">
            {t("credit.holds.by", { by: row.by ?? "—", approvedBy: row.approvedBy ?? "—" })}
          </Text>
        </>
      ),
    },
    {
      key: "end",
      title: "",
      align: "end",
      cell: (row) => (
        <Can act="credit:write">
          <EndForm id={row.id} />
        </Can>
      ),
    },
  ];
  return <DataTable caption={t("credit.holds.override")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

function EndForm({ id }: { id: Override["id"] }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState("");
  const done = useCreditDone(() => setOpened(false));
  const end = useMutation(
    trpc.creditHolds.endOverride.mutationOptions({ onSuccess: () => done(t("credit.holds.ended")) }),
  );
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={280} trapFocus>
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" onClick={() => setOpened(!opened)}>
          {t("credit.holds.endOverride")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            end.mutate({ id, reason: reason.trim() });
          }}
        >
          <Stack gap="xs">
            <TextInput
              label={t("kernel.reason")}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              maxLength={400}
              required
            />
            {end.error && <ErrorState error={end.error} />}
            <Group justify="flex-end">
              <Button type="submit" size="xs" loading={end.isPending} disabled={reason.trim() === ""}>
                {t("credit.holds.endOverride")}
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
