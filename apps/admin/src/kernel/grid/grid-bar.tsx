import type { Act } from "@foyer/domain/kernel/permissions";
import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FilterBar } from "../page.tsx";
import { useMay } from "../session.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { type GridField, shownColumns } from "./grid-field.ts";
import { RowColours } from "./row-colours.tsx";
import type { GridViewState } from "./use-grid-view.ts";
import { ViewMenu } from "./view-menu.tsx";

interface GridBarProps {
  view: GridViewState;
  fields: readonly GridField[];
  /** What the search box looks into. */
  hint: string;
  /** Who may carry the view away as a file; left out: nobody. */
  exportAct?: Act;
  /** On a phone rows have no colours and no columns. */
  small?: boolean;
  end?: ReactNode;
}

/** Above a grid: its view, its search box, its filter as chips, its colours, and the way out as a file. */
export function GridBar({ view, fields, hint, exportAct, small = false, end }: GridBarProps) {
  const { t } = useTranslation();
  const may = useMay();
  const shown = shownColumns(view.columns, fields);
  return (
    <FilterBar
      label={t("kernel.filter")}
      end={
        <>
          {!small && <RowColours fields={fields} colours={view.colours} onChange={view.setColours} />}
          {exportAct && may(exportAct) && (
            <ExportMenu
              grid={view.grid}
              filter={view.filter}
              sort={view.sort}
              columns={shown}
              contactData={fields.some(({ field, kind }) => kind === "masked" && shown.includes(field))}
            />
          )}
          {end}
        </>
      }
    >
      <ViewMenu view={view} />
      <SearchBox view={view} hint={hint} />
      <FilterChips fields={fields} conditions={view.filter.conditions} onChange={view.setConditions} />
    </FilterBar>
  );
}

function SearchBox({ view, hint }: { view: GridViewState; hint: string }) {
  const { t } = useTranslation();
  const { search } = view.filter;
  const [typed, setTyped] = useState(search);
  const asked = useRef(search);
  const searchSoon = useDebouncedCallback((text: string) => {
    asked.current = text.trim();
    view.setSearch(asked.current);
  }, 250);
  // a link, another view or the browser's Back changes the address without typing
  useEffect(() => {
    if (search === asked.current) return;
    asked.current = search;
    setTyped(search);
  }, [search]);
  return (
    <TextInput
      aria-label={t("kernel.search")}
      placeholder={hint}
      leftSection={<IconSearch size={16} stroke={1.6} />}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        searchSoon(currentTarget.value);
      }}
      w={{ base: "100%", sm: 240 }}
    />
  );
}
