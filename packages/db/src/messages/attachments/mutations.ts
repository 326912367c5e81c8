import { Refusal } from "@foyer/domain/kernel/refusal";
import { type Mail, type MessageId, mostAttachedBytes } from "@foyer/domain/messages/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";

/** Refuses files that are not there, and more at once than a mail may carry. */
async function refuseUnsendable(trx: Trx, mails: readonly Mail[]): Promise<void> {
  const ids = [...new Set(mails.flatMap(({ attachments = [] }) => attachments.map(({ fileId }) => fileId)))];
  const files = await trx
    .selectFrom("file")
    .select(["id", "size"])
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`id = any(${ids}::bigint[])`)
    .execute();
  const sizeOf = new Map<number, number>(files.map(({ id, size }) => [id, size]));
  for (const { attachments = [] } of mails) {
    let together = 0;
    for (const { fileId } of attachments) {
      const size = sizeOf.get(fileId);
      if (size === undefined) throw new Refusal("not-found", "messages.file-missing");
      together += size;
    }
    if (together > mostAttachedBytes)
      throw new Refusal("invalid", "messages.files-too-large", { limit: mostAttachedBytes / 1_048_576 });
  }
}

/** Notes the files of mails that have just been written. */
export async function attachFiles(
  trx: Trx,
  written: readonly { readonly id: MessageId; readonly mail: Mail }[],
): Promise<void> {
  const carrying = written.filter(({ mail }) => mail.attachments !== undefined);
  if (carrying.length === 0) return;
  await refuseUnsendable(
    trx,
    carrying.map(({ mail }) => mail),
  );
  await trx
    .insertInto("messageFile")
    .values(
      carrying.flatMap(({ id, mail }) =>
        (mail.attachments ?? []).map(({ fileId, name }, index) => ({
          propertyId: trx.propertyId,
          messageId: id,
          place: index + 1,
          fileId,
          name,
        })),
      ),
    )
    .execute();
}
