import { Button } from "@mantine/core";
import type { GridFilter } from "@foyer/domain/changes/views/schema";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Answer } from "../kernel/answer.tsx";
import { TierBadge } from "./tier-field.tsx";
import style from "../kernel/cards.module.css";
import { useClientPages } from "./use-client-rows.ts";
import { type ClientRow, useOwnerOptions } from "./columns.tsx";
import { NoClients } from "./no-clients-panel.tsx";

interface ClientCardsProps {
  filter: GridFilter;
  onAdd: () => void;
  onClear: () => void;
}

/** What a phone shows instead of the grid. */
export function ClientCards({ filter, onAdd, onClear }: ClientCardsProps) {
  const { t } = useTranslation();
  const pages = useClientPages(filter, 50);
  const owners = useOwnerOptions();
  return (
    <Answer
      query={pages}
      isEmpty={(data) => data.pages[0]?.rows.length === 0}
      empty={<NoClients filter={filter} onAdd={onAdd} onClear={onClear} />}
    >
      {(data) => (
        <>
          <ul className={style["cards"]}>
            {data.pages.flatMap((page) =>
              page.rows.map((row) => (
                <li key={row.id}>
                  <ClientCard row={row} owner={owners.find(({ value }) => value === String(row.ownerId))?.label} />
                </li>
              )),
            )}
          </ul>
          {pages.hasNextPage && (
            <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t("kernel.loadMore")}
            </Button>
          )}
        </>
      )}
    </Answer>
  );
}

function ClientCard({ row, owner }: { row: ClientRow; owner: string | undefined }) {
  const { t } = useTranslation();
  const facts = [row.class && t(`clients.classes.${row.class}`), row.city, row.industry].filter(Boolean);
  return (
    <Link className={style["card"]} to={`/clients/${row.id}`}>
      <span className={style["name"]}>{row.name}</span>
      <TierBadge tier={row.tier} />
      <span className={style["soft"]}>{facts.join(" · ")}</span>
      <span className={style["soft"]}>{owner ?? (row.house ? t("clients.house") : t("clients.noOwner"))}</span>
    </Link>
  );
}
