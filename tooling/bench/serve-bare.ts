import { domainTypes } from "@foyer/db/kernel/parsers";
import { initTRPC } from "@trpc/server";
import { fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import fastify from "fastify";
import pg from "pg";

/**
 * The raw limit of a page over HTTP: Fastify, a tRPC procedure, and the statements given, one after the other, by a role that
 * no fence holds. No session, no permission, no transaction.
 */
const [databaseUrl = "", statements = ""] = process.argv.slice(2);
const given: unknown = JSON.parse(statements);
if (!Array.isArray(given)) throw new TypeError("statements are a list");
const queries = given.map(({ text, values }: { text: string; values: unknown[] }) => ({ text, values }));

const pool = new pg.Pool({ connectionString: databaseUrl, max: 10, types: domainTypes });
const t = initTRPC.create();
const router = t.router({
  page: t.procedure.query(async () => {
    const answers: unknown[][] = [];
    for (const query of queries) answers.push((await pool.query<Record<string, unknown>>(query)).rows);
    return answers;
  }),
});
const server = fastify({ logger: { level: "warn" } });
await server.register(fastifyTRPCPlugin, { prefix: "/api/trpc", trpcOptions: { router } });
process.once("disconnect", () => process.exit());
process.send?.(await server.listen({ host: "127.0.0.1", port: 0 }));
