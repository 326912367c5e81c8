import type { SheetColumn } from "@foyer/sheet/column";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { GridSheet } from "../../kernel/grid/grid-sheet.tsx";
import type { GridViewState } from "../../kernel/grid/use-grid-view.ts";
import { useMay } from "../../kernel/session.tsx";
import { ErrorState, SkeletonRows } from "../../kernel/states.tsx";
import type { ContactGridRow } from "./columns.tsx";
import style from "./contacts-grid.module.css";
import { NoContacts } from "./no-contacts-panel.tsx";
import type { useContactRows } from "./use-contact-rows.ts";

interface ContactsGridProps {
  view: GridViewState;
  source: ReturnType<typeof useContactRows>;
  columns: readonly SheetColumn<ContactGridRow>[];
}

/** The persons of a view as a spreadsheet; what is protected shows masked and takes no paste. */
export function ContactsGrid({ view, source, columns }: ContactsGridProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayWrite = useMay()("contacts:write");
  const open = useCallback(
    ({ clientId }: ContactGridRow) => void navigate(`/clients/${clientId}#contacts`),
    [navigate],
  );
  const { rows, error, reload, expected } = source;
  if (rows === undefined)
    return error === undefined ? <SkeletonRows rows={12} /> : <ErrorState error={error} onRetry={reload} />;
  if (rows.length === 0 && expected === undefined) return <NoContacts view={view} />;
  return (
    <div className={style["grid"]}>
      <GridSheet
        name={t("clients.contacts.title")}
        view={view}
        source={source}
        columns={columns}
        readOnly={!mayWrite}
        onOpenRow={open}
        menu={({ row }) => [
          { label: t("clients.contacts.openFile", { name: row.clientName }), onSelect: () => open(row) },
        ]}
      />
    </div>
  );
}
