import { Button, SegmentedControl } from "@mantine/core";
import { IconBulb } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Answer } from "../../kernel/answer.tsx";
import type { Outputs } from "../../kernel/api.ts";
import { Card, FilterBar, Page, PageHeader } from "../../kernel/page.tsx";
import { useMay } from "../../kernel/session.tsx";
import { EmptyState } from "../../kernel/states.tsx";
import { AcceptDialog } from "./accept-dialog.tsx";
import { RejectDialog } from "./reject-dialog.tsx";
import { SendTip } from "./tip-form.tsx";
import { SentTips, TipsList } from "./tips-panel.tsx";
import { useSentTips, useTips } from "./use-tips.ts";

type Tip = Outputs["tips"]["list"]["rows"][number];

const shelves = ["open", "decided", "mine"] as const;

/** Tips one decides, and what became of those one has sent. (A2.2, A2.4) */
export function TipsScreen() {
  const { t } = useTranslation();
  const may = useMay();
  const decides = may("tips:decide");
  const [search, setSearch] = useSearchParams();
  const open = shelves.filter((each) => (each === "mine" ? may("tips:send") : decides));
  const shelf = open.find((each) => each === search.get("show")) ?? open[0];
  return (
    <Page>
      <PageHeader
        title={t("clients.tips.title")}
        lead={t(decides ? "clients.tips.lead" : "clients.tips.leadMine")}
        actions={<SendTip variant="filled" />}
      />
      {open.length > 1 && (
        <FilterBar label={t("kernel.filter")}>
          <SegmentedControl
            aria-label={t("clients.tips.title")}
            data={open.map((value) => ({ value, label: t(`clients.tips.${value}`) }))}
            value={shelf ?? "open"}
            onChange={(value) => setSearch(value === "open" ? {} : { show: value }, { replace: true })}
          />
        </FilterBar>
      )}
      {shelf === "mine" ? <MineShelf /> : <DecidedShelf key={shelf} decided={shelf === "decided"} />}
    </Page>
  );
}

function DecidedShelf({ decided }: { decided: boolean }) {
  const { t } = useTranslation();
  const [accepting, setAccepting] = useState<Tip | null>(null);
  const [rejecting, setRejecting] = useState<Tip | null>(null);
  const tips = useTips(decided);
  const empty = (
    <EmptyState icon={IconBulb} sentence={t(decided ? "clients.tips.noneDecided" : "clients.tips.noneOpen")} />
  );
  return (
    <>
      <Answer query={tips} isEmpty={({ pages }) => pages.flat().length === 0} empty={empty}>
        {({ pages }) => (
          <Card flush>
            <TipsList tips={pages.flat()} onAccept={setAccepting} onReject={setRejecting} />
          </Card>
        )}
      </Answer>
      <More query={tips} />
      <AcceptDialog tip={accepting} onClose={() => setAccepting(null)} />
      <RejectDialog id={rejecting?.id ?? null} onClose={() => setRejecting(null)} />
    </>
  );
}

function MineShelf() {
  const { t } = useTranslation();
  const tips = useSentTips();
  const empty = <EmptyState icon={IconBulb} sentence={t("clients.tips.noneMine")} action={<SendTip />} />;
  return (
    <>
      <Answer query={tips} isEmpty={({ pages }) => pages.flat().length === 0} empty={empty}>
        {({ pages }) => (
          <Card flush>
            <SentTips tips={pages.flat()} />
          </Card>
        )}
      </Answer>
      <More query={tips} />
    </>
  );
}

function More({
  query,
}: {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}) {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {t("kernel.loadMore")}
    </Button>
  );
}
