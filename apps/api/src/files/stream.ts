import { recordChange } from "@foyer/db/changes/mutations";
import { attach } from "@foyer/db/files/attachments/mutations";
import { attachmentFor, reachedRows } from "@foyer/db/files/attachments/queries";
import { keptFileOf } from "@foyer/db/files/kept/queries";
import { readFile, storeFile } from "@foyer/db/files/mutations";
import { kindOfStored } from "@foyer/db/files/queries";
import { today } from "@foyer/db/properties/queries";
import { contentTypes } from "@foyer/domain/files/attachments/rules";
import { AskedDocument, documentLimit, UploadedDocument } from "@foyer/domain/files/attachments/schema";
import { AskedKeptFile } from "@foyer/domain/files/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { stream, upload } from "../kernel/stream.ts";

/** As much of a name as a refusal repeats. */
const named = (name: string): string => [...name].slice(0, 120).join("");

export const filesStreams = [
  /** A document of a thing, taken in as it comes; what it is, its bytes say. Whose things one adds to is their own act. */
  upload({
    path: "/documents",
    input: UploadedDocument,
    act: () => "session:own",
    receive: async ({ house, actor, now, inShort, writing }, { subject, row, name }, body) => {
      await inShort((trx) => reachedRows(trx, { subject, row, doing: "write" }, today(trx, now)));
      const shelf = { dataDir: house.dataDir, propertyId: actor.propertyId };
      const file = await storeFile(shelf, { body, maxBytes: documentLimit });
      if (file.size === 0) throw new Refusal("invalid", "files.empty");
      const kind = await kindOfStored(shelf, file);
      if (!kind) throw new Refusal("invalid", "files.kind-refused", { name: named(name) });
      return { id: await writing((trx) => attach(trx, { subject, row, name, kind, file }, now)) };
    },
  }),

  /** A document as it was sent, on record like everything that leaves the house. */
  stream({
    path: "/document",
    act: "session:own",
    input: AskedDocument,
    answer: async ({ house, actor, now, withTrx, writing }, { id }) => {
      const { name, kind, hash } = await withTrx((trx) => attachmentFor(trx, { id, doing: "read" }, today(trx, now)));
      await writing((trx) =>
        recordChange(trx, {
          act: "files.download",
          at: now,
          fields: [{ subject: "attachment", row: id, field: "download", before: null, after: null }],
        }),
      );
      const body = readFile({ dataDir: house.dataDir, propertyId: actor.propertyId }, hash);
      return { fileName: name, contentType: contentTypes[kind], body };
    },
  }),

  /** What a job made for whoever asks. */
  stream({
    path: "/kept",
    act: "session:own",
    input: AskedKeptFile,
    answer: async ({ house, actor, now, withTrx }, { job }) => {
      const { name, contentType, hash } = await withTrx((trx) => keptFileOf(trx, job, now));
      const body = readFile({ dataDir: house.dataDir, propertyId: actor.propertyId }, hash);
      return { fileName: name, contentType, body };
    },
  }),
];
