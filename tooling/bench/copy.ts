import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { from, to } from "pg-copy-streams";
import type { BenchDatabase } from "./house.ts";
import { milliseconds } from "./outcome.ts";

/** What an import leaves, in the order in which foreign keys let it in. */
const left = [
  "client",
  "client_owner",
  "client_tier",
  "client_class",
  "contact",
  "client_name_gram",
  "search_entry",
  "stay",
  "stay_day",
  "ledger_book",
  "ledger_recording",
  "ledger_account",
  "ledger_item",
  "ledger_item_open",
  "ledger_control",
  "change",
  "change_field",
] as const;

export interface Dump {
  readonly files: readonly { readonly table: string; readonly file: string }[];
  readonly rows: Readonly<Record<string, number>>;
}

/** Writes down every row that an import has left. The row of the property's opening is in both databases already. */
export const dump = (database: BenchDatabase, folder: string): Promise<Dump> =>
  database.asOwner(async (client) => {
    const rows: Record<string, number> = {};
    const files = left.map((table) => ({ table, file: join(folder, `${table}.copy`) }));
    for (const { table, file } of files) {
      const which = table === "change" || table === "change_field" ? "where number > 1" : "";
      const source = client.query(to(`copy (select * from ${table} ${which}) to stdout`));
      await pipeline(source, createWriteStream(file));
      rows[table] = source.rowCount;
    }
    return { files, rows };
  });

/** The raw limit: the same rows into the same tables with the same indexes and foreign keys, one transaction. Milliseconds. */
export const copyIn = (database: BenchDatabase, { files }: Dump): Promise<number> =>
  database.asOwner((client) =>
    milliseconds(async () => {
      await client.query("begin");
      for (const { table, file } of files)
        await pipeline(
          createReadStream(file, { highWaterMark: 1_048_576 }),
          client.query(from(`copy ${table} from stdin`)),
        );
      await client.query("commit");
    }),
  );
