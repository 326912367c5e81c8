import { join } from "node:path";
import { type Postgres, startPostgres } from "./postgres.ts";
import { checkout } from "./settings.ts";

/** The PostgreSQL of tests and checks: kept from run to run, shared by runs at the same time, stopped by the last. */
export const startTestCluster = (): Promise<Postgres> =>
  startPostgres({ dataDir: join(checkout, "node_modules/.cache/foyer-test"), throwAway: true });
