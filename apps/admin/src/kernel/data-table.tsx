import { Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import style from "./data-table.module.css";
import { useFormat } from "./format.ts";
import { nextSorting, type Sorting, type SortValue, sorted } from "./sorting.ts";

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers and money stand at the end. */
  readonly align?: "start" | "end";
  /** What the column is ordered by; without it the head is no button. */
  readonly sort?: (row: Row) => SortValue;
  /** Stands in the totals row. */
  readonly total?: ReactNode;
  readonly width?: string;
  /** The column that names the row: its header for a screen reader, the title of its card on a phone. */
  readonly lead?: boolean;
}

interface DataTableProps<Row> {
  /** What the table lists, for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** Makes the leading cell of each row a button that opens what is behind it. */
  onOpen?: (row: Row) => void;
  /** The rows belong to an older question that is being asked anew. */
  stale?: boolean;
}

/** Rows drawn at once; more on demand, so that ten thousand clients do not freeze a phone. */
const screenful = 200;

/** A semantic table with a sticky head and a totals row; below 768 px every row becomes a card. */
export function DataTable<Row>({ caption, columns, rows, rowKey, onOpen, stale = false }: DataTableProps<Row>) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [shown, setShown] = useState(screenful);
  const ordered = useMemo(() => {
    const by = columns.find((column) => column.key === sorting?.key)?.sort;
    return by && sorting ? sorted(rows, by, { descending: sorting.descending, locale: i18n.language }) : rows;
  }, [rows, columns, sorting, i18n.language]);
  const hasTotals = columns.some((column) => column.total !== undefined);

  return (
    <div className={style["frame"]}>
      <table className={`${style["table"]} ${stale ? style["stale"] : ""}`} role="table" aria-busy={stale}>
        <caption className="foyer-visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Head
                key={column.key}
                column={column}
                sorting={sorting?.key === column.key ? sorting : null}
                onSort={() => setSorting(nextSorting(sorting, column.key, column.align === "end"))}
              />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {ordered.slice(0, shown).map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} onOpen={onOpen} />
              ))}
            </tr>
          ))}
        </tbody>
        {hasTotals && (
          <tfoot role="rowgroup">
            <tr role="row">
              {columns.map((column, index) => (
                <td
                  key={column.key}
                  role="cell"
                  className={classOf(column)}
                  data-title={index === 0 ? undefined : column.title}
                >
                  {column.total ?? (index === 0 ? t("kernel.total") : null)}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {ordered.length > shown && (
        <div className={style["more"]}>
          {format.integer(shown)} / {t("kernel.rows", { count: ordered.length })}
          <Button size="xs" variant="default" onClick={() => setShown(shown + 5 * screenful)}>
            {t("kernel.loadMore")}
          </Button>
        </div>
      )}
    </div>
  );
}

const classOf = (column: { align?: "start" | "end"; lead?: boolean }) =>
  [column.align === "end" ? style["end"] : "", column.lead ? style["lead"] : ""].join(" ").trim();

interface HeadProps<Row> {
  column: Column<Row>;
  sorting: Sorting | null;
  onSort: () => void;
}

function Head<Row>({ column, sorting, onSort }: HeadProps<Row>) {
  const order = sorting ? (sorting.descending ? "descending" : "ascending") : undefined;
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={order}
      className={classOf({ ...column, lead: false })}
      style={{ width: column.width }}
    >
      {column.sort ? (
        <button type="button" className={style["sort"]} onClick={onSort}>
          {column.title}
          {sorting &&
            (sorting.descending ? <IconArrowDown size={12} aria-hidden /> : <IconArrowUp size={12} aria-hidden />)}
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}

interface CellProps<Row> {
  column: Column<Row>;
  row: Row;
  onOpen: ((row: Row) => void) | undefined;
}

function Cell<Row>({ column, row, onOpen }: CellProps<Row>) {
  const content = column.cell(row);
  if (!column.lead) {
    return (
      <td role="cell" className={classOf(column)} data-title={column.title}>
        {content}
      </td>
    );
  }
  return (
    <th role="rowheader" scope="row" className={classOf(column)}>
      {onOpen ? (
        <button type="button" className={style["open"]} onClick={() => onOpen(row)}>
          {content}
        </button>
      ) : (
        content
      )}
    </th>
  );
}
