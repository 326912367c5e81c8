import { parseArgs } from "node:util";
import type { Db } from "@foyer/db/kernel/connect";
import type { FenceOptions, Trx } from "@foyer/db/kernel/fence";
import type { Instant } from "@foyer/domain/kernel/time";

/** What the words on the line were wrong about: exit 2, with the usage. */
export class UsageProblem extends Error {}

export interface CommandContext {
  readonly db: Db;
  readonly databaseUrl: string;
  readonly key: Buffer;
  readonly dataDir: string;
  readonly now: Instant;
  /** `--as EMAIL`: whose rights hold; absent for the system's. */
  readonly as: string | undefined;
  /** Files on the line are relative to it. */
  readonly cwd: string;
  readonly out: (text: string | Uint8Array) => Promise<void>;
  readonly err: (text: string) => void;
  /** One fenced transaction at the property: as the system, or with a person's rights by `--as EMAIL`. */
  readonly atProperty: <T>(code: string, act: (trx: Trx) => Promise<T>, options?: FenceOptions) => Promise<T>;
}

/** `text` must be given, `text?` may be, `flag` is there or not. */
type OptionKind = "text" | "text?" | "flag";
type Values<Options extends Readonly<Record<string, OptionKind>>> = {
  readonly [Name in keyof Options]: Options[Name] extends "flag"
    ? boolean
    : Options[Name] extends "text"
      ? string
      : string | undefined;
};

export interface Command {
  /** `report aging`: the words that call it. */
  readonly name: string;
  readonly usage: string;
  /** Whether these words on the line ask for nothing that a database holds. */
  readonly isOffline: (args: readonly string[]) => boolean;
  readonly run: (ctx: CommandContext, args: readonly string[]) => Promise<void>;
}

export function command<
  const Options extends Readonly<Record<string, OptionKind>>,
  const Positionals extends readonly string[],
>(declared: {
  name: string;
  options: Options;
  /** Names of what stands without a dash, all of them needed but those that end in a question mark. */
  positionals: Positionals;
  isOffline?: (positionals: readonly string[]) => boolean;
  run: (
    ctx: CommandContext,
    options: Values<Options>,
    positionals: {
      readonly [K in keyof Positionals]: Positionals[K] extends `${string}?` ? string | undefined : string;
    },
  ) => Promise<void>;
}): Command {
  const { name, options, positionals, isOffline = () => false, run } = declared;
  const needed = positionals.filter((each) => !each.endsWith("?"));
  const shownPositionals = positionals.map((each) => (each.endsWith("?") ? `[${each.slice(0, -1)}]` : each));
  const words = Object.entries(options).map(([option, kind]) => {
    const shown = kind === "flag" ? `--${option}` : `--${option} ${option.toUpperCase()}`;
    return kind === "text" ? shown : `[${shown}]`;
  });
  const usage = [name, ...shownPositionals, ...words].join(" ");
  return {
    name,
    usage,
    isOffline: (args) => isOffline(readArguments(args, options).positionals),
    run: async (ctx, args) => {
      const read = readArguments(args, options);
      const missing = Object.entries(options).find(
        ([option, kind]) => kind === "text" && read.values[option] === undefined,
      );
      if (missing) throw new UsageProblem(`--${missing[0]} is missing`);
      if (read.positionals.length < needed.length || read.positionals.length > positionals.length)
        throw new UsageProblem(`expected: ${shownPositionals.join(" ") || "no further words"}`);
      const values = Object.fromEntries(
        Object.entries(options).map(([option, kind]) => [
          option,
          kind === "flag" ? read.values[option] === true : read.values[option],
        ]),
      );
      await run(ctx, values as Values<Options>, read.positionals as never);
    },
  };
}

function readArguments(args: readonly string[], options: Readonly<Record<string, OptionKind>>) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      strict: true,
      options: Object.fromEntries(
        Object.entries(options).map(([option, kind]) => [
          option,
          { type: kind === "flag" ? ("boolean" as const) : ("string" as const) },
        ]),
      ),
    });
  } catch (error) {
    throw new UsageProblem(error instanceof Error ? error.message : String(error));
  }
}

/** One of a few words, or a usage problem that names them. */
export function oneOf<const Choice extends string>(value: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new UsageProblem(`${value} is none of ${choices.join(", ")}`);
  return found;
}
