import { Button, Group, Stack, Text } from "@mantine/core";
import { IconColumns2, IconEqualNot } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { TextLink } from "../../kernel/link.tsx";
import { useMay } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { InstantText } from "../../kernel/text.tsx";
import { Reasons, Score } from "./reasons-field.tsx";
import { type Pair, useReopen, useTellApart } from "./use-duplicates.ts";

/** Pairs of files with what they are alike in, and what to do about them. */
export function PairsPanel({ pairs, stale }: { pairs: readonly Pair[]; stale: boolean }) {
  const { t } = useTranslation();
  const tellApart = useTellApart();
  const reopen = useReopen();
  const mayMerge = useMay()("duplicates:merge");
  const columns: Column<Pair>[] = [
    { key: "pair", title: t("clients.duplicates.pair"), lead: true, cell: (pair) => <Names pair={pair} /> },
    {
      key: "score",
      title: t("clients.duplicates.score"),
      sort: (pair) => pair.score,
      cell: (pair) => <Score score={pair.score} level={pair.level} />,
    },
    { key: "why", title: t("clients.duplicates.reasonsTitle"), cell: (pair) => <Reasons reasons={pair.reasons} /> },
    {
      key: "act",
      title: "",
      align: "end",
      cell: (pair) =>
        pair.status === "open" ? (
          <Group gap="xs" justify="flex-end" wrap="nowrap">
            {mayMerge && (
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                leftSection={<IconEqualNot size={15} stroke={1.7} />}
                loading={tellApart.isPending && tellApart.variables.id === pair.id}
                onClick={() => tellApart.mutate({ id: pair.id })}
              >
                {t("clients.duplicates.different")}
              </Button>
            )}
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<IconColumns2 size={15} stroke={1.7} />}
              component={Link}
              to={`/clients/duplicates/${pair.oneId}/${pair.otherId}`}
            >
              {t("clients.duplicates.open")}
            </Button>
          </Group>
        ) : (
          <Decided pair={pair} onReopen={mayMerge ? () => reopen.mutate({ id: pair.id }) : undefined} />
        ),
    },
  ];
  const error = tellApart.error ?? reopen.error;
  return (
    <>
      {error && <ErrorState error={error} />}
      <DataTable
        caption={t("clients.duplicates.title")}
        columns={columns}
        rows={pairs}
        rowKey={(pair) => pair.id}
        stale={stale}
      />
    </>
  );
}

function Names({ pair }: { pair: Pair }) {
  return (
    <Stack gap={2}>
      <Name id={pair.oneId} name={pair.oneName} detail={[pair.oneReference, pair.oneCity]} />
      <Name id={pair.otherId} name={pair.otherName} detail={[pair.otherReference, pair.otherCity]} />
    </Stack>
  );
}

function Name({ id, name, detail }: { id: number; name: string; detail: readonly (string | null)[] }) {
  return (
    <span>
      <TextLink to={`/clients/${id}`}>{name}</TextLink>{" "}
      <Text span size="xs" c="dimmed">
        {detail.filter((each) => each !== null).join(" · ")}
      </Text>
    </span>
  );
}

function Decided({ pair, onReopen }: { pair: Pair; onReopen: (() => void) | undefined }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" justify="flex-end">
      <Text size="sm" c="dimmed">
        {pair.decidedBy ?? t("clients.duplicates.system")} {pair.decidedAt && <InstantText value={pair.decidedAt} />}
      </Text>
      {onReopen && (
        <Button size="compact-sm" variant="subtle" onClick={onReopen}>
          {t("clients.duplicates.reopen")}
        </Button>
      )}
    </Group>
  );
}
