import { Button, Text } from "@mantine/core";
import { clientColumns } from "@foyer/domain/clients/rows/schema";
import { IconFileDescription, IconUserPlus } from "@tabler/icons-react";
import { type ComponentProps, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Drawer, phone, usePhone } from "../kernel/drawer.tsx";
import { GridBar } from "../kernel/grid/grid-bar.tsx";
import { gridFields } from "../kernel/grid/grid-field.ts";
import { useGridView } from "../kernel/grid/use-grid-view.ts";
import { onDemand } from "../kernel/on-demand.tsx";
import { Page, PageHeader } from "../kernel/page.tsx";
import { Can, useMay } from "../kernel/session.tsx";
import { SkeletonRows } from "../kernel/states.tsx";
import { ClientCards } from "./client-cards-panel.tsx";
import { ClientForm } from "./client-form.tsx";
import { type ClientGridRow, useClientColumns } from "./columns.tsx";
import { useClientRows } from "./use-client-rows.ts";

const ClientsGrid = onDemand(async () => (await import("./clients-grid.tsx")).ClientsGrid);
if (!window.matchMedia(phone).matches) void ClientsGrid.ahead();

/** What a link may ask for in short: `/clients?tier=A`. */
const shorts = ["tier", "class", "ownerId"] as const;

/** Every client one may see: a grid to edit in, on a phone a list of cards. */
export function ClientsScreen() {
  const { t } = useTranslation();
  const small = usePhone();
  const [adding, setAdding] = useState(false);
  const [active, setActive] = useState<ClientGridRow>();
  const mayWrite = useMay()("clients:write");
  const columns = useClientColumns();
  const fields = useMemo(() => gridFields(columns, clientColumns), [columns]);
  const view = useGridView({ grid: "clients", shorts });
  const add = () => setAdding(true);
  return (
    <Page width={small ? "normal" : "fill"}>
      <PageHeader
        title={t("clients.title")}
        lead={small ? undefined : t(mayWrite ? "clients.lead" : "clients.leadReadOnly")}
        actions={
          <Can act="clients:write">
            <Button leftSection={<IconUserPlus size={17} stroke={1.7} />} onClick={add}>
              {t("clients.add")}
            </Button>
          </Can>
        }
      />
      <GridBar
        view={view}
        fields={fields}
        hint={t("clients.searchHint")}
        exportAct="clients:export"
        small={small}
        end={!small && <OpenFile row={active} />}
      />
      {view.isLost && (
        <Text c="var(--foyer-warn)" size="sm" role="alert">
          {t("changes.views.gone")}
        </Text>
      )}
      {!view.isReady ? (
        <SkeletonRows rows={12} />
      ) : small ? (
        <ClientCards filter={view.filter} onAdd={add} onClear={view.clear} />
      ) : (
        <ClientsOfView
          // another view begins with its own columns and its own order
          key={view.current?.id ?? 0}
          view={view}
          columns={columns}
          fields={fields}
          onAdd={add}
          onActive={setActive}
        />
      )}
      <Drawer opened={adding} onClose={() => setAdding(false)} title={t("clients.add")}>
        <ClientForm onDone={() => setAdding(false)} />
      </Drawer>
    </Page>
  );
}

interface ClientsOfViewProps extends Omit<ComponentProps<typeof ClientsGrid>, "source"> {
  fields: ReturnType<typeof gridFields>;
}

/** Asks for the rows while the grid is still on its way. */
function ClientsOfView({ fields, ...shown }: ClientsOfViewProps) {
  const source = useClientRows(shown.view, fields);
  return (
    <Suspense fallback={<SkeletonRows rows={12} />}>
      <ClientsGrid source={source} {...shown} />
    </Suspense>
  );
}

/** Leads from the grid's active row to its file. */
function OpenFile({ row }: { row: ClientGridRow | undefined }) {
  const { t } = useTranslation();
  const icon = <IconFileDescription size={16} stroke={1.7} />;
  if (!row || row.id === 0) {
    return (
      <Button variant="default" leftSection={icon} disabled>
        {t("clients.openFileNone")}
      </Button>
    );
  }
  return (
    <Button variant="default" leftSection={icon} component={Link} to={`/clients/${row.id}`} maw={190}>
      <Text component="span" inherit truncate py={3}>
        {t("clients.openFile", { name: row.name })}
      </Text>
    </Button>
  );
}
