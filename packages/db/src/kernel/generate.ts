import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import { migrate } from "./migrate.ts";

const target = fileURLToPath(new URL("../generated/tables.ts", import.meta.url));
const codegen = fileURLToPath(new URL("../../node_modules/.bin/kysely-codegen", import.meta.url));
const types = {
  int8: "number",
  date: "string",
  timestamptz: "string",
  numeric: "string",
  bytea: "Buffer",
  json: "unknown",
  jsonb: "unknown",
};

/** Table types of a freshly migrated database, as kysely-codegen reads them. */
async function generate(serverUrl: string): Promise<string> {
  const name = `foyer_types_${randomBytes(4).toString("hex")}`;
  const server = new pg.Client({ connectionString: serverUrl });
  await server.connect();
  await server.query(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  try {
    await migrate({ url: url.href, key: Buffer.alloc(32, 7) });
    const { stdout } = await promisify(execFile)(
      codegen,
      [
        "--url",
        url.href,
        "--dialect",
        "postgres",
        "--camel-case",
        "--default-schema",
        "public",
        "--include-pattern",
        "public.*",
        "--type-mapping",
        JSON.stringify(types),
        "--log-level",
        "error",
        "--print",
      ],
      { maxBuffer: 16 * 2 ** 20 },
    );
    return stdout;
  } finally {
    await server.query(`drop database ${name} with (force)`);
    await server.end();
  }
}

const serverUrl = process.env["FOYER_TEST_PG"];
if (!serverUrl) throw new Error("FOYER_TEST_PG names no PostgreSQL server to migrate a database on");
const fresh = await generate(serverUrl);
if (process.argv.includes("--check")) {
  if ((await readFile(target, "utf8")) !== fresh) {
    console.error(
      "packages/db/src/generated/tables.ts is not what the migrations give: run `node packages/db/src/kernel/generate.ts`",
    );
    process.exitCode = 1;
  }
} else await writeFile(target, fresh);
