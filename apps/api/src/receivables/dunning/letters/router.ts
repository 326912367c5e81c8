import { today } from "@foyer/db/properties/queries";
import { dunningLetter, dunningLetters } from "@foyer/db/receivables/dunning/list/queries";
import { previewPage } from "@foyer/db/receivables/dunning/preview/queries";
import { runByHand } from "@foyer/db/receivables/dunning/runs/mutations";
import { signLetters } from "@foyer/db/receivables/dunning/signing/mutations";
import {
  DunningScope,
  LetterRef,
  LettersPage,
  PreviewDunning,
  SignLetters,
} from "@foyer/domain/receivables/dunning/schema";
import { may } from "../../../kernel/procedure.ts";

const reading = may("receivables:read");

/** What a run would do, the run by hand, and the letters that came of runs. */
export const lettersProcedures = {
  preview: reading
    .input(PreviewDunning)
    .query(({ ctx, input }) => previewPage(ctx.trx, input, today(ctx.trx, ctx.now))),
  run: may("receivables:write")
    .input(DunningScope)
    .mutation(({ ctx, input }) => runByHand(ctx.trx, input, ctx.now)),
  letters: reading
    .input(LettersPage)
    .query(({ ctx, input }) => dunningLetters(ctx.trx, input, today(ctx.trx, ctx.now))),
  letter: reading.input(LetterRef).query(({ ctx, input }) => dunningLetter(ctx.trx, input.id, today(ctx.trx, ctx.now))),
  sign: may("dunning:sign")
    .input(SignLetters)
    .mutation(({ ctx, input }) => signLetters(ctx.trx, input, ctx.now)),
};
