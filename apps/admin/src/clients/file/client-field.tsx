import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { ClientId } from "@foyer/domain/clients/schema";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";

interface ClientChoiceProps {
  label: string;
  description?: string;
  error?: string | undefined;
  value: number | null;
  /** The name of the client that is chosen already. */
  name: string | null;
  /** A client cannot be linked to itself. */
  except?: number;
  onChange: (id: number | null) => void;
  id?: string;
}

/** Another client, found by a piece of any of its names. */
export function ClientChoice({ value, name, except, onChange, ...rest }: ClientChoiceProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [typed, setTyped] = useState("");
  const [picked, setPicked] = useState<{ id: number; name: string } | null>(null);
  const [search] = useDebouncedValue(typed.trim(), 200);
  const known = value === null ? null : picked?.id === value ? picked.name : name;
  const isSearching = search !== "" && search !== known;
  const found = useQuery(
    trpc.clients.list.queryOptions(isSearching ? { filter: { search }, limit: 20 } : skipToken, {
      placeholderData: keepPreviousData,
    }),
  );
  const options = new Map<string, string>();
  if (value !== null) options.set(String(value), known ?? `#${value}`);
  if (isSearching)
    for (const row of found.data?.rows ?? [])
      if (!row.house && row.id !== except) options.set(String(row.id), row.name);
  return (
    <Select
      {...rest}
      placeholder={t("clients.file.chooseClient")}
      nothingFoundMessage={search === "" ? t("clients.file.chooseClient") : t("clients.file.noClientFound")}
      searchable
      clearable
      filter={({ options: all }) => all}
      data={[...options].map(([id, label]) => ({ value: id, label }))}
      value={value === null ? null : String(value)}
      onSearchChange={setTyped}
      onChange={(id) => {
        const chosen = ClientId.safeParse(Number(id)).data ?? null;
        setPicked(chosen === null ? null : { id: chosen, name: options.get(String(chosen)) ?? "" });
        onChange(chosen);
      }}
    />
  );
}
