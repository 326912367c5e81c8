import { Agent } from "node:http";
import { domainTypes } from "@foyer/db/kernel/parsers";
import { type Trx, withActor } from "@foyer/db/kernel/fence";
import { accountOfClient } from "@foyer/db/receivables/accounts/queries";
import { agingItems } from "@foyer/db/receivables/aging/items/queries";
import { aging } from "@foyer/db/receivables/aging/queries";
import { AgingCell, AgingQuestion } from "@foyer/domain/receivables/aging/schema";
import pg from "pg";
import { portfolioAging } from "./aging-sql.ts";
import { clientIds, fillClients } from "./clients.ts";
import type { Bench, BenchDatabase } from "./house.ts";
import { asOf, fillLedger } from "./ledger.ts";
import { ask } from "./load.ts";
import { inTurn, median, milliseconds, type Outcome } from "./outcome.ts";
import { served } from "./served.ts";
import { signIn } from "./session.ts";

const clients = 50_000;
const runs = 7;
/** Items, and as many allocations: 100 thousand, one million, two million and ten million rows of the ledger. */
const sizes = [50_000, 500_000, 1_000_000, 5_000_000];
/** Where the whole portfolio has its bounds: a million items and a million allocations. */
const portfolio = 1_000_000;
const largest = Math.max(...sizes);

/** The statement by hand, asked as the owner over one connection, its rows read to the last. */
async function byHand<T>(database: BenchDatabase, act: (ask: () => Promise<unknown>) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.url, types: domainTypes });
  await client.connect();
  try {
    return await act(() => client.query(portfolioAging, [database.propertyId, asOf]));
  } finally {
    await client.end();
  }
}

/** The aging of a past day over ledgers of growing size: of the whole portfolio by statement and over HTTP, of one client, and a screen's page. */
export async function agingBench(bench: Bench): Promise<Outcome[]> {
  const database = await bench.database("bench_aging");
  const { actor, headers } = await signIn(database, "finance");
  await fillClients(database, clients);
  const [client] = (await clientIds(database)).slice(clients / 2);
  if (client === undefined) throw new Error("the property has no clients");
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const asked = (act: (trx: Trx) => Promise<unknown>) =>
    milliseconds(() => withActor(database.db, { ...actor, readOnly: true }, act));
  const question = AgingQuestion.parse({ asOf });
  const page = encodeURIComponent(JSON.stringify({ asOf, limit: 200 }));
  const outcomes: Outcome[] = [];
  await served("serve-house.ts", [database.url], async (address) => {
    for (const size of sizes) {
      await fillLedger(database, size);
      const overHttp = (path: string) => () => milliseconds(() => ask({ url: address + path, headers }, agent));
      const ways = [
        {
          what: "whole portfolio, the report's statement against the one by hand",
          house: () => asked((trx) => aging(trx, question, asOf)),
          bound: 1.3,
        },
        {
          what: "whole portfolio over HTTP as JSON, against the statement by hand",
          house: overHttp(`/api/export/aging?asOf=${asOf}&format=json`),
          bound: 2,
        },
        { what: "a screen's page of it over HTTP", house: overHttp(`/api/trpc/receivables.aging?input=${page}`) },
      ];
      await byHand(database, async (statement) => {
        const raw = () => milliseconds(statement);
        for (const { what, house, bound } of ways) {
          await inTurn(2, house, raw);
          outcomes.push({
            bench: "aging",
            what,
            size: size * 2,
            unit: "ms",
            ...(await inTurn(runs, house, raw)),
            ...(size === portfolio && bound !== undefined && { bound: { atMost: bound } }),
          });
        }
      });
      const whole = outcomes.findLast((outcome) => outcome.what === ways[0]?.what);
      if (size === portfolio && whole)
        outcomes.push({
          ...whole,
          what: "whole portfolio, against the 2.5 s it may take",
          raw: 2_500,
          bound: { atMost: 1 },
        });
      const cell = AgingCell.parse({ asOf, group: client });
      const ofClient = [
        { what: "one client's account", act: (trx: Trx) => accountOfClient(trx, { clientId: client }, asOf) },
        { what: "one client's row, opened at a past day", act: (trx: Trx) => agingItems(trx, cell, asOf) },
      ];
      for (const { what, act } of ofClient) {
        const taken: number[] = [];
        for (let run = 0; run <= runs; run += 1) taken.push(await asked(act));
        outcomes.push({
          bench: "aging",
          what: `${what}, against the 20 ms it may take`,
          size: size * 2,
          unit: "ms",
          house: median(taken.slice(1)),
          raw: 20,
          runs,
          ...(size === largest && { bound: { atMost: 1 } }),
        });
      }
    }
  });
  agent.destroy();
  await database.drop();
  return outcomes.sort((a, b) => a.what.localeCompare(b.what, "en") || a.size - b.size);
}
