import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { startTestCluster } from "@foyer/start/test-cluster";
import { breaches } from "./law.ts";
import { checkout } from "./source.ts";

export type Outcome = { ok: boolean; output: string };

/** One thing that is checked, and what to do when it fails. */
export type Step = { name: string; instead: string; run: () => Promise<Outcome> };

type Call = { program: string; args: readonly string[]; env?: NodeJS.ProcessEnv };

/** Runs a program of the workspace to its end and keeps what it says. */
function call({ program, args, env = {} }: Call): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const child = spawn(program, args, {
    cwd: checkout,
    env: { ...process.env, NO_COLOR: "1", TURBO_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.on("error", reject);
  child.on("close", (code) => resolve({ ok: code === 0, output: output.trim() }));
  return promise;
}

const installed = (program: string, ...args: string[]) =>
  call({ program: join(checkout, "node_modules/.bin", program), args });

async function law(): Promise<Outcome> {
  const found = await breaches();
  const output = found.map(({ path, line, says }) => `${path}:${line}  ${says}`).join("\n");
  return { ok: found.length === 0, output };
}

const generator = "packages/db/src/kernel/generate.ts";

async function generatedTypes(): Promise<Outcome> {
  if (!existsSync(join(checkout, generator))) return { ok: false, output: `${generator} is missing` };
  const given = process.env["FOYER_TEST_PG"];
  const server = given === undefined ? await startTestCluster() : undefined;
  try {
    const env = { FOYER_TEST_PG: given ?? server?.url };
    return await call({ program: process.execPath, args: [generator, "--check"], env });
  } finally {
    await server?.stop();
  }
}

/** The slowest first, so that two at a time end together. */
export const steps: readonly Step[] = [
  {
    name: "types",
    instead: "put right what tsc names, without `any` or `as`",
    run: () => installed("tsc", "-b"),
  },
  {
    name: "lint",
    instead: "put right what oxlint names; the reasons stand in .oxlintrc.json",
    run: () => installed("oxlint", "--deny-warnings"),
  },
  {
    name: "unused",
    instead: "delete what nobody uses, or use it",
    run: () => installed("knip", "--no-progress", "--no-config-hints"),
  },
  {
    name: "generated",
    instead: "run `node packages/db/src/kernel/generate.ts` after a migration",
    run: generatedTypes,
  },
  {
    name: "format",
    instead: "run `npx biome format --write` on what it names",
    run: () => installed("biome", "format", "--reporter=summary"),
  },
  {
    name: "packages",
    instead: "use another package only by its name and as its package.json says",
    run: () => installed("turbo", "boundaries", "--no-color"),
  },
  { name: "spine", instead: "move the file or the act to where its line says", run: law },
];
