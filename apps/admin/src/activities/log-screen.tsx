import { ClientId } from "@foyer/domain/clients/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Page, PageHeader } from "../kernel/page.tsx";
import { LogForm } from "./log-form.tsx";

/** For one hand and a phone: client, outcome, note, next date, save. (A5.8) */
export function LogScreen() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const [entry, setEntry] = useState(0);
  const client = ClientId.safeParse(Number(search.get("client")));
  return (
    <Page>
      <PageHeader title={t("activities.log")} />
      <LogForm
        key={entry}
        clientId={client.success ? client.data : null}
        onClient={(id) => setSearch(id === null ? {} : { client: String(id) }, { replace: true })}
        onDone={() => {
          setSearch({}, { replace: true });
          setEntry(entry + 1);
        }}
      />
    </Page>
  );
}
