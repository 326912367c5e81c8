import { recordFile, storeFile } from "@foyer/db/files/mutations";
import { importAct, importFileLimit, UploadedImport } from "@foyer/domain/imports/schema";
import { upload } from "../kernel/stream.ts";

export const importsStreams = [
  /** Takes a file in as it comes and answers its number, by which it is then checked and applied, more than once if need be. */
  upload({
    path: "/imports",
    input: UploadedImport,
    act: ({ kind }) => importAct(kind),
    receive: async ({ house, actor, now, writing }, _input, body) => {
      const shelf = { dataDir: house.dataDir, propertyId: actor.propertyId };
      const stored = await storeFile(shelf, { body, maxBytes: importFileLimit });
      return { fileId: await writing((trx) => recordFile(trx, stored, now)), size: stored.size };
    },
  }),
];
