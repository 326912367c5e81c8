import { countAttempt, forgetAttempts } from "@foyer/db/kernel/attempts";
import { withActor } from "@foyer/db/kernel/fence";
import * as mutations from "@foyer/db/staff/mutations";
import { acceptDuty } from "@foyer/db/staff/duty/mutations";
import { dutiesOn } from "@foyer/db/staff/duty/queries";
import { endRole } from "@foyer/db/staff/leaving/mutations";
import { namesOfStaff, ownSession, staffOn, worksElsewhere } from "@foyer/db/staff/queries";
import { setTeam } from "@foyer/db/staff/teams/mutations";
import { today } from "@foyer/db/properties/queries";
import { actsOf } from "@foyer/domain/kernel/permissions";
import { PropertyId } from "@foyer/domain/properties/schema";
import { AcceptDuty } from "@foyer/domain/staff/duty/schema";
import { signInLimit } from "@foyer/domain/staff/rules";
import { NewStaff, SetPassword, SetTeam, SignIn, SignInByLink, StaffRef } from "@foyer/domain/staff/schema";
import { z } from "zod";
import { beforeDuty, may, mayOutside, open, router } from "../kernel/procedure.ts";

export const staffRouter = router({
  signIn: open.input(SignIn).mutation(async ({ ctx, input }) => {
    const bucket = `sign-in|${ctx.address}|${input.email.trim().toLowerCase()}`;
    await countAttempt(ctx.house.db, { bucket, limit: signInLimit }, ctx.now);
    ctx.setSession(await mutations.signIn(ctx.house.db, input, ctx.now));
    await forgetAttempts(ctx.house.db, bucket);
  }),
  signInByLink: open.input(SignInByLink).mutation(async ({ ctx, input }) => {
    await countAttempt(
      ctx.house.db,
      { bucket: `sign-in|${ctx.address}`, limit: { ...signInLimit, attempts: 50 } },
      ctx.now,
    );
    ctx.setSession(await mutations.signInByLink(ctx.house.db, input.token, ctx.now));
  }),
  session: mayOutside("session:own", beforeDuty).query(async ({ ctx: { house, actor, now } }) => ({
    ...(await ownSession(house.db, actor, now)),
    role: actor.role,
    acts: actsOf(actor.role),
  })),
  signOut: mayOutside("session:own", beforeDuty).mutation(async ({ ctx }) => {
    await mutations.endSession(ctx.house.db, ctx.tokenHash);
    ctx.setSession(null);
  }),
  switchProperty: mayOutside("session:own", beforeDuty)
    .input(z.strictObject({ propertyId: PropertyId }))
    .mutation(async ({ ctx, input }) => {
      const { staffId } = ctx.actor;
      ctx.setSession(
        await mutations.switchProperty(ctx.house.db, { staffId, tokenHash: ctx.tokenHash, ...input }, ctx.now),
      );
    }),
  acceptDuty: may("session:own", beforeDuty)
    .input(AcceptDuty)
    .mutation(({ ctx, input }) => acceptDuty(ctx.trx, { ...input, language: ctx.language }, ctx.now)),
  /** Part of the record of change, so for whoever reads that. */
  duties: may("changes:read").query(({ ctx }) => dutiesOn(ctx.trx, today(ctx.trx, ctx.now))),
  setPassword: may("session:own")
    .input(SetPassword)
    .mutation(({ ctx, input }) => mutations.setPassword(ctx.trx, input, ctx.now)),
  list: may("staff:read").query(({ ctx }) => staffOn(ctx.trx, today(ctx.trx, ctx.now))),
  names: may("staff:read").query(({ ctx }) => namesOfStaff(ctx.trx)),
  setTeam: may("staff:write")
    .input(SetTeam)
    .mutation(({ ctx, input }) => setTeam(ctx.trx, input, ctx.now)),
  endRole: may("staff:write")
    .input(StaffRef)
    .mutation(({ ctx, input }) => endRole(ctx.trx, input.id, ctx.now)),
  /** Whoever works at another property too signs in there as before: a link would open that property to who made it. */
  add: mayOutside("staff:write")
    .input(NewStaff)
    .mutation(async ({ ctx: { house, actor, now }, input }) => {
      const { propertyId } = actor;
      const elsewhere = await worksElsewhere(house.db, { email: input.email, propertyId }, now);
      const secret = await withActor(house.db, actor, async (trx) => {
        const staffId = await mutations.addStaff(trx, input, now);
        return elsewhere ? null : mutations.makeSignInLink(trx, staffId, now);
      });
      return { link: secret && `${house.url}/sign-in/link#${secret}` };
    }),
});
