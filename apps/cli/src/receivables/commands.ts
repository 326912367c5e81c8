import { createWriteStream } from "node:fs";
import { resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { recordChange } from "@foyer/db/changes/mutations";
import { today } from "@foyer/db/properties/queries";
import { aging } from "@foyer/db/receivables/aging/queries";
import { type LedgerFault, ledgerFaults } from "@foyer/db/receivables/posting/queries";
import { finishRebuild, rebuildNextBlock } from "@foyer/db/receivables/rebuild/mutations";
import { writeCsv } from "@foyer/documents/csv-out";
import { writeXlsx } from "@foyer/documents/xlsx-out";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { type AgingHeaders, agingTable, writtenPieces } from "@foyer/domain/receivables/aging/rules";
import {
  AgingQuestion,
  agingSorts,
  AgingGroup,
  type AgingReport,
  AgingRule,
} from "@foyer/domain/receivables/aging/schema";
import { command, type CommandContext, oneOf } from "../kernel/command.ts";

const headers = (by: AgingGroup): AgingHeaders => ({
  label: by,
  name: "name",
  notDue: "not_due",
  bucket: ({ name }) => name.replace("over-", "over_"),
  unapplied: "unapplied",
  balance: "balance",
  total: "total",
});

type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string>;

const writers: Record<"json" | "csv" | "xlsx", (report: AgingReport) => Pieces> = {
  json: writtenPieces,
  csv: (report) => writeCsv(agingTable(report, headers(report.by))),
  xlsx: (report) => writeXlsx({ ...agingTable(report, headers(report.by)), name: `Aging ${report.asOf}` }),
};

/** To the file, which is overwritten, or to standard output. */
async function writeOut({ cwd, out }: CommandContext, file: string | undefined, pieces: Pieces): Promise<void> {
  if (file !== undefined) return pipeline(pieces, createWriteStream(resolve(cwd, file)));
  for await (const piece of pieces) await out(piece);
}

/** `open-amount item 7: expected 100, found 90` */
function saidOf({ fault, itemId, date, expected, found }: LedgerFault): string {
  const where = [itemId === null ? undefined : `item ${itemId}`, date === null ? undefined : `day ${date}`];
  const figures = [
    expected === null ? undefined : `expected ${expected}`,
    found === null ? undefined : `found ${found}`,
  ];
  const said = (parts: readonly (string | undefined)[], between: string) =>
    parts.filter((part) => part !== undefined).join(between);
  return said([said([fault, ...where], " "), said(figures, ", ") || undefined], ": ");
}

export const receivablesCommands = [
  command({
    name: "report aging",
    options: {
      property: "text",
      "as-of": "text",
      "known-on": "text?",
      by: "text?",
      rule: "text?",
      sort: "text?",
      format: "text",
      out: "text?",
    },
    positionals: [],
    run: async (ctx, { property, by, rule, sort, format, out, ...options }) => {
      const asFile = oneOf(format, ["csv", "json", "xlsx"]);
      const question = AgingQuestion.parse({
        asOf: options["as-of"],
        by: oneOf(by ?? "client", AgingGroup.options),
        rule: oneOf(rule ?? "due", AgingRule.options),
        sort: oneOf(sort ?? "name", agingSorts),
        ...(options["known-on"] === undefined ? {} : { knownOn: options["known-on"] }),
      });
      const ask = async (trx: Parameters<Parameters<typeof ctx.atProperty>[1]>[0]) => {
        refuseUnless(trx.actor, "receivables:export");
        return aging(trx, question, today(trx, ctx.now));
      };
      const report = await ctx.atProperty(property, ask, { readOnly: true });
      const change = { act: "receivables.export-aging", at: ctx.now, fields: [] };
      await ctx.atProperty(property, (trx) => recordChange(trx, change));
      await writeOut(ctx, out, writers[asFile](report));
    },
  }),
  command({
    name: "ledger verify",
    options: { property: "text" },
    positionals: [],
    run: async ({ atProperty, out }, { property }) => {
      const faults = await atProperty(
        property,
        (trx) => {
          refuseUnless(trx.actor, "receivables:export");
          return ledgerFaults(trx);
        },
        { readOnly: true },
      );
      for (const fault of faults) await out(`${saidOf(fault)}\n`);
      if (faults.length > 0) throw new Refusal("conflict", "receivables.ledger-faulty", { count: faults.length });
      await out("every open amount and control balance follows from the ledger's rows\n");
    },
  }),
  command({
    name: "ledger rebuild",
    options: { property: "text" },
    positionals: [],
    run: async ({ atProperty, out, now }, { property }) => {
      let items = 0;
      for (let after: number | null = 0; after !== null; ) {
        const from: number = after;
        const block = await atProperty(property, (trx) => {
          refuseUnless(trx.actor, "receivables:write");
          return rebuildNextBlock(trx, from);
        });
        items += block.items;
        after = block.last;
      }
      await atProperty(property, (trx) => finishRebuild(trx, now));
      await out(`made anew of the ledger's rows: ${items} items and the sums of their days\n`);
    },
  }),
];
