import { checkSeal, seals, unsealedMonthEnds } from "@foyer/db/receivables/snapshots/seals/queries";
import { decimal } from "@foyer/domain/kernel/money";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { say } from "@foyer/domain/kernel/words";
import type { SealFault } from "@foyer/domain/receivables/snapshots/seals/schema";
import { snapshotsWords } from "@foyer/domain/receivables/snapshots/words";
import { command } from "../../kernel/command.ts";

/** `2026-02-28 CNY: The ledger gives 0.39 for client 7, kept was 0.40` */
function saidOf({ businessDate, currency, fault, clientId, keptMinor, foundMinor }: SealFault): string {
  const figures = {
    client: clientId ?? 0,
    kept: keptMinor === null ? "" : decimal(keptMinor, currency),
    found: foundMinor === null ? "" : decimal(foundMinor, currency),
  };
  return `${businessDate} ${currency}: ${say(snapshotsWords.faults[fault], "en", figures)}`;
}

export const snapshotsCommands = [
  command({
    name: "report verify-aging",
    options: { property: "text" },
    positionals: [],
    run: async ({ atProperty, out, now }, { property }) => {
      const { sealed, missing } = await atProperty(
        property,
        async (trx) => {
          refuseUnless(trx.actor, "receivables:figures");
          return { sealed: await seals(trx), missing: await unsealedMonthEnds(trx, now) };
        },
        { readOnly: true },
      );
      // each in a transaction of its own: many years of month ends take longer than one may
      const faults = [...missing];
      for (const seal of sealed.toReversed()) {
        const fault = await atProperty(property, (trx) => checkSeal(trx, seal), { readOnly: true });
        if (fault) faults.push(fault);
      }
      const inOrder = faults.toSorted((a, b) => a.businessDate.localeCompare(b.businessDate));
      for (const fault of inOrder) await out(`${saidOf(fault)}\n`);
      if (inOrder.length > 0) throw new Refusal("conflict", "receivables.seal-broken", { count: inOrder.length });
      await out(`${sealed.length} sealed month ends are as they were sealed, and as the ledger was known then\n`);
    },
  }),
];
