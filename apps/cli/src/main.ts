import { once } from "node:events";
import type { Writable } from "node:stream";
import { openDb } from "@foyer/db/kernel/connect";
import { withActor } from "@foyer/db/kernel/fence";
import { propertyByCode } from "@foyer/db/properties/queries";
import { actorByEmail } from "@foyer/db/staff/queries";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { businessDate, now } from "@foyer/domain/kernel/time";
import { ZodError } from "zod";
import { commands } from "./commands.ts";
import { type CommandContext, UsageProblem } from "./kernel/command.ts";
import { refusalInWords } from "./kernel/refusal.ts";

export interface RunCommand {
  readonly databaseUrl: string;
  readonly key: Buffer;
  readonly dataDir: string;
  readonly cwd: string;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** `--as EMAIL` may stand anywhere: it is about who acts, not about the command. */
function takeAs(args: readonly string[]): { as: string | undefined; rest: string[] } {
  const at = args.indexOf("--as");
  if (at < 0) return { as: undefined, rest: [...args] };
  const as = args[at + 1];
  if (as === undefined) throw new UsageProblem("--as names nobody");
  return { as, rest: [...args.slice(0, at), ...args.slice(at + 2)] };
}

const usage = (): string =>
  [
    "foyer, the house's command:",
    ...commands.map((each) => `  foyer ${each.usage}`),
    "  … --as EMAIL: with this person's rights",
    "",
  ].join("\n");

/** Whoever asks how the command is used is no one who used it wrongly. */
const asksHow = (argv: readonly string[]): boolean =>
  argv[0] === "help" || argv.includes("--help") || argv.includes("-h");

function find(argv: readonly string[]) {
  const { as, rest } = takeAs(argv);
  const named = commands.find((each) => each.name.split(" ").every((word, index) => rest[index] === word));
  if (!named) throw new UsageProblem(rest.length === 0 ? "no command given" : `there is no command ${rest.join(" ")}`);
  return { as, named, args: rest.slice(named.name.split(" ").length) };
}

/** Whether a command can be run where there is no database. What is used wrongly never gets to one. */
export function isOffline(argv: readonly string[]): boolean {
  if (asksHow(argv)) return true;
  try {
    const { named, args } = find(argv);
    return named.isOffline(args);
  } catch (error) {
    if (error instanceof UsageProblem) return false;
    throw error;
  }
}

async function run(argv: readonly string[], { stdout, stderr, ...installation }: RunCommand): Promise<void> {
  const { as, named, args } = find(argv);
  const db = openDb({
    databaseUrl: installation.databaseUrl,
    key: installation.key,
    connections: 4,
    statementTimeout: 600_000,
  });
  const ctx: CommandContext = {
    ...installation,
    db,
    as,
    now: now(),
    out: async (text) => {
      if (!stdout.write(text)) await once(stdout, "drain");
    },
    err: (text) => void stderr.write(`${text}\n`),
    atProperty: async (code, act, options) => {
      const property = await propertyByCode(db, code);
      const on = businessDate(now(), property.timeZone);
      const actor = as
        ? await actorByEmail(db, { email: as, propertyId: property.id, on })
        : ({ kind: "system", propertyId: property.id } as const);
      return withActor(db, { ...actor, ...options }, act);
    },
  };
  try {
    await named.run(ctx, args);
  } finally {
    await db.close();
  }
}

/** Exit status: 0 done, 1 refused (the reason on stderr), 2 used wrongly. Anything else is a bug and is thrown. */
export async function runCommand(argv: readonly string[], installation: RunCommand): Promise<number> {
  if (asksHow(argv)) {
    installation.stdout.write(usage());
    return 0;
  }
  try {
    await run(argv, installation);
    return 0;
  } catch (error) {
    if (error instanceof UsageProblem) {
      installation.stderr.write(`${error.message}\n\n${usage()}`);
      return 2;
    }
    const refusal =
      error instanceof ZodError
        ? new Refusal("invalid", "kernel.input-not-valid", {
            fields: error.issues.map((issue) => issue.path.join(".")),
          })
        : error;
    if (!(refusal instanceof Refusal)) throw error;
    installation.stderr.write(`${refusalInWords(refusal)}\n`);
    return 1;
  }
}
