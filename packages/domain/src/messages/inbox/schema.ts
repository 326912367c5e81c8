import { z } from "zod";

export const NotificationId = z.int().positive().brand<"NotificationId">();
export type NotificationId = z.infer<typeof NotificationId>;

/** A block of one half of the inbox: what is still unread, or what has been read. */
export const InboxPage = z.strictObject({
  unread: z.boolean(),
  /** Older than this one: the next block. */
  before: NotificationId.optional(),
  limit: z.int().min(1).max(100).default(50),
});
export type InboxPage = z.infer<typeof InboxPage>;

export const MarkRead = z.strictObject({ ids: z.array(NotificationId).min(1).max(100) });
/** Everything that was there when the person looked; what came in meanwhile stays unread. */
export const MarkAllRead = z.strictObject({ upTo: NotificationId });

export const ChooseChannel = z.strictObject({ event: z.string().max(60), byMail: z.boolean() });
export type ChooseChannel = z.infer<typeof ChooseChannel>;
