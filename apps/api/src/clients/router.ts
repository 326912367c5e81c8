import { addContact, createClient, revealContact } from "@foyer/db/clients/mutations";
import { contactsOf } from "@foyer/db/clients/contacts/queries";
import { getClient } from "@foyer/db/clients/queries";
import { listClients } from "@foyer/db/clients/rows/queries";
import { countAttempt } from "@foyer/db/kernel/attempts";
import { withActor } from "@foyer/db/kernel/fence";
import { today } from "@foyer/db/properties/queries";
import { ClientPage } from "@foyer/domain/clients/rows/schema";
import { ClientId, NewClient, NewContact, RevealContact } from "@foyer/domain/clients/schema";
import { revealLimit } from "@foyer/domain/staff/rules";
import { z } from "zod";
import { may, mayOutside, router } from "../kernel/procedure.ts";

const ById = z.strictObject({ id: ClientId });

export const clientsRouter = router({
  list: may("clients:read")
    .input(ClientPage)
    .query(({ ctx, input }) => listClients(ctx.trx, input, ctx.now)),
  get: may("clients:read")
    .input(ById)
    .query(({ ctx, input }) => getClient(ctx.trx, input.id, today(ctx.trx, ctx.now))),
  create: may("clients:write")
    .input(NewClient)
    .mutation(({ ctx, input }) => createClient(ctx.trx, input, ctx.now)),
  contacts: may("contacts:read")
    .input(ById)
    .query(({ ctx, input }) => contactsOf(ctx.trx, input.id, today(ctx.trx, ctx.now))),
  addContact: may("contacts:write")
    .input(NewContact)
    .mutation(({ ctx, input }) => addContact(ctx.trx, input, ctx.now)),
  /** Counted before the fence is entered, so that an attempt counts whatever comes of it. */
  reveal: mayOutside("contacts:reveal")
    .input(RevealContact)
    .mutation(async ({ ctx: { house, actor, now }, input }) => {
      const bucket = `reveal|${actor.propertyId}|${actor.staffId}`;
      await countAttempt(house.db, { bucket, limit: revealLimit }, now);
      return withActor(house.db, actor, (trx) => revealContact(trx, input, now));
    }),
});
