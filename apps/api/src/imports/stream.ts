import { recordChange } from "@foyer/db/changes/mutations";
import { storeFile } from "@foyer/db/files/mutations";
import { importFile } from "@foyer/db/imports/queries";
import { recordUpload } from "@foyer/db/imports/uploads/mutations";
import { badRowsTable } from "@foyer/domain/imports/preview/rules";
import {
  BadRowsFile,
  importAct,
  importFileLimit,
  MappingFileAsked,
  UploadedFixes,
  UploadedImport,
} from "@foyer/domain/imports/schema";
import { importsWords } from "@foyer/domain/imports/words";
import { stream, upload } from "../kernel/stream.ts";
import { tableFile } from "../kernel/table-file.ts";
import { mendByFile, rowsGiven } from "./mended/stream.ts";
import { allBadRows, mappingOf, withImportFile } from "./reading/stream.ts";

const bareName = (fileName: string): string => fileName.replace(/(\.csv|\.xlsx|\.txt)?(\.gz)?$/i, "").slice(0, 120);

export const importsStreams = [
  /** Takes a file in as it comes and answers its number, by which it is then mapped, checked and applied. */
  upload({
    path: "/imports",
    input: UploadedImport,
    act: ({ kind }) => importAct(kind),
    receive: async ({ house, actor, now, writing }, { kind }, body) => {
      const shelf = { dataDir: house.dataDir, propertyId: actor.propertyId };
      const file = await storeFile(shelf, { body, maxBytes: importFileLimit });
      return { fileId: await writing((trx) => recordUpload(trx, { kind, file }, now)), size: file.size };
    },
  }),

  /** Takes in bad rows that were put right elsewhere. Whether one may is the import's to say. */
  upload({
    path: "/imports/fixes",
    input: UploadedFixes,
    act: () => "imports:read",
    receive: async (ctx, { id }, body) => {
      await ctx.inShort((trx) => importFile(trx, id));
      return mendByFile(ctx, { id, given: await rowsGiven(body) });
    },
  }),

  /** The rows that a check refused, with the reason, to be put right and sent again. */
  stream({
    path: "/imports/bad-rows",
    act: "imports:read",
    input: BadRowsFile,
    answer: async (ctx, { id, format }) => {
      const { now, language } = ctx;
      const { rows, header, fileName } = await withImportFile(ctx, { id }, async (file) => ({
        rows: await allBadRows(file),
        header: file.rows.header,
        fileName: file.of.fileName,
      }));
      await ctx.writing((trx) => recordChange(trx, { act: "imports.export-bad-rows", at: now, fields: [] }));
      const name = importsWords.refusedTitle[language];
      const file = tableFile(format, { name, columns: badRowsTable(header, language), rows });
      return { fileName: `${bareName(fileName)}-${name}.${format}`, ...file };
    },
  }),

  /** How a file was read, as a mapping file that the command takes too. */
  stream({
    path: "/imports/mapping",
    act: "imports:read",
    input: MappingFileAsked,
    answer: async (ctx, { id }) => {
      const { kind, mapping: given } = await ctx.inShort((trx) => importFile(trx, id));
      const mapping = given ?? (await withImportFile(ctx, { id }, async (file) => mappingOf(file)));
      const body = `${JSON.stringify(mapping, null, 2)}\n`;
      return { fileName: `${kind}-mapping.json`, contentType: "application/json; charset=utf-8", body };
    },
  }),
];
