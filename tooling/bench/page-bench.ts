import { withActor } from "@foyer/db/kernel/fence";
import { listClients } from "@foyer/db/clients/rows/queries";
import { ClientPage } from "@foyer/domain/clients/rows/schema";
import { now } from "@foyer/domain/kernel/time";
import { fillClients } from "./clients.ts";
import type { Bench } from "./house.ts";
import { connections, requestsPerSecond } from "./load.ts";
import { inTurn, type Outcome } from "./outcome.ts";
import { recorded } from "./recorded.ts";
import { served } from "./served.ts";
import { signIn } from "./session.ts";

const seconds = 3;
const runs = 6;

/** A signed-in, fenced page of 100 clients against the same SQL through a bare tRPC procedure, in requests per second. */
export async function pageBench(bench: Bench): Promise<Outcome[]> {
  const database = await bench.database("bench_page");
  const { actor, headers } = await signIn(database, "director");
  const page = ClientPage.parse({ limit: 100 });
  const outcomes: Outcome[] = [];
  for (const size of [1_000, 10_000]) {
    await fillClients(database, size);
    const statements = await recorded(() =>
      withActor(database.db, { ...actor, readOnly: true }, async (trx) => listClients(trx, page, now())),
    );
    const input = encodeURIComponent(JSON.stringify({ limit: 100 }));
    const taken = await served("serve-house.ts", [database.url], (house) =>
      served("serve-bare.ts", [database.url, JSON.stringify(statements)], async (bare) => {
        const ours = () =>
          requestsPerSecond({ url: `${house}/api/trpc/clients.list?input=${input}`, headers }, seconds);
        const raw = () => requestsPerSecond({ url: `${bare}/api/trpc/page`, headers: {} }, seconds);
        await inTurn(1, ours, raw);
        return inTurn(runs, ours, raw);
      }),
    );
    outcomes.push({
      bench: "page",
      what: "100 clients, signed in and fenced",
      size,
      unit: "req/s",
      ...taken,
      ...(size === 10_000 && { bound: { atLeast: 0.6 } }),
      note: `${connections} connections, ${seconds} s each, in turn; ${statements.length} statements`,
    });
  }
  await database.drop();
  return outcomes;
}
