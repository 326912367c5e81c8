import { Button, Group } from "@mantine/core";
import type { ClientFilter } from "@foyer/domain/clients/schema";
import { IconUsersGroup } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Can } from "../kernel/session.tsx";
import { EmptyState } from "../kernel/states.tsx";

interface NoClientsProps {
  filter: ClientFilter;
  onAdd: () => void;
  onClear: () => void;
}

/** Nothing found is not the same as nothing there. */
export function NoClients({ filter, onAdd, onClear }: NoClientsProps) {
  const { t } = useTranslation();
  const narrowed = filter.search !== "" || filter.status !== "active" || Object.keys(filter).length > 2;
  if (narrowed) {
    return (
      <EmptyState
        icon={IconUsersGroup}
        sentence={t("clients.nothingFound")}
        action={
          <Button variant="default" onClick={onClear}>
            {t("kernel.clearFilters")}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={IconUsersGroup}
      sentence={t("clients.empty")}
      action={
        <Group>
          <Can act="clients:write">
            <Button onClick={onAdd}>{t("clients.add")}</Button>
          </Can>
          <Can act="imports:sales">
            <Button component={Link} to="/imports" variant="default">
              {t("clients.import")}
            </Button>
          </Can>
        </Group>
      }
    />
  );
}
