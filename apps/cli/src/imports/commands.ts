import { createReadStream, createWriteStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { spokenDifferences } from "@foyer/db/imports/differences/queries";
import { rememberedFor } from "@foyer/db/imports/memory/queries";
import { importNow } from "@foyer/db/imports/mutations";
import { reverseNow } from "@foyer/db/imports/reversal/mutations";
import { writeCsv } from "@foyer/documents/csv-out";
import { readFileBlocks } from "@foyer/documents/file-in";
import { writeXlsx } from "@foyer/documents/xlsx-out";
import { imports } from "@foyer/domain/imports";
import { mappingContent, mappingFor } from "@foyer/domain/imports/mapping/rules";
import { guessedMapping } from "@foyer/domain/imports/names/rules";
import { badRowsIn, badRowsTable, type Mask, maskOf } from "@foyer/domain/imports/preview/rules";
import {
  ImportId,
  type ImportKind,
  importKinds,
  type ImportResult,
  type ImportReversal,
  type Resembling,
} from "@foyer/domain/imports/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { command, oneOf, UsageProblem } from "../kernel/command.ts";
import { refusalInWords } from "../kernel/refusal.ts";

async function existing(cwd: string, file: string): Promise<string> {
  const path = resolve(cwd, file);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Refusal("not-found", "imports.no-such-file", { file });
  return path;
}

type Difference = Awaited<ReturnType<typeof spokenDifferences>>[number];

const differenceShown = ({ subject, name, field, before, after }: Difference): string =>
  `${subject} ${name}, ${field}: ${before ?? "–"} → ${after ?? "–"}`;

const resemblingShown = ({ line, name, clientName, otherLine, score }: Resembling): string =>
  `line ${line}: ${name} is like ${clientName}${otherLine === null ? "" : `, line ${otherLine}`} (${Math.round(score / 10)} %)`;

const mostShown = 50;

interface Told {
  readonly result: ImportResult;
  readonly id: number | null;
  readonly differences: readonly Difference[];
  /** Whom new files look like. */
  readonly resembling: readonly Resembling[];
}

function inWords({ result, id, differences, resembling }: Told, dryRun: boolean): string {
  const counts = (["read", "created", "updated", "unchanged", "skipped"] as const).map(
    (name) => `${name} ${result[name]}`,
  );
  const lines = result.refused
    .slice(0, 1_000)
    .map(
      ({ line, column, value, code }) =>
        `line ${line}${column === null ? "" : `, ${column}`}: ${JSON.stringify(value)} ${refusalInWords(new Refusal("invalid", code))}`,
    );
  return [
    `${counts.join(", ")}, refused ${result.refusedRows}`,
    ...(id === null ? [] : [`import ${id}`]),
    ...(dryRun && result.refusedValues === 0 ? ["checked only, nothing was written"] : []),
    ...(result.ignored.length > 0 ? [`columns not used: ${result.ignored.join(", ")}`] : []),
    ...differences.map(differenceShown),
    ...resembling.map(resemblingShown),
    ...(dryRun && result.differences > differences.length ? [`${result.differences} differences in all`] : []),
    ...lines,
    "",
  ].join("\n");
}

interface File {
  readonly path: string;
  readonly sheet: string | undefined;
}

const openFile = ({ path, sheet }: File) =>
  readFileBlocks(createReadStream(path), sheet === undefined ? {} : { sheet });

const inClear: Mask = (_, value) => value;

interface BadRows {
  readonly file: File;
  readonly out: string;
  readonly refused: ImportResult["refused"];
  readonly mask: Mask;
}

/** Writes the refused rows with their reasons, to be put right: a workbook where the name says so, else CSV. */
async function writeBadRows({ file, out, refused, mask }: BadRows): Promise<void> {
  const lines = await openFile(file);
  try {
    const { header, blocks } = lines;
    const rows = badRowsIn({ header, blocks, refused, fixes: new Map(), mask });
    const table = { columns: badRowsTable(header, "zh-Hans"), rows };
    const written = /\.xlsx$/i.test(out) ? writeXlsx({ ...table, name: "Bad rows" }) : writeCsv(table);
    await pipeline(written, createWriteStream(out, { mode: 0o600 }));
  } finally {
    await lines.close();
  }
}

const keptShown = ({ subject, name, field, code }: ImportReversal["rows"][number]): string =>
  `kept ${subject} ${name}${field === null ? "" : `, ${field}`}: ${refusalInWords(new Refusal("conflict", code))}`;

function reversalInWords({ putBack, takenAway, kept, rows }: ImportReversal): string {
  const counted = (verb: string, counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).map(([subject, count]) => `${verb} ${count} × ${subject}`);
  return [
    ...counted("put back", putBack),
    ...counted("took away", takenAway),
    `kept ${kept}`,
    ...rows.map(keptShown),
    "",
  ].join("\n");
}

export const importsCommands = [
  command({
    name: "import reverse",
    options: { property: "text", json: "flag" },
    positionals: ["ID"],
    run: async (ctx, { property, json }, [named]) => {
      const id = ImportId.safeParse(Number(named));
      if (!id.success) throw new UsageProblem(`${named} is no import's number`);
      const report = await ctx.atProperty(property, (trx) => reverseNow(trx, id.data, ctx.now));
      await ctx.out(json ? `${JSON.stringify(report)}\n` : reversalInWords(report));
    },
  }),
  command({
    name: "import",
    options: {
      property: "text",
      mapping: "text?",
      map: "text?",
      remembered: "flag",
      sheet: "text?",
      "dry-run": "flag",
      "bad-rows": "text?",
      json: "flag",
    },
    positionals: [importKinds.join("|"), "FILE"],
    run: async (
      ctx,
      { property, sheet, remembered, "dry-run": dryRun, "bad-rows": badRows, json, ...named },
      [of, name],
    ) => {
      const kind: ImportKind = oneOf(of, importKinds);
      const map = named.mapping ?? named.map;
      if (remembered && map !== undefined) throw new UsageProblem("either --mapping or --remembered");
      const file = { path: await existing(ctx.cwd, name), sheet };
      const given = map === undefined ? null : mappingContent(await readFile(await existing(ctx.cwd, map), "utf8"));
      const { fields } = imports[kind];
      const told = await ctx.atProperty(property, async (trx) => {
        const lines = await openFile(file);
        try {
          const mapping = remembered ? guessedMapping(fields, lines.header, await rememberedFor(trx, kind)) : given;
          const asked = { kind, fileName: basename(file.path), lines, mapping, dryRun };
          const { result, id, differences, resembling } = await importNow(trx, asked, ctx.now);
          const read = mapping === null ? guessedMapping(fields, lines.header) : mappingFor(kind, mapping);
          // a person's eyes are masked; who runs the house's own command has the file
          const mask = trx.actor.kind === "staff" ? maskOf(fields, read) : inClear;
          return {
            result,
            id,
            mask,
            resembling,
            differences: await spokenDifferences(trx, kind, differences.slice(0, mostShown)),
          };
        } finally {
          await lines.close();
        }
      });
      const { result } = told;
      await ctx.out(json ? `${JSON.stringify(result)}\n` : inWords(told, dryRun));
      if (badRows !== undefined && result.refused.length > 0)
        await writeBadRows({ file, out: resolve(ctx.cwd, badRows), refused: result.refused, mask: told.mask });
      if (result.refusedValues > 0) throw new Refusal("invalid", "imports.refused", { count: result.refusedValues });
    },
  }),
];
