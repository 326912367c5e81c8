import { Agent } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ClientId } from "@foyer/domain/clients/schema";
import type pg from "pg";
import { from } from "pg-copy-streams";
import { clientIds, fillClients } from "./clients.ts";
import type { Bench, BenchDatabase } from "./house.ts";
import { post } from "./load.ts";
import { inTurn, milliseconds, type Outcome } from "./outcome.ts";
import { served } from "./served.ts";
import { signIn } from "./session.ts";

/** Fields of a file and their columns. */
type Written = Readonly<Record<string, string>>;
const inPlace: Written = {
  city: "city",
  industry: "industry",
  address: "address",
  preferences: "preferences",
  notes: "notes",
};
/** What a file is found by, and compared with others: each has its keys written anew. */
const names: Written = { shortName: "short_name" };
const runs = 9;

let turn = 0;
const valueOf = (row: number, field: number) => `第${turn}次 ${row}-${field}`;

interface Edited {
  readonly ids: readonly ClientId[];
  readonly written: Written;
}

/** One change set that was never sent before, by a grid that has seen `base`. */
function changeSet({ ids, written }: Edited, base: number): string {
  turn += 1;
  const fields = Object.keys(written);
  const cells = ids.flatMap((id) => fields.map((field, at) => ({ row: String(id), field, new: valueOf(id, at) })));
  return JSON.stringify({ id: crypto.randomUUID(), grid: "clients", base, cells });
}

/** The number of the change that carried it, every cell applied. */
function numberOf(answer: string, cells: number): number {
  const number = Number(/"number":(\d+)/.exec(answer)?.[1]);
  const applied = answer.match(/"outcome":"applied"/g)?.length ?? 0;
  if (!Number.isSafeInteger(number) || applied !== cells) throw new Error(`${applied} of ${cells} cells were applied`);
  return number;
}

async function update(client: pg.Client, propertyId: number, { ids, written }: Edited): Promise<void> {
  turn += 1;
  const columns = Object.values(written);
  const given = columns.map((_, at) => `$${at + 3}::text[]`);
  await client.query(
    `update client set ${columns.map((column) => `${column} = given.${column}`).join(", ")}
     from unnest($2::bigint[], ${given.join(", ")}) as given (id, ${columns.join(", ")})
     where client.property_id = $1 and client.id = given.id`,
    [propertyId, ids, ...columns.map((_, at) => ids.map((id) => valueOf(id, at)))],
  );
}

/** The rows of the record of change that such a change set leaves, as COPY takes them. */
async function copyChange(client: pg.Client, propertyId: number, { ids, written }: Edited): Promise<void> {
  const number = 1_000_000 + turn;
  const change = `${[propertyId, number, 1, "clients.edit", "2026-01-01"].join("\t")}\n`;
  await pipeline(
    Readable.from([change]),
    client.query(from("copy change (property_id, number, staff_id, act, at) from stdin")),
  );
  const fields = Object.keys(written);
  const lines = ids.flatMap((id, row) =>
    fields.map((column, at) =>
      [propertyId, number, row * fields.length + at + 1, "client", id, column, '"before"', `"${valueOf(id, at)}"`].join(
        "\t",
      ),
    ),
  );
  await pipeline(
    Readable.from([`${lines.join("\n")}\n`]),
    client.query(
      from("copy change_field (property_id, number, line, subject, row_id, field, before, after) from stdin"),
    ),
  );
}

const rawly = (database: BenchDatabase, edited: Edited, withRecord: boolean) =>
  database.asOwner((client) =>
    milliseconds(async () => {
      await client.query("begin");
      await update(client, database.propertyId, edited);
      if (withRecord) await copyChange(client, database.propertyId, edited);
      await client.query("commit");
    }),
  );

/** A grid's change set over HTTP, checked, answered cell by cell and recorded, against the bare statements that it comes to. */
export async function changesBench(bench: Bench): Promise<Outcome[]> {
  const database = await bench.database("bench_changes");
  const { headers } = await signIn(database, "manager");
  await fillClients(database, 10_000);
  const all = await clientIds(database);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const outcomes: Outcome[] = [];
  const ways = [
    {
      what: "cells, against UPDATE and COPY of the record",
      written: inPlace,
      sizes: [2_500, 5_000, 10_000],
      withRecord: true,
      bound: { atMost: 5 },
    },
    {
      what: "1,000 × 5 saved, against one UPDATE",
      written: inPlace,
      sizes: [5_000],
      withRecord: false,
      bound: { atMost: 5 },
    },
    { what: "names, with all that finds them", written: names, sizes: [500, 1_000, 2_000], withRecord: true },
  ];
  let seen = 0;
  await served("serve-house.ts", [database.url], async (address) => {
    for (const { what, written, sizes, withRecord, bound } of ways)
      for (const size of sizes) {
        const edited = { written, ids: all.slice(0, size / Object.keys(written).length) };
        const asked = { url: `${address}/api/changes/save`, headers };
        const house = async () => {
          const body = changeSet(edited, seen);
          const answers: string[] = [];
          const taken = await milliseconds(async () => answers.push(await post(asked, body, agent)));
          seen = numberOf(answers.join(""), size);
          return taken;
        };
        const raw = () => rawly(database, edited, withRecord);
        await inTurn(2, house, raw);
        outcomes.push({
          bench: "changes",
          what,
          size,
          unit: "ms",
          ...(await inTurn(runs, house, raw)),
          ...(bound && size === sizes.at(-1) && { bound }),
        });
      }
  });
  agent.destroy();
  await database.drop();
  return outcomes;
}
