import { Badge, Button } from "@mantine/core";
import { IconLockCheck, IconLockX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { useFormat } from "../../kernel/format.ts";
import { TextLink } from "../../kernel/link.tsx";
import { Card } from "../../kernel/page.tsx";
import { EmptyState, ErrorState } from "../../kernel/states.tsx";
import { InstantText, MoneyText } from "../../kernel/text.tsx";
import style from "./figures-screen.module.css";
import { type Seal, sealKey, useSealChecks } from "./use-seal-checks.ts";

/** The sealed month ends; each is checked against what was kept and against the ledger when somebody asks. (A7.6) */
export function SealsPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const seals = useQuery(useTRPC().figures.seals.queryOptions());
  const { checks, running, check, error } = useSealChecks();
  function state(seal: Seal) {
    const fault = checks.get(sealKey(seal));
    if (fault === undefined)
      return (
        <Button
          size="compact-xs"
          variant="default"
          loading={running === sealKey(seal)}
          disabled={running !== null}
          onClick={() => void check([seal])}
        >
          {t("receivables.snapshots.check")}
        </Button>
      );
    if (fault === null)
      return (
        <Badge color="pine" leftSection={<IconLockCheck size={12} />}>
          {t("receivables.snapshots.intact")}
        </Badge>
      );
    return (
      <Badge color="red" leftSection={<IconLockX size={12} />}>
        {t(`receivables.snapshots.faults.${fault.fault}`, {
          client: fault.clientId ?? "",
          kept: format.money(fault.keptMinor ?? 0, seal.currency),
          found: format.money(fault.foundMinor ?? 0, seal.currency),
        })}
      </Badge>
    );
  }
  const columns: Column<Seal>[] = [
    {
      key: "monthEnd",
      title: t("receivables.snapshots.monthEnd"),
      lead: true,
      cell: (seal) => (
        <TextLink to={`?asOf=${seal.businessDate}&currency=${seal.currency}`}>
          {format.date(seal.businessDate)}
        </TextLink>
      ),
    },
    {
      key: "balance",
      title: t("receivables.snapshots.balance"),
      align: "end",
      cell: (seal) => (
        <TextLink to={`/ledger/aging?asOf=${seal.businessDate}&currency=${seal.currency}`}>
          <MoneyText amount={seal.balanceMinor} currency={seal.currency} />
        </TextLink>
      ),
    },
    {
      key: "clients",
      title: t("receivables.snapshots.clients"),
      align: "end",
      cell: (seal) => format.integer(seal.clients),
    },
    {
      key: "sequence",
      title: t("receivables.snapshots.sequence"),
      align: "end",
      cell: (seal) => format.integer(seal.sequence),
    },
    {
      key: "sealed",
      title: t("receivables.snapshots.sealedAt"),
      cell: (seal) => <InstantText value={seal.sealedAt} />,
    },
    {
      key: "hash",
      title: t("receivables.snapshots.hash"),
      cell: (seal) => (
        <code className={style["hash"]} title={seal.hash}>
          {seal.hash.slice(0, 12)}
        </code>
      ),
    },
    { key: "state", title: t("receivables.snapshots.state"), cell: state },
  ];

  return (
    <Card
      flush
      title={t("receivables.snapshots.title")}
      actions={
        (seals.data?.length ?? 0) > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            disabled={running !== null}
            onClick={() => void check(seals.data ?? [])}
          >
            {t("receivables.snapshots.checkAll")}
          </Button>
        )
      }
    >
      <p className={style["note"]}>{t("receivables.snapshots.lead")}</p>
      {error !== null && <ErrorState error={error} />}
      <Answer
        query={seals}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState icon={IconLockCheck} sentence={t("receivables.snapshots.none")} />}
      >
        {(rows) => (
          <DataTable caption={t("receivables.snapshots.title")} columns={columns} rows={rows} rowKey={sealKey} />
        )}
      </Answer>
    </Card>
  );
}
