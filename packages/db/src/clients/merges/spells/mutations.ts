import { endedSpells, mergedSpells } from "@foyer/domain/clients/merges/rules";
import type { Choices, Collaboration, Spell } from "@foyer/domain/clients/merges/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { ChangedField } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import {
  creditAspects,
  type DatedAspect,
  datedAspects,
  datedTable,
  datedValue,
  insertDated,
  isDated,
} from "../../dated/mutations.ts";

const merged: readonly DatedAspect[] = [...datedAspects, ...creditAspects];

export async function spellsOf(trx: Trx, aspect: DatedAspect, clientId: number): Promise<Spell[]> {
  const { rows } = await sql<Spell>`
    select from_date as "from", case when to_date = 'infinity' then 'infinity' else to_date::text end as "to", ${datedValue(aspect)} as value
    from ${sql.table(datedTable(aspect))} where property_id = ${trx.propertyId} and client_id = ${clientId} order by from_date`.execute(
    trx,
  );
  return rows;
}

export async function writeSpells(
  trx: Trx,
  aspect: DatedAspect,
  { clientId, spells }: { clientId: number; spells: readonly Spell[] },
): Promise<void> {
  await sql`delete from ${sql.table(datedTable(aspect))} where property_id = ${trx.propertyId} and client_id = ${clientId}`.execute(
    trx,
  );
  await insertDated(
    trx,
    aspect,
    spells.map(({ from, to, value }) => ({ clientId, from, to: to === "infinity" ? null : to, value })),
  );
}

/** The field that a history is recorded under. */
const spellsField = (aspect: DatedAspect): string => `spells.${aspect}`;
export const aspectOf = (field: string): DatedAspect | undefined =>
  merged.find((aspect) => spellsField(aspect) === field);

interface Files {
  readonly winner: number;
  readonly loser: number;
  readonly choices: Choices;
}

/** Which file's spells go on: as chosen, else the winner's where it has any today. What was decided about credit is nobody's choice. */
const sideOf = (aspect: DatedAspect, { choices, holds }: { choices: Choices; holds: boolean }) =>
  (isDated(aspect) ? choices[aspect] : undefined) ?? (holds ? "winner" : "loser");

/** Makes one history of two for owner, tier, class, override and credit; the other file's ends today. */
export async function mergeSpells(
  trx: Trx,
  { winner, loser, choices }: Files,
  today: CalendarDate,
): Promise<ChangedField[]> {
  const changed: ChangedField[] = [];
  for (const aspect of merged) {
    const own = await spellsOf(trx, aspect, winner);
    const theirs = await spellsOf(trx, aspect, loser);
    if (theirs.length === 0) continue;
    const holds = own.some(({ from, to }) => from <= today && (to === "infinity" || today < to));
    const side = sideOf(aspect, { choices, holds });
    const results = [
      { clientId: winner, before: own, spells: mergedSpells({ winner: own, loser: theirs, side }, today) },
      { clientId: loser, before: theirs, spells: endedSpells(theirs, today) },
    ];
    for (const { clientId, before, spells } of results) {
      await writeSpells(trx, aspect, { clientId, spells });
      changed.push({ subject: "client", row: clientId, field: spellsField(aspect), before, after: spells });
    }
  }
  return changed;
}

export const collaborationsOf = async (trx: Trx, clientId: number): Promise<Collaboration[]> => {
  const { rows } = await sql<Collaboration>`
    select staff_id, from_date as "from", case when to_date = 'infinity' then 'infinity' else to_date::text end as "to"
    from client_collaborator where property_id = ${trx.propertyId} and client_id = ${clientId} order by staff_id, from_date`.execute(
    trx,
  );
  return rows;
};

export async function writeCollaborations(
  trx: Trx,
  { clientId, working }: { clientId: number; working: readonly Collaboration[] },
): Promise<void> {
  await sql`delete from client_collaborator where property_id = ${trx.propertyId} and client_id = ${clientId}`.execute(
    trx,
  );
  await sql`
    insert into client_collaborator (property_id, client_id, staff_id, from_date, to_date)
    select ${trx.propertyId}, ${clientId}, staff_id, from_date, to_date
    from unnest(
      ${working.map((each) => each.staffId)}::bigint[], ${working.map((each) => each.from)}::date[], ${working.map((each) => each.to)}::date[]
    ) as given (staff_id, from_date, to_date)
    on conflict do nothing`.execute(trx);
}

/** Who worked on either file works on the one; who did on both keeps the winner's days. */
export async function mergeCollaborations(
  trx: Trx,
  { winner, loser }: Pick<Files, "winner" | "loser">,
): Promise<ChangedField[]> {
  const own = await collaborationsOf(trx, winner);
  const theirs = await collaborationsOf(trx, loser);
  const added = theirs.filter(({ staffId }) => !own.some((each) => each.staffId === staffId));
  if (added.length === 0) return [];
  const working = [...own, ...added];
  await writeCollaborations(trx, { clientId: winner, working });
  return [{ subject: "client", row: winner, field: "collaborations", before: own, after: working }];
}
