import { countAttempt } from "@foyer/db/kernel/attempts";
import { withActor } from "@foyer/db/kernel/fence";
import { today } from "@foyer/db/properties/queries";
import { confirmImported } from "@foyer/db/receivables/dunning/imported/mutations";
import { setLadder } from "@foyer/db/receivables/dunning/ladder/mutations";
import { ladderPage } from "@foyer/db/receivables/dunning/ladder/queries";
import { dunnedClient, stepsOfItem } from "@foyer/db/receivables/dunning/list/queries";
import { logCall } from "@foyer/db/receivables/dunning/outcomes/mutations";
import { revealPhone } from "@foyer/db/receivables/dunning/phones/mutations";
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
  LogCall,
  QueuePage,
  RevealPhone,
  StepsOfItem,
  StopDunning,
} from "@foyer/domain/receivables/dunning/schema";
import { revealLimit } from "@foyer/domain/staff/rules";
import { may, mayOutside, router } from "../../kernel/procedure.ts";
import { lettersProcedures } from "./letters/router.ts";

const reading = may("receivables:read");
const writing = may("receivables:write");

export const dunningRouter = router({
  ...lettersProcedures,
  queue: reading.input(QueuePage).query(({ ctx, input }) => collectionQueue(ctx.trx, input, today(ctx.trx, ctx.now))),
  client: reading.input(DunnedClient).query(({ ctx, input }) => dunnedClient(ctx.trx, input, today(ctx.trx, ctx.now))),
  stepsOfItem: reading
    .input(StepsOfItem)
    .query(({ ctx, input }) => stepsOfItem(ctx.trx, input, today(ctx.trx, ctx.now))),
  logCall: may("dunning:call")
    .input(LogCall)
    .mutation(({ ctx, input }) => logCall(ctx.trx, input, ctx.now)),
  /** Counted before the fence is entered, with every other reveal of a contact. */
  revealPhone: mayOutside("dunning:call")
    .input(RevealPhone)
    .mutation(async ({ ctx: { house, actor, now }, input }) => {
      const bucket = `reveal|${actor.propertyId}|${actor.staffId}`;
      await countAttempt(house.db, { bucket, limit: revealLimit }, now);
      return withActor(house.db, actor, (trx) => revealPhone(trx, input, now));
    }),
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
