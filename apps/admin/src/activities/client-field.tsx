import { ClientId } from "@foyer/domain/clients/schema";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../kernel/api.ts";

interface ClientFieldProps {
  value: ClientId | null;
  onChange: (id: ClientId | null) => void;
}

/** Clients by any of their names; before anything is typed, those whose contact is due. */
export function ClientField({ value, onChange }: ClientFieldProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), 200);
  const due = useQuery(trpc.activities.due.queryOptions({ ahead: 7, limit: 20 }));
  const found = useQuery(
    trpc.clients.list.queryOptions(
      { filter: { search }, limit: 20 },
      { enabled: search !== "", placeholderData: keepPreviousData },
    ),
  );
  const [picked, setPicked] = useState<{ id: string; name: string } | null>(null);
  const isPicked = value !== null && picked?.id === String(value);
  // a client that came with the address has to be asked for its name
  const given = useQuery(trpc.clients.get.queryOptions(value === null || isPicked ? skipToken : { id: value }));
  const some = useQuery(trpc.clients.list.queryOptions({ filter: {}, limit: 20 }, { enabled: due.data?.total === 0 }));
  const options = new Map<string, string>();
  const name = isPicked ? picked.name : given.data?.name;
  if (value !== null && name !== undefined) options.set(String(value), name);
  if (search === "") {
    for (const row of due.data?.rows ?? []) options.set(String(row.clientId), row.name);
    for (const row of some.data?.rows ?? []) if (!row.house) options.set(String(row.id), row.name);
  } else for (const row of found.data?.rows ?? []) if (!row.house) options.set(String(row.id), row.name);
  return (
    <Select
      label={t("activities.client")}
      placeholder={t("activities.chooseClient")}
      nothingFoundMessage={found.isFetching ? t("kernel.loading") : t("activities.noClient")}
      size="md"
      searchable
      clearable
      filter={({ options: all }) => all}
      data={[...options].map(([id, label]) => ({ value: id, label }))}
      value={value === null ? null : String(value)}
      onChange={(id) => {
        setPicked(id === null ? null : { id, name: options.get(id) ?? "" });
        onChange(ClientId.safeParse(Number(id)).data ?? null);
      }}
      onSearchChange={setTyped}
    />
  );
}
