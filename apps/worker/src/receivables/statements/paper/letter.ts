import { buffer } from "node:stream/consumers";
import { recordFile, type Shelf, storeFile } from "@foyer/db/files/mutations";
import type { Trx } from "@foyer/db/kernel/fence";
import { writeCsv } from "@foyer/documents/csv-out";
import { pdf } from "@foyer/documents/pdf";
import { laidOut } from "@foyer/documents/pdf-layout";
import { DocumentProblem } from "@foyer/documents/problem";
import { writeXlsx } from "@foyer/documents/xlsx-out";
import type { ZipMember } from "@foyer/documents/zip-out";
import type { StoredFile } from "@foyer/domain/files/schema";
import type { Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import { fitsAMail } from "@foyer/domain/messages/rules";
import { type Mail, mostAttachedBytes } from "@foyer/domain/messages/schema";
import { accountTable, statementPaper } from "@foyer/domain/receivables/statements/paper/rules";
import { statementFileName } from "@foyer/domain/receivables/statements/rules";
import type { Statement, StatementFormat } from "@foyer/domain/receivables/statements/schema";

interface Wanted {
  readonly format: StatementFormat;
  readonly language: Language;
  readonly hotel: string;
}

/** A statement as files: a page is of all its accounts, a table of one. What is too long for paper comes as a table. */
export async function filesOf(statement: Statement, { format, language, hotel }: Wanted): Promise<ZipMember[]> {
  if (format === "pdf") {
    const { title, asOf, blocks } = statementPaper(statement, language);
    try {
      const bytes = await pdf({ hotel, asOf, blocks: laidOut(blocks) }, { title, language });
      return [{ name: statementFileName(statement, ".pdf"), bytes }];
    } catch (error) {
      if (!(error instanceof DocumentProblem) || error.code !== "pdf.too-long") throw error;
    }
  }
  const isXlsx = format === "xlsx";
  const files: ZipMember[] = [];
  for (const account of statement.accounts) {
    const table = accountTable(statement, account, language);
    const name = statementFileName(statement, `-${account.currency}.${isXlsx ? "xlsx" : "csv"}`);
    files.push({
      name,
      bytes: await buffer(isXlsx ? writeXlsx({ ...table, name: statement.reference }) : writeCsv(table)),
    });
  }
  return files;
}

export type Attachments = NonNullable<Mail["attachments"]>;

/** Puts files that go with a mail on the shelf; what is answered notes them in a transaction. Nothing where no mail can carry them. */
export async function attachable(
  shelf: Shelf,
  files: readonly ZipMember[],
): Promise<((trx: Trx, now: Instant) => Promise<Attachments>) | undefined> {
  if (!fitsAMail(files.map(({ bytes }) => bytes.byteLength))) return undefined;
  const stored: { name: string; file: StoredFile }[] = [];
  for (const { name, bytes } of files)
    stored.push({ name, file: await storeFile(shelf, { body: [bytes], maxBytes: mostAttachedBytes }) });
  return async (trx, now) => {
    const attachments: Attachments = [];
    for (const { name, file } of stored) attachments.push({ name, fileId: await recordFile(trx, file, now) });
    return attachments;
  };
}
