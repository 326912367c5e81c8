import type { StayRow } from "@foyer/domain/stays/import";
import { clientKeys } from "../../clients/keys/mutations.ts";
import type { BlockOutcome, ImportContext, ImportedRow } from "../../imports/import.ts";
import type { Trx } from "../../kernel/fence.ts";
import { type Spread, writeDays } from "../days/mutations.ts";
import { updateStays } from "../known/mutations.ts";
import { identityOf, insertStays } from "../mutations.ts";
import { type IncomingStay, resolveStays, spreadOf } from "./queries.ts";

/** The day rows a stay is entitled to are written with it, whatever its status: what it would have earned is known too. */
export function importStays(trx: Trx, context: ImportContext) {
  const clients = clientKeys(trx, context);
  return async (rows: readonly ImportedRow<StayRow>[]): Promise<BlockOutcome> => {
    const { stays, refused } = await resolveStays(trx, clients, rows);
    if (stays.length === 0) return { created: 0, updated: 0, unchanged: 0, refused };
    const houseId = await clients.houseId();
    const named = stays.map((stay) => ({ ...stay, clientId: stay.clientId ?? houseId }));
    const made = await insertStays(trx, named, context.now);
    context.created("stay", [...made.values()]);
    const fresh: Spread[] = [];
    const known: IncomingStay[] = [];
    for (const stay of stays) {
      const id = made.get(identityOf(stay));
      if (id === undefined) known.push(stay);
      else fresh.push(spreadOf(id, stay));
    }
    await writeDays(trx, fresh);
    const updated = await updateStays(trx, known, context);
    return { created: fresh.length, updated, unchanged: known.length - updated, refused };
  };
}
