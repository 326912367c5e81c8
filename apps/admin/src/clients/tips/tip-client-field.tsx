import { ClientId } from "@foyer/domain/clients/schema";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";

/** A client on file, or the name of somebody who is none yet. */
export type TipAbout =
  | { readonly clientId: ClientId; readonly about: null }
  | { readonly clientId: null; readonly about: string };

interface TipClientFieldProps {
  label: string;
  /** Whether a name without a file is an answer too. */
  takesNames: boolean;
  onChange: (about: TipAbout | null) => void;
}

const newName = "new:";

/** Clients by a piece of the name, with their owner: names and owners are open to everybody who sends tips. */
export function TipClientField({ label, takesNames, onChange }: TipClientFieldProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [typed, setTyped] = useState("");
  const [value, setValue] = useState<string | null>(null);
  const [search] = useDebouncedValue(typed.trim(), 200);
  const found = useQuery(
    trpc.tips.clients.queryOptions({ search }, { enabled: search !== "", placeholderData: keepPreviousData }),
  );
  const known = (search === "" ? [] : (found.data ?? [])).map((client) => ({
    value: String(client.id),
    label: client.ownerName === null ? client.name : `${client.name} · ${client.ownerName}`,
  }));
  const name = value?.startsWith(newName) ? value.slice(newName.length) : search;
  const fresh =
    takesNames && name !== "" ? [{ value: `${newName}${name}`, label: t("clients.tips.newName", { name }) }] : [];
  const chosen = value !== null && !value.startsWith(newName) && !known.some((each) => each.value === value);
  return (
    <Select
      label={label}
      placeholder={t("clients.tips.clientHint")}
      nothingFoundMessage={search === "" ? null : t("clients.nothingFound")}
      searchable
      clearable
      filter={({ options }) => options}
      data={[...(chosen ? [{ value, label: typed }] : []), ...known, ...fresh]}
      value={value}
      onSearchChange={setTyped}
      onChange={(picked) => {
        setValue(picked);
        if (picked === null) return onChange(null);
        if (picked.startsWith(newName)) return onChange({ clientId: null, about: picked.slice(newName.length) });
        const id = ClientId.safeParse(Number(picked));
        onChange(id.success ? { clientId: id.data, about: null } : null);
      }}
    />
  );
}
