import { ClientId } from "@foyer/domain/clients/schema";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";

/** Clients by any of their names. */
export function ClientField({ onChange }: { onChange: (id: ClientId | null) => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [chosen, setChosen] = useState<string | null>(null);
  // held here: a field that holds it itself forgets what is typed whenever other options arrive
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), 200);
  const filter = search === "" ? {} : { search };
  const found = useQuery(trpc.clients.list.queryOptions({ filter, limit: 20 }, { placeholderData: keepPreviousData }));
  return (
    <Select
      label={t("receivables.items.client")}
      nothingFoundMessage={found.isFetching ? t("kernel.loading") : t("receivables.posting.noClient")}
      searchable
      filter={({ options }) => options}
      data={(found.data?.rows ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
      value={chosen}
      onChange={(id) => {
        setChosen(id);
        onChange(ClientId.safeParse(Number(id)).data ?? null);
      }}
      searchValue={typed}
      onSearchChange={setTyped}
    />
  );
}
