import type { Mapping } from "@foyer/domain/imports/mapping/schema";
import type { ImportResult } from "@foyer/domain/imports/schema";
import type { Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../kernel/fence.ts";
import type { Importer } from "./import.ts";
import type { ImportAsked, LinesIn } from "./run/mutations.ts";

/** A file without quotes, in blocks as small as wanted. Ragged lines are reported as a reader of files does. */
export function linesOf(text: string, rowsPerBlock = 2_000): LinesIn {
  const [first = "", ...rest] = text.trim().split("\n");
  const header = first.split(",").map((name) => name.trim());
  const lines = rest.map((row, index) => ({ line: index + 2, values: row.split(",").map((value) => value.trim()) }));
  return {
    header,
    problems: [],
    blocks: (async function* () {
      for (let from = 0; from < lines.length; from += rowsPerBlock) {
        const block = lines.slice(from, from + rowsPerBlock);
        const isRagged = ({ values }: (typeof block)[number]) => values.length !== header.length;
        yield {
          rows: block.filter((line) => !isRagged(line)),
          problems: block.filter(isRagged).map(({ line, values }) => ({
            line,
            column: null,
            value: `${values.length}/${header.length}`,
            code: "csv.ragged-row",
          })),
        };
      }
    })(),
  };
}

export interface Told {
  readonly mapping?: Mapping;
  readonly dryRun?: boolean;
  readonly now?: Instant;
  readonly rowsPerBlock?: number;
  readonly onBlock?: ImportAsked["onBlock"];
}

/** Imports a file given as text. */
export async function importText(
  trx: Trx,
  importer: Importer,
  { text, ...told }: Told & { readonly text: string },
): Promise<ImportResult> {
  const asked: ImportAsked = {
    lines: linesOf(text, told.rowsPerBlock),
    mapping: told.mapping,
    dryRun: told.dryRun ?? false,
    ...(told.onBlock && { onBlock: told.onBlock }),
  };
  const { result } = await importer.run(trx, asked, told.now ?? ("2026-05-01T00:00:00.000Z" as Instant));
  return result;
}

/** What only says that something happened, or waits to happen. */
const recordTables = [
  "change",
  "change_field",
  "change_set",
  "file",
  "import",
  "import_before",
  "import_difference",
  "import_memory",
  "import_upload",
  "job",
  "notification",
  "property_counter",
  "property_key",
];

/** Every row of the property's business as text, the record of change aside: equal before and after means nothing is left. */
export async function businessRows(trx: Trx): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'property_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (c.relname = any(${recordTables}::text[]))
    order by 1`.execute(trx);
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ line: string }>`
      select held::text as line from ${sql.table(name)} as held where property_id = ${trx.propertyId} order by 1`.execute(
      trx,
    );
    if (rows.length > 0) found[name] = rows.map((row) => row.line);
  }
  return found;
}
