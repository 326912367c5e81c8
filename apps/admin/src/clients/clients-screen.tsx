import { Button, Select, Text, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { ClientClass, Tier } from "@foyer/domain/clients/schema";
import { IconFileDescription, IconSearch, IconUserPlus } from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Drawer, usePhone } from "../kernel/drawer.tsx";
import { FilterBar, Page, PageHeader } from "../kernel/page.tsx";
import { Can, useMay } from "../kernel/session.tsx";
import { SkeletonRows } from "../kernel/states.tsx";
import { ClientCards } from "./client-cards-panel.tsx";
import { ClientForm } from "./client-form.tsx";
import { askedOf, useClientFilter } from "./use-client-rows.ts";
import { type ClientRow, useOwnerOptions } from "./columns.tsx";

const ClientsGrid = lazy(async () => ({ default: (await import("./clients-grid.tsx")).ClientsGrid }));

/** Every client one may see: a grid to edit in, on a phone a list of cards. */
export function ClientsScreen() {
  const { t } = useTranslation();
  const small = usePhone();
  const [adding, setAdding] = useState(false);
  const [active, setActive] = useState<ClientRow>();
  const { filter, clear } = useClientFilter();
  const mayWrite = useMay()("clients:write");
  return (
    <Page width={small ? "normal" : "fill"}>
      <PageHeader
        title={t("clients.title")}
        lead={small ? undefined : t(mayWrite ? "clients.lead" : "clients.leadReadOnly")}
        actions={
          <Can act="clients:write">
            <Button leftSection={<IconUserPlus size={17} stroke={1.7} />} onClick={() => setAdding(true)}>
              {t("clients.add")}
            </Button>
          </Can>
        }
      />
      <Filters end={!small && <OpenFile row={active} />} />
      {small ? (
        <ClientCards filter={filter} onAdd={() => setAdding(true)} onClear={clear} />
      ) : (
        <Suspense fallback={<SkeletonRows rows={12} />}>
          <ClientsGrid filter={filter} onAdd={() => setAdding(true)} onClear={clear} onActive={setActive} />
        </Suspense>
      )}
      <Drawer opened={adding} onClose={() => setAdding(false)} title={t("clients.add")}>
        <ClientForm onDone={() => setAdding(false)} />
      </Drawer>
    </Page>
  );
}

/** Leads from the grid's active row to its file. */
function OpenFile({ row }: { row: ClientRow | undefined }) {
  const { t } = useTranslation();
  const icon = <IconFileDescription size={16} stroke={1.7} />;
  if (!row) {
    return (
      <Button variant="default" leftSection={icon} disabled>
        {t("clients.openFileNone")}
      </Button>
    );
  }
  return (
    <Button variant="default" leftSection={icon} component={Link} to={`/clients/${row.id}`} maw={320}>
      <Text component="span" inherit truncate>
        {t("clients.openFile", { name: row.name })}
      </Text>
    </Button>
  );
}

function Filters({ end }: { end: ReactNode }) {
  const { t } = useTranslation();
  const owners = useOwnerOptions();
  const { filter, set } = useClientFilter();
  const [search, setSearch] = useState(filter.search);
  const asked = useRef(filter.search);
  const searchSoon = useDebouncedCallback((text: string) => {
    asked.current = text.trim();
    set("search", asked.current);
  }, 250);
  // a link or the browser's Back changes the address without typing
  useEffect(() => {
    if (filter.search === asked.current) return;
    asked.current = filter.search;
    setSearch(filter.search);
  }, [filter.search]);
  return (
    <FilterBar label={t("kernel.filter")} end={end}>
      <TextInput
        aria-label={t("kernel.search")}
        placeholder={t("clients.searchHint")}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          searchSoon(event.currentTarget.value);
        }}
        w={{ base: "100%", sm: 260 }}
      />
      <Select
        aria-label={t("clients.fields.class")}
        placeholder={t("clients.anyClass")}
        data={ClientClass.options.map((value) => ({ value, label: t(`clients.classes.${value}`) }))}
        value={askedOf(filter, "class")}
        onChange={(value) => set("class", value)}
        clearable
        w={150}
      />
      <Select
        aria-label={t("clients.fields.tier")}
        placeholder={t("clients.anyTier")}
        data={Tier.options.map((value) => ({ value, label: t(`clients.tiers.${value}`) }))}
        value={askedOf(filter, "tier")}
        onChange={(value) => set("tier", value)}
        clearable
        w={130}
      />
      {owners.length > 0 && (
        <Select
          aria-label={t("clients.fields.ownerId")}
          placeholder={t("clients.anyOwner")}
          data={owners}
          value={askedOf(filter, "ownerId")}
          onChange={(value) => set("owner", value)}
          clearable
          searchable
          w={170}
        />
      )}
    </FilterBar>
  );
}
