import type { PropertyId } from "@foyer/domain/kernel/ids";
import type { Actor } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import { Kysely, type Selectable, sql, type Transaction } from "kysely";
import type pg from "pg";
import type { Database } from "../tables.ts";
import { type Db, type DoorTables, inside } from "./connect.ts";
import { refuseConstraint } from "./constraint.ts";
import { HouseDialect, houseNames } from "./naming.ts";
import { sendingPrepared } from "./prepared.ts";

/** A transaction inside one property's fence: the type proves that it was entered. */
export type Trx = Kysely<Database> & {
  readonly actor: Actor;
  readonly propertyId: PropertyId;
  readonly property: Selectable<Database["property"]>;
  /** The number of the property's last change when the transaction began: what a grid that is read in it has seen. */
  readonly seenChange: number;
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

const seenChange =
  "coalesce((select value from property_counter where property_counter.property_id = property.id and property_counter.name = 'change'), 0)";

type Opened = Trx["property"] & Pick<Trx, "seenChange">;

/** How a transaction comes into a property's fence. */
export interface Entrance extends FenceOptions {
  /**
   * A statement that enters the fence of one property and answers rows. Sent with others in one round trip, so it takes no
   * parameters: its text holds numbers, hashes and moments that the house itself made, never anything from outside.
   */
  readonly entering: string;
  /** Who came in, by those rows; throws when nobody did. */
  readonly actorOf: (rows: readonly unknown[]) => Actor;
}

/** Begins, enters the fence and reads the property, in one round trip. */
async function begin(client: pg.PoolClient, { entering, actorOf, readOnly = false }: Entrance) {
  const own = `select ${propertyColumns}, ${seenChange} as "seenChange" from property where id = nullif(current_setting('app.properties', true), '')::int`;
  const answers: unknown = await client.query(`begin ${readOnly ? "read only" : "read write"}; ${entering}; ${own}`);
  const [, entered, properties] = Array.isArray(answers) ? (answers as pg.QueryResult<Opened>[]) : [];
  const actor = actorOf(entered?.rows ?? []);
  const { seenChange: seen, ...property } = found(properties?.rows[0], "properties.unknown");
  return { actor, property, seenChange: seen };
}

/** The same connection for every statement, whoever asks for one. */
const heldBy = (client: pg.PoolClient) => {
  const held = { query: sendingPrepared(client), release: () => {} };
  return new HouseDialect({ pool: { connect: async () => held, end: async () => {}, options: {} } });
};

/** One transaction inside the fence, committed when `act` is done and rolled back when it throws. */
export async function withEntrance<T>(db: Db, entrance: Entrance, act: (trx: Trx) => Promise<T>): Promise<T> {
  const { pool } = inside(db);
  const client = await pool.connect();
  try {
    const { actor, property, seenChange } = await begin(client, entrance);
    const kysely = new Kysely<Database>({ dialect: heldBy(client), plugins: [houseNames] });
    const result = await act(
      Object.assign(kysely, { actor, property, seenChange, propertyId: property.id, key: db.key }),
    );
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

/** The only way to a property's rows for somebody who is known: the worker, the command, an export. */
export async function withActor<T>(db: Db, as: Actor & FenceOptions, act: (trx: Trx) => Promise<T>): Promise<T> {
  const { readOnly = false, ...actor } = as;
  if (!Number.isSafeInteger(actor.propertyId)) throw new RangeError("a property's id is a whole number");
  const entering = `select app.enter(array[${actor.propertyId}])`;
  return withEntrance(db, { readOnly, entering, actorOf: () => actor }, act);
}

/** Enters the fence in a transaction that somebody else began. */
export async function enter(trx: Transaction<Database>, actor: Actor, key: Buffer): Promise<Trx> {
  await sql`select app.enter(${[actor.propertyId]}::int[])`.execute(trx);
  const property = await trx
    .selectFrom("property")
    .selectAll()
    .where("id", "=", actor.propertyId)
    .executeTakeFirstOrThrow();
  const { rows } = await sql<{ seenChange: number }>`
    select coalesce((select value from property_counter where property_id = ${property.id} and name = 'change'), 0) as seen_change`.execute(
    trx,
  );
  return Object.assign(trx, { actor, key, property, propertyId: property.id, seenChange: rows[0]?.seenChange ?? 0 });
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
