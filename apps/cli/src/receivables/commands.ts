import { type LedgerFault, ledgerFaults } from "@foyer/db/receivables/posting/queries";
import { finishRebuild, rebuildNextBlock } from "@foyer/db/receivables/rebuild/mutations";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { command } from "../kernel/command.ts";
import { agingCommands } from "./aging/commands.ts";

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
  ...agingCommands,
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
