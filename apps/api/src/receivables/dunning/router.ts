import { today } from "@foyer/db/properties/queries";
import { confirmImported } from "@foyer/db/receivables/dunning/imported/mutations";
import { setLadder } from "@foyer/db/receivables/dunning/ladder/mutations";
import { ladderPage } from "@foyer/db/receivables/dunning/ladder/queries";
import { dunnedClient, stepsOfItem } from "@foyer/db/receivables/dunning/list/queries";
import { collectionQueue } from "@foyer/db/receivables/dunning/queue/queries";
import { chooseRecipient } from "@foyer/db/receivables/dunning/recipients/mutations";
import { liftStop, stopDunning } from "@foyer/db/receivables/dunning/stops/mutations";
import { agreeCharge } from "@foyer/db/receivables/dunning/terms/mutations";
import { LadderOn, SetLadder } from "@foyer/domain/receivables/dunning/ladder/schema";
import {
  AgreeCharge,
  ChooseRecipient,
  ConfirmImported,
  DunnedClient,
  LiftStop,
  QueuePage,
  StepsOfItem,
  StopDunning,
} from "@foyer/domain/receivables/dunning/schema";
import { may, router } from "../../kernel/procedure.ts";
import { callsProcedures } from "./calls/router.ts";
import { lettersProcedures } from "./letters/router.ts";

const reading = may("receivables:read");
const writing = may("receivables:write");

export const dunningRouter = router({
  ...callsProcedures,
  ...lettersProcedures,
  queue: reading.input(QueuePage).query(({ ctx, input }) => collectionQueue(ctx.trx, input, today(ctx.trx, ctx.now))),
  client: reading.input(DunnedClient).query(({ ctx, input }) => dunnedClient(ctx.trx, input, today(ctx.trx, ctx.now))),
  stepsOfItem: reading
    .input(StepsOfItem)
    .query(({ ctx, input }) => stepsOfItem(ctx.trx, input, today(ctx.trx, ctx.now))),
  stop: writing.input(StopDunning).mutation(({ ctx, input }) => stopDunning(ctx.trx, input, ctx.now)),
  lift: writing.input(LiftStop).mutation(({ ctx, input }) => liftStop(ctx.trx, input, ctx.now)),
  confirmImported: writing
    .input(ConfirmImported)
    .mutation(({ ctx, input }) => confirmImported(ctx.trx, input, ctx.now)),
  chooseRecipient: writing
    .input(ChooseRecipient)
    .mutation(({ ctx, input }) => chooseRecipient(ctx.trx, input, ctx.now)),
  agreeCharge: writing.input(AgreeCharge).mutation(({ ctx, input }) => agreeCharge(ctx.trx, input, ctx.now)),
  ladder: reading.input(LadderOn).query(({ ctx, input }) => ladderPage(ctx.trx, input.on ?? today(ctx.trx, ctx.now))),
  setLadder: may("dunning:ladder")
    .input(SetLadder)
    .mutation(({ ctx, input }) => setLadder(ctx.trx, input, ctx.now)),
});
