import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { scanProperty } from "@foyer/db/clients/duplicates/compared/queries";
import { readCsvBlocks } from "@foyer/documents/csv-in";
import { duplicates, type FoundPair, levelOf, reviewFrom } from "@foyer/domain/clients/duplicates/rules";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { type CommandContext, command, UsageProblem } from "../../kernel/command.ts";

interface NamedLine {
  /** A line of the file, or a client's number. */
  readonly at: number | string;
  readonly name: string;
}

function readScore(text: string | undefined): number {
  const score = text === undefined ? reviewFrom : Number(text);
  if (!(score >= 0 && score <= 1)) throw new UsageProblem("--min-score is a number from 0 to 1");
  return score;
}

const asColumn = (name: string): string => name.normalize("NFKC").trim().toLowerCase();

/** The names of a column with their lines; what could not be read is told on stderr and left out. */
async function readNames(ctx: CommandContext, file: string, column: string): Promise<NamedLine[]> {
  const path = resolve(ctx.cwd, file);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Refusal("not-found", "imports.no-such-file", { file });
  const rows = await readCsvBlocks(createReadStream(path));
  try {
    const tell = (problems: readonly { line: number; code: string }[]) => {
      for (const problem of problems) ctx.err(`line ${problem.line}: ${problem.code}`);
    };
    tell(rows.problems);
    const at = rows.header.findIndex((name) => asColumn(name) === asColumn(column));
    if (at === -1)
      throw new Refusal("invalid", "clients.duplicates-no-column", { column, columns: rows.header.join(", ") });
    const lines: NamedLine[] = [];
    for await (const block of rows.blocks) {
      tell(block.problems);
      for (const { line, values } of block.rows) lines.push({ at: line, name: values[at]?.trim() ?? "" });
    }
    return lines;
  } finally {
    await rows.close();
  }
}

interface Found {
  readonly records: readonly NamedLine[];
  readonly pairs: readonly FoundPair[];
  readonly least: number;
}

const linesAtOnce = 1_000;

const oneLine = (text: string): string => text.replaceAll(/[\t\r\n]+/g, " ");

/** One pair a line, by tabs: score, line and name of both, reasons. With `--json` one object. */
async function print(ctx: CommandContext, { records, pairs, least }: Found, json: boolean): Promise<void> {
  const told = pairs.flatMap(({ one, other, score, reasons }) => {
    const [a, b] = [records[one], records[other]];
    return a && b ? [{ a, b, score, reasons }] : [];
  });
  if (json) {
    const shown = told.map(({ a, b, score, reasons }) => ({
      score,
      level: levelOf(score),
      one: { line: a.at, name: a.name },
      other: { line: b.at, name: b.name },
      reasons,
    }));
    await ctx.out(`${JSON.stringify({ names: records.length, minScore: least, pairs: shown })}\n`);
    return;
  }
  const lines = told.map(
    ({ a, b, score, reasons }) =>
      `${[score.toFixed(3), a.at, oneLine(a.name), b.at, oneLine(b.name), reasons.join(",")].join("\t")}\n`,
  );
  for (let from = 0; from < lines.length; from += linesAtOnce)
    await ctx.out(lines.slice(from, from + linesAtOnce).join(""));
}

export const duplicatesCommands = [
  command({
    name: "duplicates",
    options: { property: "text?", column: "text?", "min-score": "text?", json: "flag" },
    positionals: ["FILE?"],
    isOffline: (positionals) => positionals.length > 0,
    run: async (ctx, { property, column, "min-score": minScore, json }, [file]) => {
      const least = readScore(minScore);
      if ((file === undefined) === (property === undefined))
        throw new UsageProblem("duplicates of a FILE with --column NAME, or of a --property CODE");
      if (property !== undefined) {
        const { records, pairs } = await ctx.atProperty(property, (trx) => scanProperty(trx, { least }), {
          readOnly: true,
        });
        return print(
          ctx,
          { records: records.map(({ reference, name }) => ({ at: reference, name })), pairs, least },
          json,
        );
      }
      if (file === undefined || column === undefined)
        throw new UsageProblem("--column names the column with the names");
      const lines = await readNames(ctx, file, column);
      const pairs = [
        ...duplicates(
          lines.map(({ name }) => ({ names: [name] })),
          { least },
        ),
      ].flatMap((step) => step.pairs);
      return print(ctx, { records: lines, pairs, least }, json);
    },
  }),
];
