import { endContactConsent, giveContactConsent } from "@foyer/db/clients/consents/mutations";
import { consentsOf } from "@foyer/db/clients/consents/queries";
import { archiveContact, restoreContact } from "@foyer/db/clients/contacts/mutations";
import { contactsOf } from "@foyer/db/clients/contacts/queries";
import { addContact, revealContact } from "@foyer/db/clients/mutations";
import { countAttempt } from "@foyer/db/kernel/attempts";
import { withActor } from "@foyer/db/kernel/fence";
import { today } from "@foyer/db/properties/queries";
import { ArchiveContact, ContactById, EndConsent, GiveConsent } from "@foyer/domain/clients/contacts/schema";
import { ClientById } from "@foyer/domain/clients/file/schema";
import { NewContact, RevealContact } from "@foyer/domain/clients/schema";
import { revealLimit } from "@foyer/domain/staff/rules";
import { may, mayOutside } from "../../kernel/procedure.ts";

/** The persons of a file; their fields are edited by change sets. */
export const contactsProcedures = {
  contacts: may("contacts:read")
    .input(ClientById)
    .query(({ ctx, input }) => contactsOf(ctx.trx, input.id, today(ctx.trx, ctx.now))),
  addContact: may("contacts:write")
    .input(NewContact)
    .mutation(({ ctx, input }) => addContact(ctx.trx, input, ctx.now)),
  archiveContact: may("contacts:write")
    .input(ArchiveContact)
    .mutation(({ ctx, input }) => archiveContact(ctx.trx, input, ctx.now)),
  restoreContact: may("contacts:write")
    .input(ContactById)
    .mutation(({ ctx, input }) => restoreContact(ctx.trx, input, ctx.now)),
  consents: may("contacts:read")
    .input(ClientById)
    .query(({ ctx, input }) => consentsOf(ctx.trx, input.id, today(ctx.trx, ctx.now))),
  giveConsent: may("contacts:write")
    .input(GiveConsent)
    .mutation(({ ctx, input }) => giveContactConsent(ctx.trx, input, ctx.now)),
  endConsent: may("contacts:write")
    .input(EndConsent)
    .mutation(({ ctx, input }) => endContactConsent(ctx.trx, input, ctx.now)),
  /** Counted before the fence is entered, so that an attempt counts whatever comes of it. */
  reveal: mayOutside("contacts:reveal")
    .input(RevealContact)
    .mutation(async ({ ctx: { house, actor, now }, input }) => {
      const bucket = `reveal|${actor.propertyId}|${actor.staffId}`;
      await countAttempt(house.db, { bucket, limit: revealLimit }, now);
      return withActor(house.db, actor, (trx) => revealContact(trx, input, now));
    }),
};
