import type { ContentHash } from "@foyer/domain/files/schema";
import type { MessageId } from "@foyer/domain/messages/schema";
import type { Trx } from "../../kernel/fence.ts";

export interface SentFile {
  readonly place: number;
  readonly name: string;
  readonly hash: ContentHash;
  readonly size: number;
}

/** The files that go with a mail, in their order. */
export const filesOfMessage = (trx: Trx, id: MessageId): Promise<SentFile[]> =>
  trx
    .selectFrom("messageFile")
    .innerJoin("file", (join) =>
      join.on("file.propertyId", "=", trx.propertyId).onRef("file.id", "=", "messageFile.fileId"),
    )
    .select(["messageFile.place", "messageFile.name", "file.hash", "file.size"])
    .where("messageFile.propertyId", "=", trx.propertyId)
    .where("messageFile.messageId", "=", id)
    .orderBy("messageFile.place")
    .execute();
