import { Button, Select } from "@mantine/core";
import { Tier } from "@foyer/domain/clients/schema";
import { IconChecks, IconTrash, IconUserCog } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useOwnerOptions } from "../../clients/columns.tsx";
import { KeeperChoice } from "../../clients/keeper/keeper-field.tsx";
import { Answer } from "../../kernel/answer.tsx";
import { useTRPC } from "../../kernel/api.ts";
import { StatTile, StatTiles } from "../../kernel/figure.tsx";
import { useFormat } from "../../kernel/format.ts";
import { Card, FilterBar, Page, PageHeader } from "../../kernel/page.tsx";
import { Can } from "../../kernel/session.tsx";
import { EmptyState } from "../../kernel/states.tsx";
import { KeeperTable } from "./keeper-panel.tsx";
import { useKeeperFilter, useKeeperList } from "./use-keeper-list.ts";

/** The files that want work: the emptiest and the longest unconfirmed first, for the named file keeper. (A2.5, A2.7) */
export function KeeperScreen() {
  const { t } = useTranslation();
  const { filter, set } = useKeeperFilter();
  const list = useKeeperList(filter);
  return (
    <Page>
      <PageHeader title={t("clients.keeper.title")} lead={t("clients.keeper.lead")} actions={<Keeper />} />
      <Counts first={list.first} />
      <Filters filter={filter} set={set} />
      <Answer
        query={list}
        isEmpty={() => list.rows.length === 0}
        empty={<EmptyState icon={IconChecks} sentence={t(`clients.keeper.none.${filter.kind}`)} />}
      >
        {() => (
          <Card flush>
            <KeeperTable rows={list.rows} stale={list.isPlaceholderData} />
          </Card>
        )}
      </Answer>
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("kernel.loadMore")}
        </Button>
      )}
    </Page>
  );
}

function Keeper() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const keeper = useQuery(trpc.clients.keeper.queryOptions());
  if (keeper.data === undefined) return null;
  const named = keeper.data ? t("clients.keeper.keeper", { name: keeper.data.name }) : t("clients.keeper.noKeeper");
  return (
    <Can
      act="properties:write"
      otherwise={
        <span>
          <IconUserCog size={16} stroke={1.6} aria-hidden /> {named}
        </span>
      }
    >
      <KeeperChoice keeper={keeper.data} />
    </Can>
  );
}

function Counts({ first }: { first: ReturnType<typeof useKeeperList>["first"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = first?.counts;
  const count = (value: number | undefined) => (value === undefined ? undefined : format.integer(value));
  return (
    <StatTiles>
      <StatTile
        label={t("clients.keeper.kinds.incomplete")}
        value={count(counts?.incomplete)}
        hint={t("clients.keeper.hints.incomplete", { percent: first?.incompleteBelow ?? "" })}
        to="/clients/keeper?kind=incomplete"
        {...(counts && counts.incomplete > 0 && { mood: "warn" as const })}
      />
      <StatTile
        label={t("clients.keeper.kinds.stale")}
        value={count(counts?.stale)}
        hint={t("clients.keeper.hints.stale")}
        to="/clients/keeper?kind=stale"
        {...(counts && counts.stale > 0 && { mood: "warn" as const })}
      />
      <Can act="duplicates:read">
        <StatTile
          label={t("clients.keeper.kinds.duplicates")}
          value={count(counts?.duplicates)}
          hint={t("clients.keeper.hints.duplicates")}
          to="/clients/duplicates"
          {...(counts && counts.duplicates > 0 && { mood: "warn" as const })}
        />
      </Can>
    </StatTiles>
  );
}

function Filters({ filter, set }: ReturnType<typeof useKeeperFilter>) {
  const { t } = useTranslation();
  const owners = useOwnerOptions();
  return (
    <FilterBar
      label={t("kernel.filter")}
      end={
        <Button
          component={Link}
          to="/clients/trash"
          variant="default"
          leftSection={<IconTrash size={16} stroke={1.7} />}
        >
          {t("clients.trash.title")}
        </Button>
      }
    >
      <Select
        aria-label={t("clients.keeper.list")}
        data={(["incomplete", "stale"] as const).map((kind) => ({
          value: kind,
          label: t(`clients.keeper.kinds.${kind}`),
        }))}
        value={filter.kind}
        onChange={(kind) => set("kind", kind)}
        w={170}
      />
      <Select
        aria-label={t("clients.fields.tier")}
        placeholder={t("clients.anyTier")}
        data={Tier.options.map((value) => ({ value, label: t(`clients.tiers.${value}`) }))}
        value={filter.tier ?? null}
        onChange={(value) => set("tier", value)}
        clearable
        w={130}
      />
      {owners.length > 0 && (
        <Select
          aria-label={t("clients.fields.ownerId")}
          placeholder={t("clients.anyOwner")}
          data={owners}
          value={filter.ownerId === undefined ? null : String(filter.ownerId)}
          onChange={(value) => set("owner", value)}
          clearable
          searchable
          w={170}
        />
      )}
    </FilterBar>
  );
}
