import { recordChange } from "@foyer/db/changes/mutations";
import { readFile } from "@foyer/db/files/mutations";
import { sentFile } from "@foyer/db/messages/queries";
import { contentTypeOf } from "@foyer/domain/messages/rules";
import { AskedAttachment } from "@foyer/domain/messages/schema";
import { stream } from "../kernel/stream.ts";

export const messagesStreams = [
  /** A file of a mail, for who may open the mail, on record like everything that leaves the house. */
  stream({
    path: "/message-file",
    act: "messages:read",
    input: AskedAttachment,
    answer: async ({ house, actor, now, withTrx, writing }, asked) => {
      const { name, hash } = await withTrx((trx) => sentFile(trx, asked));
      await writing((trx) =>
        recordChange(trx, {
          act: "messages.download",
          at: now,
          fields: [{ subject: "message", row: asked.message, field: `file ${asked.place}`, before: null, after: null }],
        }),
      );
      const body = readFile({ dataDir: house.dataDir, propertyId: actor.propertyId }, hash);
      return { fileName: name, contentType: contentTypeOf(name), body };
    },
  }),
];
