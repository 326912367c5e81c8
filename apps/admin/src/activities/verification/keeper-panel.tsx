import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Meter } from "../../clients/file/meter-field.tsx";
import { TierBadge } from "../../clients/tier-field.tsx";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { TextLink } from "../../kernel/link.tsx";
import { useMay } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { DateText } from "../../kernel/text.tsx";
import style from "./keeper-panel.module.css";
import { type Kept, useVerifiable } from "./use-keeper-list.ts";
import { useVerify, type Verifiable, WhyNot } from "./verify-field.tsx";

const atOnce = 200;

/** One line for each file that wants work, with the button to confirm it, one at a time. */
export function KeeperTable({ rows, stale }: { rows: readonly Kept[]; stale: boolean }) {
  const { t } = useTranslation();
  const states = useVerifiable(rows.slice(0, atOnce).map(({ id }) => id));
  const verify = useVerify();
  const mayVerify = useMay()("clients:write");
  const columns: Column<Kept>[] = [
    {
      key: "name",
      title: t("clients.fields.name"),
      lead: true,
      cell: (row) => (
        <span className={style["name"]}>
          <TextLink to={`/clients/${row.id}`}>{row.name}</TextLink>
          <span className={style["soft"]}>
            {[row.reference, row.class && t(`clients.classes.${row.class}`)].filter(Boolean).join(" · ")}
          </span>
        </span>
      ),
    },
    { key: "tier", title: t("clients.fields.tier"), cell: (row) => <TierBadge tier={row.tier} /> },
    { key: "owner", title: t("clients.fields.ownerId"), cell: (row) => row.ownerName ?? t("clients.noOwner") },
    {
      key: "completeness",
      title: t("clients.file.completeness"),
      width: "9rem",
      cell: (row) => (row.percent === null ? "—" : <Meter percent={row.percent} small />),
    },
    {
      key: "missing",
      title: t("clients.keeper.missing"),
      cell: (row) => (
        <span className={style["missing"]}>
          {row.missing.map((item) => t(`clients.file.items.${item}`)).join(" · ") || "—"}
        </span>
      ),
    },
    {
      key: "stale",
      title: t("clients.keeper.staleOn"),
      cell: (row) => (
        <span className={row.isStale ? style["stale"] : undefined}>
          <DateText value={row.staleOn} />
        </span>
      ),
    },
    { key: "verified", title: t("clients.keeper.verifiedOn"), cell: (row) => <DateText value={row.verifiedOn} /> },
  ];
  const action: Column<Kept> = {
    key: "verify",
    title: t("clients.file.verification"),
    width: "13rem",
    cell: (row) => (
      <VerifyCell
        row={row}
        state={states.get(row.id)}
        isBusy={verify.isPending && verify.variables.clientId === row.id}
        onVerify={() => verify.mutate({ clientId: row.id })}
      />
    ),
  };
  return (
    <>
      {verify.error && <ErrorState error={verify.error} />}
      <DataTable
        caption={t("clients.keeper.list")}
        columns={mayVerify ? [...columns, action] : columns}
        rows={rows}
        rowKey={(row) => row.id}
        stale={stale}
      />
    </>
  );
}

interface VerifyCellProps {
  row: Kept;
  state: Verifiable | undefined;
  isBusy: boolean;
  onVerify: () => void;
}

function VerifyCell({ row, state, isBusy, onVerify }: VerifyCellProps) {
  const { t } = useTranslation();
  if (!state) return null;
  if (state.whyNot !== null) return <WhyNot state={state} />;
  return (
    <Button
      size="compact-sm"
      variant="light"
      aria-label={t("clients.keeper.verify", { name: row.name })}
      loading={isBusy}
      onClick={onVerify}
    >
      {t("clients.file.verify")}
    </Button>
  );
}
