import { BankAccountId, BankLineStatus } from "@foyer/domain/receivables/receiving/bank/schema";
import { Button, SegmentedControl, Select } from "@mantine/core";
import { IconBuildingBank, IconChecks, IconFileSpreadsheet, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Answer } from "../../kernel/answer.tsx";
import { useTRPC } from "../../kernel/api.ts";
import { Drawer } from "../../kernel/drawer.tsx";
import { useFormat } from "../../kernel/format.ts";
import { Card, FilterBar } from "../../kernel/page.tsx";
import { EmptyState, ErrorState } from "../../kernel/states.tsx";
import { AccountForm } from "./account-form.tsx";
import { BankLinePanel, type LineAct } from "./bank-line-panel.tsx";
import style from "./bank-panel.module.css";
import { LineActForm } from "./line-act-form.tsx";
import { StatementForm } from "./statement-form.tsx";
import { acceptedAs, type BankLine, type Proposal, useBankLines } from "./use-bank-lines.ts";
import { useReceiving } from "./use-receiving.ts";

const statuses = BankLineStatus.options;

/** The bank's lines: what waits is taken for a payment one by one, or all that is certain at once. */
export function BankPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const [params, setParams] = useSearchParams();
  const status = BankLineStatus.catch("waiting").parse(params.get("status"));
  const accountId = BankAccountId.safeParse(Number(params.get("account"))).data;
  const accounts = useQuery(trpc.receiving.accounts.queryOptions());
  const lines = useBankLines({ status, ...(accountId === undefined ? {} : { accountId }) });
  const [opened, setOpened] = useState<"statement" | "account" | null>(null);
  const [acting, setActing] = useState<{ line: BankLine; act: LineAct } | null>(null);
  const { accept } = useReceiving();
  const go = (change: Readonly<Record<string, string>>) =>
    setParams((before) => new URLSearchParams({ ...Object.fromEntries(before), ...change }));
  const rows = lines.data?.pages.flatMap((page) => page.rows) ?? [];
  const certain = rows.flatMap((line) => {
    const [first] = line.matches;
    return first?.certain ? [acceptedAs(line, first)] : [];
  });
  const take = (some: ReturnType<typeof acceptedAs>[]) =>
    accept.mutate({ key: crypto.randomUUID(), lines: some.slice(0, mostAtOnce) });
  const open = accounts.data?.filter((each) => each.status === "open") ?? [];
  const chosen = open.find((each) => each.id === accountId) ?? (open.length === 1 ? open[0] : undefined);
  const close = () => setOpened(null);
  return (
    <>
      <FilterBar
        label={t("kernel.filter")}
        end={
          <>
            <Button
              variant="default"
              leftSection={<IconPlus size={17} stroke={1.7} />}
              onClick={() => setOpened("account")}
            >
              {t("receivables.receiving.bank.addAccount")}
            </Button>
            {open.length > 0 && (
              <Button
                leftSection={<IconFileSpreadsheet size={17} stroke={1.7} />}
                onClick={() => setOpened("statement")}
              >
                {t("receivables.receiving.bank.import")}
              </Button>
            )}
          </>
        }
      >
        <Select
          aria-label={t("receivables.receiving.bank.account")}
          w={230}
          clearable
          placeholder={t("receivables.receiving.bank.allAccounts")}
          value={accountId === undefined ? null : String(accountId)}
          onChange={(value) => go({ account: value ?? "" })}
          data={(accounts.data ?? []).map((each) => ({ value: String(each.id), label: each.name }))}
        />
        {chosen && (
          <span className={style["latest"]}>
            {chosen.latest === null
              ? t("receivables.receiving.bank.never")
              : t("receivables.receiving.bank.latest", { date: format.date(chosen.latest) })}
          </span>
        )}
      </FilterBar>
      <div className={style["bar"]}>
        <SegmentedControl
          aria-label={t("receivables.receiving.bank.status")}
          value={status}
          onChange={(value) => go({ status: value })}
          data={statuses.map((value) => ({
            value,
            label:
              value === "waiting" && lines.data?.pages[0]
                ? `${t(`receivables.receiving.bank.statuses.${value}`)} ${lines.data.pages[0].waiting}`
                : t(`receivables.receiving.bank.statuses.${value}`),
          }))}
        />
        {status === "waiting" && certain.length > 0 && (
          <Button
            leftSection={<IconChecks size={17} stroke={1.7} />}
            loading={accept.isPending}
            onClick={() => take(certain)}
          >
            {t("receivables.receiving.bank.acceptCertain", { count: Math.min(certain.length, mostAtOnce) })}
          </Button>
        )}
      </div>
      {accept.error && <ErrorState error={accept.error} />}
      <Answer
        query={lines}
        isEmpty={(data) => data.pages[0]?.rows.length === 0}
        empty={
          <EmptyState
            icon={IconBuildingBank}
            sentence={t(
              open.length === 0 && accounts.data
                ? "receivables.receiving.bank.noAccount"
                : `receivables.receiving.bank.none.${status}`,
            )}
          />
        }
      >
        {() => (
          <Card flush>
            <ul className={style["lines"]} aria-busy={lines.isPlaceholderData}>
              {rows.map((line) => (
                <BankLinePanel
                  key={line.id}
                  line={line}
                  busy={accept.isPending}
                  onAccept={(one: BankLine, proposal: Proposal) => take([acceptedAs(one, proposal)])}
                  onAct={(one, act) => setActing({ line: one, act })}
                />
              ))}
            </ul>
            {lines.hasNextPage && (
              <Button
                variant="subtle"
                fullWidth
                loading={lines.isFetchingNextPage}
                onClick={() => void lines.fetchNextPage()}
              >
                {t("kernel.loadMore")}
              </Button>
            )}
          </Card>
        )}
      </Answer>
      <Drawer opened={opened === "statement"} onClose={close} title={t("receivables.receiving.bank.import")} size="xl">
        <StatementForm accounts={open} accountId={chosen?.id} onDone={close} />
      </Drawer>
      <Drawer
        opened={opened === "account"}
        onClose={close}
        title={t("receivables.receiving.bank.addAccount")}
        size="md"
      >
        <AccountForm accounts={open} onDone={close} />
      </Drawer>
      <Drawer
        opened={acting !== null}
        onClose={() => setActing(null)}
        title={
          acting
            ? t(
                `receivables.receiving.bank.${acting.act === "giveBack" ? "statuses.returned" : acting.act === "change" ? "changeTitle" : acting.act}`,
              )
            : ""
        }
      >
        {acting && <LineActForm key={acting.line.id} {...acting} onDone={() => setActing(null)} />}
      </Drawer>
    </>
  );
}

/** One act takes so many lines; what is left is offered again. */
const mostAtOnce = 100;
