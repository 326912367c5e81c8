import type { StaffId } from "@foyer/domain/kernel/ids";
import type { Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { type ChangedField, takeNumbers, writeLines } from "../mutations.ts";

export interface PastChange {
  /** Null: the system. */
  readonly staffId: StaffId | null;
  readonly act: string;
  readonly at: Instant;
  readonly reason: string | null;
  readonly fields: readonly ChangedField[];
}

/** Writes down who changed what in the past, in the order given, which is that of the changes' moments. */
export async function keepChanges(trx: Trx, changes: readonly PastChange[]): Promise<void> {
  const first = (await takeNumbers(trx, "change", changes.length)) - changes.length + 1;
  await sql`
    insert into change (property_id, number, staff_id, act, reason, at)
    select ${trx.propertyId}, ${first} + place - 1, staff_id, act, reason, at
    from unnest(
      ${changes.map((change) => change.staffId)}::bigint[], ${changes.map((change) => change.act)}::text[],
      ${changes.map((change) => change.reason)}::text[], ${changes.map((change) => change.at)}::timestamptz[]
    ) with ordinality as given (staff_id, act, reason, at, place)
    on conflict do nothing`.execute(trx);
  await writeLines(
    trx,
    changes.flatMap(({ fields }, index) =>
      fields.map((field, line) => ({ ...field, number: first + index, line: line + 1 })),
    ),
  );
}
