import { keepFile } from "@foyer/db/files/kept/mutations";
import { recordFile, storeFile } from "@foyer/db/files/mutations";
import { withActor } from "@foyer/db/kernel/fence";
import { addressedRecipients } from "@foyer/db/receivables/recipients/queries";
import { queueStatement, recordStatements } from "@foyer/db/receivables/statements/batch/mutations";
import { owingClients } from "@foyer/db/receivables/statements/batch/queries";
import { statementsOf } from "@foyer/db/receivables/statements/queries";
import { actorNow } from "@foyer/db/staff/queries";
import { today } from "@foyer/db/properties/queries";
import { writeCsv } from "@foyer/documents/csv-out";
import { pdf } from "@foyer/documents/pdf";
import { laidOut } from "@foyer/documents/pdf-layout";
import { DocumentProblem } from "@foyer/documents/problem";
import { writeXlsx } from "@foyer/documents/xlsx-out";
import { writeZip, type ZipMember } from "@foyer/documents/zip-out";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { StoredFile } from "@foyer/domain/files/schema";
import type { JobPayload } from "@foyer/domain/jobs";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { fitsAMail } from "@foyer/domain/messages/rules";
import type { Language } from "@foyer/domain/kernel/words";
import type { MailOutcome } from "@foyer/domain/receivables/statements/batch/schema";
import { accountTable, statementPaper } from "@foyer/domain/receivables/statements/paper/rules";
import { statementFileName } from "@foyer/domain/receivables/statements/rules";
import type { Statement, StatementFormat } from "@foyer/domain/receivables/statements/schema";
import { statementsWords } from "@foyer/domain/receivables/statements/words";
import { type TaskContext, task } from "../../kernel/task.ts";
import { statementLetter } from "./letter.ts";

type Work = TaskContext<JobPayload<"receivables.statements">>;

/** Clients asked for at once. */
const block = 50;
/** Of all the files of a batch together. */
const maxBytes = 2_000 * 1_048_576;

async function bytesOf(body: AsyncIterable<string | Uint8Array>): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of body) parts.push(typeof part === "string" ? Buffer.from(part) : Buffer.from(part));
  return Buffer.concat(parts);
}

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
      bytes: await bytesOf(isXlsx ? writeXlsx({ ...table, name: statement.reference }) : writeCsv(table)),
    });
  }
  return files;
}

/** The statements of clients, some at a time, each transaction over before anything is made of them. */
async function* statements({ db, payload, now, ...ctx }: Work, clientIds: readonly ClientId[]) {
  const { staffId, work } = payload;
  let done = 0;
  for (let at = 0; at < clientIds.length; at += block) {
    const ids = clientIds.slice(at, at + block);
    const actor = await ctx.withTrx((trx) => actorNow(trx, staffId, now), { readOnly: true });
    refuseUnless(actor, work.how === "mail" ? "receivables:write" : "receivables:export");
    const { told, recipients } = await withActor(db, { ...actor, readOnly: true }, async (trx) => ({
      told: await statementsOf(trx, { ...work, clientIds: ids }, today(trx, now)),
      recipients: await addressedRecipients(trx, ids),
    }));
    for (const statement of told) {
      await ctx.unlessCancelled();
      yield { actor, statement, recipient: recipients.get(statement.clientId) };
      done += 1;
      await ctx.progress(done, clientIds.length);
    }
  }
}

async function keep(
  { dataDir, propertyId, jobId, db, payload, now, ...ctx }: Work,
  kept: {
    readonly name: string;
    readonly contentType: string;
    readonly body: AsyncIterable<Uint8Array>;
    readonly clientIds: readonly ClientId[];
  },
): Promise<string> {
  const { name, contentType, clientIds } = kept;
  const file = await storeFile({ dataDir, propertyId }, { body: kept.body, maxBytes });
  const actor = await ctx.withTrx((trx) => actorNow(trx, payload.staffId, now), { readOnly: true });
  await withActor(db, actor, async (trx) => {
    if (jobId !== undefined) await keepFile(trx, { jobId, staffId: payload.staffId, file, name, contentType }, now);
    await recordStatements(trx, clientIds, now);
  });
  return name;
}

/** All of a batch in a zip, kept a week for who asked. */
async function makeFiles(ctx: Work, hotel: string, clientIds: readonly ClientId[]) {
  const { own, work } = ctx.payload;
  if (work.how !== "files") throw new Error("not a batch of files");
  let files = 0;
  async function* members() {
    for await (const { statement, recipient } of statements(ctx, clientIds)) {
      const language = work.language ?? recipient?.language ?? own;
      const made = await filesOf(statement, { format: work.how === "files" ? work.format : "pdf", language, hotel });
      files += made.length;
      yield* made;
    }
  }
  const name = `statements-${work.asOf}.zip`;
  await keep(ctx, { name, contentType: "application/zip", body: writeZip(members()), clientIds });
  return { statements: clientIds.length, files, keptFile: name };
}

interface Told {
  readonly reference: string;
  readonly name: string;
  readonly outcome: MailOutcome;
  readonly recipient: string | null;
}

/** Each by mail; what became of each is listed by name in a file for who asked. */
async function mailAll(ctx: Work, hotel: string, clientIds: readonly ClientId[]) {
  const { db, dataDir, propertyId, now, payload } = ctx;
  const { own, work } = payload;
  const told: Told[] = [];
  for await (const { actor, statement, recipient } of statements(ctx, clientIds)) {
    const { clientId, reference, name } = statement;
    if (!recipient) {
      told.push({ reference, name, outcome: "no-address", recipient: null });
      continue;
    }
    const language = work.language ?? recipient.language;
    const made = await filesOf(statement, { format: "pdf", language, hotel });
    if (!fitsAMail(made.map(({ bytes }) => bytes.byteLength))) {
      told.push({ reference, name, outcome: "too-large", recipient: recipient.mailMask });
      continue;
    }
    const stored: { name: string; file: StoredFile }[] = [];
    for (const { name: fileName, bytes } of made)
      stored.push({ name: fileName, file: await storeFile({ dataDir, propertyId }, { body: one(bytes), maxBytes }) });
    const outcome = await withActor(db, actor, async (trx) => {
      const files = [];
      for (const { name: fileName, file } of stored)
        files.push({ name: fileName, fileId: await recordFile(trx, file, now) });
      const letter = statementLetter({ statement, hotel, name: recipient.name, language });
      return queueStatement(trx, { ...letter, language, clientId, to: recipient.mail, files, question: work }, now);
    });
    told.push({ reference, name, outcome, recipient: recipient.mailMask });
  }
  const words = statementsWords;
  const text = (header: string, value: (row: Told) => string | null) => ({ kind: "text", header, value }) as const;
  const table = {
    columns: [
      text(words.paper.account[own], (row) => row.reference),
      text(words.client[own], (row) => row.name),
      text(words.outcome[own], (row) => words.outcomes[row.outcome][own]),
      text(words.recipient[own], (row) => row.recipient),
    ],
    rows: told,
  };
  const name = `statements-mailed-${work.asOf}.csv`;
  await keep(ctx, {
    name,
    contentType: "text/csv; charset=utf-8",
    body: one(await bytesOf(writeCsv(table))),
    clientIds,
  });
  const count = (outcome: MailOutcome) => told.filter((each) => each.outcome === outcome).length;
  return {
    statements: told.length,
    queued: count("queued"),
    already: count("already"),
    withoutAddress: count("no-address"),
    tooLarge: count("too-large"),
    keptFile: name,
  };
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export const statementsTasks = [
  /**
   * Makes the statements of many clients with the rights of who asked. Safe to run twice: the kept file is replaced, and the
   * outbox takes each mail once.
   */
  task("receivables.statements", async (ctx) => {
    const { work, staffId } = ctx.payload;
    const actor = await ctx.withTrx((trx) => actorNow(trx, staffId, ctx.now), { readOnly: true });
    const { hotel, clientIds } = await withActor(ctx.db, { ...actor, readOnly: true }, async (trx) => ({
      hotel: trx.property.name,
      clientIds:
        work.how === "mail" && work.clientIds
          ? work.clientIds
          : (await owingClients(trx, work, today(trx, ctx.now))).map(({ clientId }) => clientId),
    }));
    return work.how === "files" ? makeFiles(ctx, hotel, clientIds) : mailAll(ctx, hotel, clientIds);
  }),
] as const;
