import { Text } from "@mantine/core";
import { contactGridColumns } from "@foyer/domain/clients/contacts/rows/schema";
import { type ComponentProps, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { phone, usePhone } from "../../kernel/drawer.tsx";
import { GridBar } from "../../kernel/grid/grid-bar.tsx";
import { gridFields } from "../../kernel/grid/grid-field.ts";
import { useGridView } from "../../kernel/grid/use-grid-view.ts";
import { onDemand } from "../../kernel/on-demand.tsx";
import { Page, PageHeader } from "../../kernel/page.tsx";
import { SkeletonRows } from "../../kernel/states.tsx";
import { useContactColumns } from "./columns.tsx";
import { ContactCards } from "./contact-cards-panel.tsx";
import { useContactRows } from "./use-contact-rows.ts";

const ContactsGrid = onDemand(async () => (await import("./contacts-grid.tsx")).ContactsGrid);
if (!window.matchMedia(phone).matches) void ContactsGrid.ahead();

const shorts = ["tier", "ownerId", "clientId"] as const;

/** Every person one may see, at whatever client: a grid to edit in, on a phone a list of cards. */
export function ContactsScreen() {
  const { t } = useTranslation();
  const small = usePhone();
  const columns = useContactColumns();
  const fields = useMemo(() => gridFields(columns, contactGridColumns), [columns]);
  const view = useGridView({ grid: "contacts", shorts });
  return (
    <Page width={small ? "normal" : "fill"}>
      <PageHeader title={t("clients.contacts.title")} lead={small ? undefined : t("clients.contacts.lead")} />
      <GridBar
        view={view}
        fields={fields}
        hint={t("clients.contacts.searchHint")}
        exportAct="clients:export"
        small={small}
      />
      {view.isLost && (
        <Text c="var(--foyer-warn)" size="sm" role="alert">
          {t("changes.views.gone")}
        </Text>
      )}
      {!view.isReady ? (
        <SkeletonRows rows={12} />
      ) : small ? (
        <ContactCards view={view} fields={fields} />
      ) : (
        <ContactsOfView key={view.current?.id ?? 0} view={view} columns={columns} fields={fields} />
      )}
    </Page>
  );
}

interface ContactsOfViewProps extends Omit<ComponentProps<typeof ContactsGrid>, "source"> {
  fields: ReturnType<typeof gridFields>;
}

/** Asks for the rows while the grid is still on its way. */
function ContactsOfView({ fields, ...shown }: ContactsOfViewProps) {
  const source = useContactRows(shown.view, fields);
  return (
    <Suspense fallback={<SkeletonRows rows={12} />}>
      <ContactsGrid source={source} {...shown} />
    </Suspense>
  );
}
