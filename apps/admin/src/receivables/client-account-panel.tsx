import type { ClientId } from "@foyer/domain/clients/schema";
import { IconCoins } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { useTRPC } from "../kernel/api.ts";
import { Drawer } from "../kernel/drawer.tsx";
import { Card } from "../kernel/page.tsx";
import { EmptyState, SkeletonRows } from "../kernel/states.tsx";
import { MoneyText } from "../kernel/text.tsx";
import { AllocationsPanel } from "./allocations-panel.tsx";
import { BucketsBar, useDebtColumns } from "./buckets-field.tsx";
import style from "./client-account-panel.module.css";
import { DunningLine } from "./dunning/log-panel.tsx";
import { type LedgerItem, LedgerItemsTable } from "./items-panel.tsx";
import { PromisesPanel } from "./promises/promises-panel.tsx";
import { StatementDialog } from "./statements/statement-dialog.tsx";

/** What one client owes today and the items it is made of: the file's ledger. (A7.6) */
export function ClientAccountPanel({ clientId }: { clientId: ClientId }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const account = useQuery(trpc.receivables.ofClient.queryOptions({ clientId }));
  const debtColumns = useDebtColumns();
  const [opened, setOpened] = useState<LedgerItem | null>(null);
  return (
    <Card title={t("receivables.account.title")} actions={<StatementDialog clientId={clientId} />} flush>
      <Answer
        query={account}
        waiting={<SkeletonRows rows={3} />}
        isEmpty={(data) => data.count === 0}
        empty={<EmptyState icon={IconCoins} sentence={t("receivables.account.none")} />}
      >
        {({ accounts, items, asOf, edges }) =>
          accounts.map((each) => (
            <div key={each.currency}>
              <div className={style["head"]}>
                <strong className={style["balance"]}>
                  <MoneyText amount={each.balance} currency={each.currency} />
                </strong>
                <BucketsBar figures={each} columns={debtColumns(edges)} />
              </div>
              <LedgerItemsTable
                rows={items.filter((item) => item.currency === each.currency)}
                currency={each.currency}
                asOf={asOf}
                withClient={false}
                compact
                onOpen={setOpened}
              />
            </div>
          ))
        }
      </Answer>
      <DunningLine clientId={clientId} />
      <PromisesPanel clientId={clientId} />
      <Drawer opened={opened !== null} onClose={() => setOpened(null)} title={opened?.reference ?? ""}>
        {opened && account.data && <AllocationsPanel item={opened} asOf={account.data.asOf} />}
      </Drawer>
    </Card>
  );
}
