import { today } from "@foyer/db/properties/queries";
import { accountRecipients } from "@foyer/db/receivables/recipients/queries";
import { mailStatements, makeStatements } from "@foyer/db/receivables/statements/batch/mutations";
import { batchPage, mailedStatements } from "@foyer/db/receivables/statements/batch/queries";
import { statementOf } from "@foyer/db/receivables/statements/queries";
import { BatchPage, MailStatements, MakeStatements } from "@foyer/domain/receivables/statements/batch/schema";
import { OneStatement } from "@foyer/domain/receivables/statements/schema";
import { may, router } from "../../kernel/procedure.ts";

export const statementsRouter = router({
  /** One statement as figures, to whom it would go, and whether it went already. */
  one: may("receivables:export")
    .input(OneStatement)
    .query(async ({ ctx: { trx, now }, input }) => {
      const statement = await statementOf(trx, input, today(trx, now));
      const clientIds = [input.clientId];
      return {
        from: statement.from,
        accounts: statement.accounts.map(({ currency, lines, balanceMinor }) => ({
          currency,
          balanceMinor,
          lines: lines.length,
        })),
        recipient: (await accountRecipients(trx, clientIds)).get(input.clientId) ?? null,
        mailed: (await mailedStatements(trx, { ...input, clientIds })).has(input.clientId),
      };
    }),
  batch: may("receivables:export")
    .input(BatchPage)
    .query(({ ctx, input }) => batchPage(ctx.trx, input, today(ctx.trx, ctx.now))),
  make: may("receivables:export")
    .input(MakeStatements)
    .mutation(async ({ ctx, input }) => ({
      job: await makeStatements(ctx.trx, { ...input, own: ctx.language }, ctx.now),
    })),
  mail: may("receivables:write")
    .input(MailStatements)
    .mutation(async ({ ctx, input }) => ({
      job: await mailStatements(ctx.trx, { ...input, own: ctx.language }, ctx.now),
    })),
});
