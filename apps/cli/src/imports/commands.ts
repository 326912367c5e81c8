import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { importNow } from "@foyer/db/imports/mutations";
import { readCsvBlocks } from "@foyer/documents/csv-in";
import { mappingContent } from "@foyer/domain/imports/mapping/rules";
import { type ImportResult, importKinds } from "@foyer/domain/imports/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { command, oneOf } from "../kernel/command.ts";
import { refusalInWords } from "../kernel/refusal.ts";

async function existing(cwd: string, file: string): Promise<string> {
  const path = resolve(cwd, file);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Refusal("not-found", "imports.no-such-file", { file });
  return path;
}

function inWords({ refused, ignored, ...result }: ImportResult, dryRun: boolean): string {
  const counts = (["read", "created", "updated", "unchanged", "skipped"] as const).map(
    (name) => `${name} ${result[name]}`,
  );
  const lines = refused.map(
    ({ line, column, value, code }) =>
      `line ${line}${column === null ? "" : `, ${column}`}: ${JSON.stringify(value)} ${refusalInWords(new Refusal("invalid", code))}`,
  );
  return [
    `${counts.join(", ")}, refused ${result.refusedRows}`,
    ...(dryRun && result.refusedValues === 0 ? ["checked only, nothing was written"] : []),
    ...(ignored.length > 0 ? [`columns not used: ${ignored.join(", ")}`] : []),
    ...lines,
    "",
  ].join("\n");
}

export const importsCommands = [
  command({
    name: "import",
    options: { property: "text", map: "text?", "dry-run": "flag", json: "flag" },
    positionals: [importKinds.join("|"), "FILE"],
    run: async (ctx, { property, map, "dry-run": dryRun, json }, [named, file]) => {
      const kind = oneOf(named, importKinds);
      const path = await existing(ctx.cwd, file);
      const mapping = map === undefined ? null : mappingContent(await readFile(await existing(ctx.cwd, map), "utf8"));
      const { result } = await ctx.atProperty(property, async (trx) => {
        const lines = await readCsvBlocks(createReadStream(path));
        try {
          return await importNow(trx, { kind, fileName: basename(path), lines, mapping, dryRun }, ctx.now);
        } finally {
          await lines.close();
        }
      });
      await ctx.out(json ? `${JSON.stringify(result)}\n` : inWords(result, dryRun));
      if (result.refusedValues > 0) throw new Refusal("invalid", "imports.refused", { count: result.refusedValues });
    },
  }),
];
