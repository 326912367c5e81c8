import type { PropertyId } from "@foyer/domain/kernel/ids";
import type { Actor } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import { Kysely, PostgresDialect, type Selectable, sql, type Transaction } from "kysely";
import type pg from "pg";
import type { Database } from "../tables.ts";
import { type Db, type DoorTables, inside } from "./connect.ts";
import { refuseConstraint } from "./constraint.ts";

/** A transaction inside one property's fence: the type proves that it was entered. */
export type Trx = Kysely<Database> & {
  readonly actor: Actor;
  readonly propertyId: PropertyId;
  readonly property: Selectable<Database["property"]>;
  /** Opens protected values (kernel/protect.ts). */
  readonly key: Buffer;
};

export interface FenceOptions {
  readonly readOnly?: boolean;
}

const propertyColumns = [
  ["id", "id"],
  ["code", "code"],
  ["name", "name"],
  ["time_zone", "timeZone"],
  ["currency", "currency"],
  ["locale", "locale"],
  ["country", "country"],
  ["start_date", "startDate"],
  ["opens_minute", "opensMinute"],
  ["closes_minute", "closesMinute"],
  ["working_weekdays", "workingWeekdays"],
  ["demo", "demo"],
  ["created_at", "createdAt"],
]
  .map(([column, name]) => `${column} as "${name}"`)
  .join(", ");

/** Begins, enters the fence and reads the property, in one round trip. Its only value is a whole number. */
async function begin(client: pg.PoolClient, { propertyId, readOnly }: { propertyId: PropertyId; readOnly: boolean }) {
  if (!Number.isSafeInteger(propertyId)) throw new RangeError("a property's id is a whole number");
  const opening = `begin ${readOnly ? "read only" : "read write"}; select app.enter(array[${propertyId}]); select ${propertyColumns} from property where id = ${propertyId}`;
  const answers: unknown = await client.query(opening);
  const rows = Array.isArray(answers) ? (answers as pg.QueryResult<Trx["property"]>[]).at(-1)?.rows : undefined;
  return found(rows?.[0], "properties.unknown");
}

/** The same connection for every statement, whoever asks for one. */
const heldBy = (client: pg.PoolClient) => {
  const held = { query: client.query.bind(client), release: () => {} };
  return new PostgresDialect({ pool: { connect: async () => held, end: async () => {}, options: {} } });
};

/** The only way to a property's rows: one transaction, entered for the actor's property, rolled back when `act` throws. */
export async function withActor<T>(db: Db, as: Actor & FenceOptions, act: (trx: Trx) => Promise<T>): Promise<T> {
  const { readOnly = false, ...actor } = as;
  const { pool, plugins } = inside(db);
  const client = await pool.connect();
  try {
    const property = await begin(client, { propertyId: actor.propertyId, readOnly });
    const kysely = new Kysely<Database>({ dialect: heldBy(client), plugins });
    const result = await act(Object.assign(kysely, { actor, property, propertyId: property.id, key: db.key }));
    const { command } = await client.query("commit");
    if (command !== "COMMIT")
      throw new Error("a statement of the transaction had failed, and its failure was swallowed");
    client.release();
    return result;
  } catch (error) {
    const rolledBack = await client.query("rollback").then(
      () => true,
      () => false,
    );
    client.release(!rolledBack);
    throw refuseConstraint(error);
  }
}

/** Enters the fence in a transaction that somebody else began. */
export async function enter(trx: Transaction<Database>, actor: Actor, key: Buffer): Promise<Trx> {
  await sql`select app.enter(${[actor.propertyId]}::int[])`.execute(trx);
  const property = await trx
    .selectFrom("property")
    .selectAll()
    .where("id", "=", actor.propertyId)
    .executeTakeFirstOrThrow();
  return Object.assign(trx, { actor, key, property, propertyId: property.id });
}

/** Before a property is known: sign-in, sessions, rate limits. */
export const atTheDoor = <T>(db: Db, act: (door: Kysely<DoorTables>) => Promise<T>): Promise<T> => act(inside(db).door);

/** For questions over all of a group's properties that only the house itself asks: which roles has this person where? */
export async function acrossProperties<T>(
  db: Db,
  propertyIds: readonly number[],
  act: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  return inside(db)
    .kysely.transaction()
    .execute(async (trx) => {
      await sql`select app.enter(${[...propertyIds]}::int[])`.execute(trx);
      return act(trx);
    });
}
