import { Agent } from "node:http";
import { asRole } from "@foyer/db/kernel/connect";
import { domainTypes } from "@foyer/db/kernel/parsers";
import { withActor } from "@foyer/db/kernel/fence";
import { aging } from "@foyer/db/receivables/aging/queries";
import { AgingQuestion } from "@foyer/domain/receivables/aging/schema";
import pg from "pg";
import { fillClients } from "./clients.ts";
import { type Bench, type BenchDatabase, key } from "./house.ts";
import { asOf, fillLedger } from "./ledger.ts";
import { ask } from "./load.ts";
import { inTurn, milliseconds, type Outcome } from "./outcome.ts";
import { recorded, type Statement } from "./recorded.ts";
import { served } from "./served.ts";
import { signIn } from "./session.ts";

const clients = 2_000;
const runs = 15;

/** The report's own statement, sent as the application's role inside the fence, its rows read to the last. */
async function directly<T>(
  database: BenchDatabase,
  statements: readonly Statement[],
  act: (ask: () => Promise<unknown>) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: asRole(database.url, key, "foyer_app"), types: domainTypes });
  await client.connect();
  try {
    await client.query(`begin read only; select app.enter(array[${database.propertyId}])`);
    return await act(async () => {
      for (const { text, values } of statements) await client.query(text, [...values]);
    });
  } finally {
    await client.end();
  }
}

/** The aging report over HTTP, signed in, to the last byte, against its own SQL, over ledgers of growing size. */
export async function agingBench(bench: Bench): Promise<Outcome[]> {
  const database = await bench.database("bench_aging");
  const { actor, headers } = await signIn(database, "finance");
  await fillClients(database, clients);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const outcomes: Outcome[] = [];
  const question = AgingQuestion.parse({ asOf });
  const page = `receivables.aging?input=${encodeURIComponent(JSON.stringify({ asOf, limit: 200 }))}`;
  const ways = [
    { what: "whole report as JSON", path: `/api/export/aging?asOf=${asOf}&format=json`, limit: undefined },
    { what: "a screen's page of it", path: `/api/trpc/${page}`, limit: 200 },
  ];
  await served("serve-house.ts", [database.url], async (address) => {
    for (const size of [25_000, 50_000, 100_000]) {
      await fillLedger(database, size);
      for (const { what, path, limit } of ways) {
        const statements = await recorded(() =>
          withActor(database.db, { ...actor, readOnly: true }, (trx) =>
            aging(trx, limit === undefined ? question : { ...question, offset: 0, limit }, asOf),
          ),
        );
        const asked = { url: address + path, headers };
        let bytes = 0;
        const overHttp = () =>
          milliseconds(async () => {
            bytes = await ask(asked, agent);
          });
        const taken = await directly(database, statements, async (askDirectly) => {
          const raw = () => milliseconds(askDirectly);
          await inTurn(3, overHttp, raw);
          return inTurn(runs, overHttp, raw);
        });
        outcomes.push({
          bench: "aging",
          what,
          size,
          unit: "ms",
          ...taken,
          ...(size === 100_000 && { bound: { atMost: 2 } }),
          note: `${(bytes / 1_024).toFixed(0)} KiB`,
        });
      }
    }
  });
  agent.destroy();
  await database.drop();
  return outcomes.sort((a, b) => (a.what === b.what ? a.size - b.size : a.what < b.what ? 1 : -1));
}
