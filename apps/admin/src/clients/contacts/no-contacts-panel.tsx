import { Button } from "@mantine/core";
import { IconAddressBook } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { GridViewState } from "../../kernel/grid/use-grid-view.ts";
import { EmptyState } from "../../kernel/states.tsx";

/** Nobody found is not the same as nobody there: persons are added in their client's file. */
export function NoContacts({ view }: { view: Pick<GridViewState, "filter" | "clear"> }) {
  const { t } = useTranslation();
  const narrowed = view.filter.search !== "" || view.filter.conditions.length > 0;
  return (
    <EmptyState
      icon={IconAddressBook}
      sentence={t(narrowed ? "clients.contacts.noneFound" : "clients.contacts.none")}
      action={
        narrowed ? (
          <Button variant="default" onClick={view.clear}>
            {t("kernel.clearFilters")}
          </Button>
        ) : (
          <Button variant="default" component={Link} to="/clients">
            {t("clients.file.back")}
          </Button>
        )
      }
    />
  );
}
