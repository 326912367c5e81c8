import { chooseChannel, markAllRead, markRead } from "@foyer/db/messages/inbox/mutations";
import { countUnread, listNotifications, ownChannels } from "@foyer/db/messages/inbox/queries";
import { ChooseChannel, InboxPage, MarkAllRead, MarkRead } from "@foyer/domain/messages/inbox/schema";
import { may } from "../../kernel/procedure.ts";

/** One's own inbox: everybody has one, nobody sees another's. */
export const inboxProcedures = {
  inbox: may("session:own")
    .input(InboxPage)
    .query(({ ctx, input }) => listNotifications(ctx.trx, input)),
  unread: may("session:own").query(({ ctx }) => countUnread(ctx.trx)),
  markRead: may("session:own")
    .input(MarkRead)
    .mutation(({ ctx, input }) => markRead(ctx.trx, input.ids, ctx.now)),
  markAllRead: may("session:own")
    .input(MarkAllRead)
    .mutation(({ ctx, input }) => markAllRead(ctx.trx, input.upTo, ctx.now)),
  channels: may("session:own").query(({ ctx }) => ownChannels(ctx.trx, ctx.now)),
  chooseChannel: may("session:own")
    .input(ChooseChannel)
    .mutation(({ ctx, input }) => chooseChannel(ctx.trx, input, ctx.now)),
};
