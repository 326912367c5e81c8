import { searchEntries } from "@foyer/domain/clients/search/rules";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";

export interface Searched {
  readonly id: number;
  readonly names: readonly string[];
  /** A client's reference: found as it is written. */
  readonly numbers?: readonly string[];
}

/** Writes anew where the search finds these clients, or these persons. */
export async function keepSearched(
  trx: Trx,
  { person, searched }: { person: boolean; searched: readonly Searched[] },
): Promise<void> {
  if (searched.length === 0) return;
  const entries = searched.flatMap(({ id, names, numbers }) =>
    searchEntries(names, numbers).map((entry) => ({ ...entry, id })),
  );
  const of = <K extends keyof (typeof entries)[number]>(key: K) => entries.map((entry) => entry[key]);
  await sql`
    delete from search_entry
    where property_id = ${trx.propertyId} and person = ${person} and row_id = any(${searched.map(({ id }) => id)}::bigint[])`.execute(
    trx,
  );
  await sql`
    insert into search_entry (property_id, person, row_id, position, inside, written, initials, sound)
    select ${trx.propertyId}, ${person}, row_id, position, inside, written, initials, sound
    from unnest(
      ${of("id")}::bigint[], ${of("position")}::smallint[], ${of("inside")}::boolean[], ${of("written")}::text[],
      ${of("initials")}::text[], ${of("sound")}::text[]
    ) as given (row_id, position, inside, written, initials, sound)
    on conflict do nothing`.execute(trx);
}
