import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { GridField } from "../../kernel/grid/grid-field.ts";
import type { GridViewState } from "../../kernel/grid/use-grid-view.ts";
import { ErrorState, SkeletonRows } from "../../kernel/states.tsx";
import { TierBadge } from "../tier-field.tsx";
import style from "../../kernel/cards.module.css";
import { NoContacts } from "./no-contacts-panel.tsx";
import { useContactRows } from "./use-contact-rows.ts";

const screenful = 50;

/** What a phone shows instead of the grid. */
export function ContactCards({ view, fields }: { view: GridViewState; fields: readonly GridField[] }) {
  const { t } = useTranslation();
  const { rows, error, reload, expected } = useContactRows(view, fields);
  const [shown, setShown] = useState(screenful);
  if (rows === undefined)
    return error === undefined ? <SkeletonRows rows={8} /> : <ErrorState error={error} onRetry={reload} />;
  if (rows.length === 0 && expected === undefined) return <NoContacts view={view} />;
  return (
    <>
      <ul className={style["cards"]}>
        {rows.slice(0, shown).map((row) => (
          <li key={row.id}>
            <Link className={style["card"]} to={`/clients/${row.clientId}#contacts`}>
              <span className={style["name"]}>{row.name}</span>
              <TierBadge tier={row.tier} />
              <span className={style["soft"]}>{[row.title, row.clientName].filter(Boolean).join(" · ")}</span>
              <span className={style["soft"]}>{row.mobileMask ?? row.mailMask}</span>
            </Link>
          </li>
        ))}
      </ul>
      {rows.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + screenful)}>
          {t("kernel.loadMore")}
        </Button>
      )}
    </>
  );
}
