import type { ColumnType } from "kysely";

/** A generated table with some columns given their domain type. A column that the database lacks does not compile. */
export type Refine<Table, Columns extends { [K in keyof Columns]: K extends keyof Table ? unknown : never }> = Omit<
  Table,
  keyof Columns
> &
  Columns;

/** An identity column: read always, given rarely, never updated. */
export type GeneratedId<Id> = ColumnType<Id, Id | undefined, never>;

/** A column with a default. */
export type Defaulted<Value> = ColumnType<Value, Value | undefined, Value>;
