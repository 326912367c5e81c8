import type { ClientId } from "@foyer/domain/clients/schema";
import { addDays, atLocal, CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import pg from "pg";
import type { Trx } from "../../../../kernel/fence.ts";
import type { TestDatabase } from "../../../../kernel/testing.ts";
import type { Step } from "../factory.ts";

const recordingBegins = CalendarDate.parse("2026-09-01");

/** The day on which a write is recorded: each on its own. */
export const recordedOn = (place: number) => addDays(recordingBegins, place);

function written(step: Step, { clients, at }: { clients: readonly ClientId[]; at: string }) {
  if (step.kind !== "item") return { ...step, at };
  const item = {
    client: clients[step.client],
    currency: "CNY",
    side: step.side,
    kind: step.side === "debit" ? "invoice" : "payment",
    amount: step.amountMinor,
    document: step.documentDate,
    posting: step.postingDate,
    due: step.dueDate,
    checkout: step.checkoutDate,
    system: "law",
    reference: `L-${step.id}`,
    line: 1,
  };
  return { kind: step.kind, id: step.id, at, item };
}

/** Sends all writes one after the other, each in a transaction of its own inside the test's, and each a second time as a retry. */
const playing = `
create function public.play_ledger(property integer, known bigint[], steps jsonb) returns jsonb language plpgsql as $$
declare
  ids bigint[] := known;
  answers jsonb[] := '{}';
  step jsonb;
  write jsonb;
  answer jsonb;
  place integer;
begin
  for step in select value from jsonb_array_elements(steps) loop
    place := (step->>'id')::integer;
    begin
      write := jsonb_build_object('at', step->'at', 'key', 'law-' || lpad(place::text, 8, '0')) || case step->>'kind'
        when 'item' then jsonb_build_object('items', jsonb_build_array(step->'item'))
        when 'allocate' then jsonb_build_object('allocations', jsonb_build_array(jsonb_build_object(
          'debit', ids[(step->>'debit')::integer], 'credit', ids[(step->>'credit')::integer],
          'amount', step->'amount', 'effective', step->'on')))
        else jsonb_build_object('allocations', jsonb_build_array(jsonb_build_object(
          'undoes', ids[(step->>'allocation')::integer], 'effective', step->'on'))) end;
      perform app.open_ledger_write(property, write->>'key', write::text, (step->>'at')::timestamptz);
      answer := app.post_ledger(property, write);
      if app.open_ledger_write(property, write->>'key', write::text, (step->>'at')::timestamptz) is distinct from answer then
        raise exception 'a retry was not answered with the first result';
      end if;
      ids[place] := (coalesce(answer->'items'->>0, answer->'allocations'->>0))::bigint;
      answers := answers || 'null'::jsonb;
    exception when sqlstate 'P0001' then
      answers := answers || to_jsonb(sqlerrm);
    end;
  end loop;
  return jsonb_build_object('ids', to_jsonb(ids), 'answers', to_jsonb(answers));
end $$`;

async function asOwner<T>(house: TestDatabase, act: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: house.url });
  await owner.connect();
  try {
    return await act(owner);
  } finally {
    await owner.end();
  }
}

export const readyToPlay = (house: TestDatabase) => asOwner(house, (owner) => owner.query(playing));

/** Puts one rule of a function of the ledger otherwise; the function must say that rule once. */
export const withoutRule = (
  house: TestDatabase,
  { name, rule, otherwise }: { name: string; rule: string; otherwise: string },
): Promise<void> =>
  asOwner(house, async (owner) => {
    const { rows } = await owner.query<{ source: string }>(
      "select pg_get_functiondef(oid) as source from pg_proc where pronamespace = 'app'::regnamespace and proname = $1",
      [name],
    );
    const [source = "", ...others] = rows.map((row) => row.source);
    if (others.length > 0 || source.split(rule).length !== 2) throw new Error(`${name} does not say "${rule}" once`);
    await owner.query(source.replace(rule, otherwise));
  });

export interface Played {
  /** By the number of the write. */
  readonly ids: readonly (number | null)[];
  /** Why a write was refused; nothing where it was taken. */
  readonly answers: readonly (string | null)[];
}

interface Playing {
  readonly clients: readonly ClientId[];
  readonly steps: readonly Step[];
  /** What was played before: the recording goes on from there. */
  readonly played?: Played;
}

export async function play(trx: Trx, { clients, steps, played }: Playing): Promise<Played> {
  const from = played?.answers.length ?? 0;
  const sent = steps.map((step, index) =>
    written(step, { clients, at: atLocal(recordedOn(from + index), 600, trx.property.timeZone) }),
  );
  const { rows } = await sql<{ played: Played }>`
    select public.play_ledger(${trx.propertyId}, ${[...(played?.ids ?? [])]}::bigint[], ${JSON.stringify(sent)}::jsonb) as played`.execute(
    trx,
  );
  const [row] = rows;
  if (!row) throw new Error("nothing was played");
  return { ids: row.played.ids, answers: [...(played?.answers ?? []), ...row.played.answers] };
}

/** Does something and takes it back. */
export async function apart(trx: Trx, act: () => Promise<void>): Promise<void> {
  await sql`savepoint apart`.execute(trx);
  try {
    await act();
  } finally {
    await sql`rollback to savepoint apart`.execute(trx);
    await sql`release savepoint apart`.execute(trx);
  }
}
