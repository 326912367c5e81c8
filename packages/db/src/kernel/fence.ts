import type { Actor } from "@foyer/domain/kernel/permissions";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "../tables.ts";
import { type Db, type DoorTables, inside } from "./connect.ts";
import { refuseConstraint } from "./constraint.ts";

/** A transaction inside one property's fence: the type proves that it was entered. */
export type Trx = Transaction<Database> & {
  readonly actor: Actor;
  readonly propertyId: PropertyId;
  /** Opens protected values (kernel/protect.ts). */
  readonly key: Buffer;
};

export interface FenceOptions {
  readonly readOnly?: boolean;
}

export const enter = async (trx: Transaction<Database>, actor: Actor, key: Buffer): Promise<Trx> => {
  await sql`select app.enter(${[actor.propertyId]}::int[])`.execute(trx);
  return Object.assign(trx, { actor, key, propertyId: actor.propertyId });
};

/** The only way to a property's rows: one transaction, entered for the actor's property, rolled back when `act` throws. */
export async function withActor<T>(db: Db, as: Actor & FenceOptions, act: (trx: Trx) => Promise<T>): Promise<T> {
  const { readOnly = false, ...actor } = as;
  try {
    return await inside(db)
      .kysely.transaction()
      .setAccessMode(readOnly ? "read only" : "read write")
      .execute(async (trx) => act(await enter(trx, actor, db.key)));
  } catch (error) {
    throw refuseConstraint(error);
  }
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
