import type { CalendarDate } from "@foyer/domain/kernel/time";
import { dealOther } from "@foyer/domain/staff/hand-over/rules";
import type { StaffId } from "@foyer/domain/staff/schema";
import { sql } from "kysely";
import type { ChangedField } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import type { HandOverPart, Leaving } from "../../staff/hand-over/queries.ts";
import { setDated } from "../dated/mutations.ts";
import { clientsHeld } from "./queries.ts";

const lockClients = (trx: Trx, ids: readonly number[]) =>
  sql`select id from client where property_id = ${trx.propertyId} and id = any(${ids}::bigint[]) order by id for update`.execute(
    trx,
  );

/** From when each client would be the successor's: the day of the hand-over, or later where the leaver was to get it later. */
async function beginnings(trx: Trx, { leaverId, on }: Leaving): Promise<ReadonlyMap<number, CalendarDate>> {
  const { rows } = await sql<{ clientId: number; begins: CalendarDate }>`
    select client_id, greatest(min(from_date), ${on}::date) as begins from client_owner
    where property_id = ${trx.propertyId} and staff_id = ${leaverId} and to_date > ${on}
    group by client_id`.execute(trx);
  return new Map(rows.map((row) => [row.clientId, row.begins]));
}

/** Owners on a day. */
async function ownersOn(trx: Trx, ids: readonly number[], on: CalendarDate): Promise<ReadonlyMap<number, StaffId>> {
  const { rows } = await sql<{ clientId: number; staffId: StaffId }>`
    select client_id, staff_id from client_owner
    where property_id = ${trx.propertyId} and client_id = any(${ids}::bigint[]) and ${heldOn("client_owner", on)}`.execute(
    trx,
  );
  return new Map(rows.map((row) => [row.clientId, row.staffId]));
}

/** The clients themselves: the past stays with who had them, from the day on they are the successors'. */
export const clientsHandOver: HandOverPart = {
  name: "clients",
  count: async (trx, leaving) => (await clientsHeld(trx, leaving)).length,
  async move(trx, { leaverId, on, dealt }) {
    const ids = dealt.map(({ clientId }) => clientId);
    await lockClients(trx, ids);
    const begins = await beginnings(trx, { leaverId, on });
    const days = Map.groupBy(dealt, ({ clientId }) => begins.get(clientId) ?? on);
    for (const [from, ofDay] of days)
      await setDated(trx, {
        aspect: "ownerId",
        from,
        values: ofDay.map(({ clientId, to }) => ({ clientId, value: to })),
      });
    return dealt.map(({ clientId, to }) => ({
      subject: "client",
      row: clientId,
      field: "ownerId",
      before: leaverId,
      after: to,
    }));
  },
  async giveBack(trx, done, on) {
    const given = done.filter(({ subject, field }) => subject === "client" && field === "ownerId");
    await lockClients(
      trx,
      given.map(({ row }) => row),
    );
    const owners = await ownersOn(
      trx,
      given.map(({ row }) => row),
      on,
    );
    const standing = given.filter(({ row, after }) => owners.get(row) === after);
    await setDated(trx, {
      aspect: "ownerId",
      from: on,
      values: standing.map(({ row, before }) => ({ clientId: row, value: Number(before) })),
    });
    return {
      fields: standing.map((field) => ({ ...field, before: field.after, after: field.before })),
      kept: given.length - standing.length,
    };
  },
};

/** What the leaver worked on beside its owner goes to the successors in turn, unless they work on it already. */
export const collaborationsHandOver: HandOverPart = {
  name: "collaborations",
  count: async (trx, leaving) => (await collaborations(trx, leaving)).length,
  async move(trx, { leaverId, on, successors }) {
    const ids = (await collaborations(trx, { leaverId, on })).map(({ clientId }) => clientId);
    return exchange(
      trx,
      ids.map((id) => ({ id, ends: [leaverId], begins: [dealOther(id, successors)] })),
      on,
    );
  },
  async giveBack(trx, done, on) {
    const given = done.filter(({ subject, field }) => subject === "client" && field === "collaborators");
    const back = given.map(({ row, before, after }) => {
      const [was, became] = [peopleIn(before), peopleIn(after)];
      return {
        id: row,
        ends: became.filter((each) => !was.includes(each)),
        begins: was.filter((each) => !became.includes(each)),
      };
    });
    return { fields: await exchange(trx, back, on), kept: 0 };
  },
};

/** The people that a recorded list names. */
const peopleIn = (recorded: unknown): number[] =>
  Array.isArray(recorded) ? recorded.filter((each: unknown) => typeof each === "number") : [];

interface Exchange {
  readonly id: number;
  readonly ends: readonly number[];
  readonly begins: readonly number[];
}

/** Ends some collaborations and begins others from a day on; recorded as the list of who works on each client. */
async function exchange(trx: Trx, exchanges: readonly Exchange[], on: CalendarDate): Promise<ChangedField[]> {
  const ids = exchanges.map(({ id }) => id);
  await lockClients(trx, ids);
  const before = await collaboratorsOn(trx, ids, on);
  const pairs = (of: "ends" | "begins") =>
    exchanges.flatMap((each) => each[of].map((staffId) => ({ clientId: each.id, staffId })));
  await endCollaborations(trx, pairs("ends"), on);
  await beginCollaborations(trx, pairs("begins"), on);
  const after = await collaboratorsOn(trx, ids, on);
  return ids.map((row) => ({
    subject: "client",
    row,
    field: "collaborators",
    before: before.get(row) ?? [],
    after: after.get(row) ?? [],
  }));
}

async function collaboratorsOn(trx: Trx, ids: readonly number[], on: CalendarDate) {
  const { rows } = await sql<{ clientId: number; people: number[] }>`
    select client_id, array_agg(staff_id order by staff_id) as people from client_collaborator
    where property_id = ${trx.propertyId} and client_id = any(${ids}::bigint[]) and ${heldOn("client_collaborator", on)}
    group by client_id`.execute(trx);
  return new Map(rows.map((row) => [row.clientId, row.people]));
}

async function collaborations(trx: Trx, { leaverId, on }: Leaving): Promise<{ clientId: number }[]> {
  const { rows } = await sql<{ clientId: number }>`
    select distinct client_id from client_collaborator
    where property_id = ${trx.propertyId} and staff_id = ${leaverId} and to_date > ${on}
    order by client_id`.execute(trx);
  return rows;
}

interface Collaborating {
  readonly clientId: number;
  readonly staffId: number;
}

const givenPairs = (pairs: readonly Collaborating[]) =>
  sql`unnest(${pairs.map((each) => each.clientId)}::bigint[], ${pairs.map((each) => each.staffId)}::bigint[]) as given (client_id, staff_id)`;

async function endCollaborations(trx: Trx, pairs: readonly Collaborating[], on: CalendarDate): Promise<void> {
  const ofGiven = sql`c.property_id = ${trx.propertyId} and c.client_id = given.client_id and c.staff_id = given.staff_id`;
  await sql`delete from client_collaborator as c using ${givenPairs(pairs)} where ${ofGiven} and c.from_date >= ${on}`.execute(
    trx,
  );
  await sql`
    update client_collaborator as c set to_date = ${on}::date from ${givenPairs(pairs)}
    where ${ofGiven} and c.from_date < ${on} and c.to_date > ${on}`.execute(trx);
}

/** Not for the owner, nor twice for the same person. */
async function beginCollaborations(trx: Trx, pairs: readonly Collaborating[], on: CalendarDate): Promise<void> {
  await sql`
    insert into client_collaborator (property_id, client_id, staff_id, from_date)
    select ${trx.propertyId}, given.client_id, given.staff_id, ${on}::date from ${givenPairs(pairs)}
    where not exists (
      select from client_collaborator as c where c.property_id = ${trx.propertyId} and c.client_id = given.client_id
        and c.staff_id = given.staff_id and c.to_date > ${on})
      and not exists (
      select from client_owner as o where o.property_id = ${trx.propertyId} and o.client_id = given.client_id
        and o.staff_id = given.staff_id and ${heldOn("o", on)})
    on conflict do nothing`.execute(trx);
}
