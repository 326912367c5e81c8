import { Button, Group } from "@mantine/core";
import type { GridFilter } from "@foyer/domain/changes/views/schema";
import { IconUsersGroup } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Can } from "../kernel/session.tsx";
import { EmptyState } from "../kernel/states.tsx";

interface NoClientsProps {
  filter: GridFilter;
  onAdd: () => void;
  onClear: () => void;
}

/** Nothing found is not the same as nothing there. */
export function NoClients({ filter, onAdd, onClear }: NoClientsProps) {
  const { t } = useTranslation();
  const narrowed = filter.search !== "" || filter.conditions.length > 0;
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
