/** The part of the package that the benches use; it brings no types along. */
declare module "pg-copy-streams" {
  import type { Readable, Writable } from "node:stream";
  import type { Connection, Submittable } from "pg";

  interface CopyTo extends Readable, Submittable {
    readonly rowCount: number;
    submit(connection: Connection): void;
  }
  interface CopyFrom extends Writable, Submittable {
    readonly rowCount: number;
    submit(connection: Connection): void;
  }
  export function to(statement: string): CopyTo;
  export function from(statement: string): CopyFrom;
}
