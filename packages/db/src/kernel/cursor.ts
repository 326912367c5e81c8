import { type RawBuilder, sql } from "kysely";
import type { Trx } from "./fence.ts";

const block = 5_000;
let opened = 0;

/**
 * The rows of a long answer, some thousands at a time, so that the process never holds them twice: as they came and as
 * what is made of them. It is planned as what it is, an answer read to its end.
 */
export async function* inBlocks<Row>(trx: Trx, statement: RawBuilder<Row>): AsyncGenerator<readonly Row[]> {
  opened += 1;
  const cursor = sql.id(`in_blocks_${opened}`);
  await sql`set local cursor_tuple_fraction = 1`.execute(trx);
  await sql`declare ${cursor} no scroll cursor for ${statement}`.execute(trx);
  for (;;) {
    const { rows } = await sql<Row>`fetch forward ${sql.lit(block)} from ${cursor}`.execute(trx);
    if (rows.length > 0) yield rows;
    if (rows.length < block) break;
  }
  await sql`close ${cursor}`.execute(trx);
}
