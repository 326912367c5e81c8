import { buffer } from "node:stream/consumers";
import { keepFile } from "@foyer/db/files/kept/mutations";
import { storeFile } from "@foyer/db/files/mutations";
import { withActor } from "@foyer/db/kernel/fence";
import { addressedRecipients } from "@foyer/db/receivables/recipients/queries";
import { queueStatement, recordStatements } from "@foyer/db/receivables/statements/batch/mutations";
import { owingClients } from "@foyer/db/receivables/statements/batch/queries";
import { statementsOf } from "@foyer/db/receivables/statements/queries";
import { actorNow } from "@foyer/db/staff/queries";
import { today } from "@foyer/db/properties/queries";
import { writeCsv } from "@foyer/documents/csv-out";
import { writeZip } from "@foyer/documents/zip-out";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { JobPayload } from "@foyer/domain/jobs";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import type { MailOutcome, MailStatements, MakeStatements } from "@foyer/domain/receivables/statements/batch/schema";
import { statementsWords } from "@foyer/domain/receivables/statements/words";
import { type TaskContext, task } from "../../kernel/task.ts";
import { statementLetter } from "./letter.ts";
import { attachable, filesOf } from "./paper/letter.ts";

type Work = TaskContext<JobPayload<"receivables.statements">>;

/** Clients asked for at once. */
const block = 50;
/** Of all the files of a batch together. */
const maxBytes = 2_000 * 1_048_576;

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
    readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
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

interface Batch<Asked> {
  readonly hotel: string;
  readonly clientIds: readonly ClientId[];
  readonly work: Asked;
}

/** All of a batch in a zip, kept a week for who asked. */
async function makeFiles(ctx: Work, { hotel, clientIds, work }: Batch<MakeStatements>) {
  let files = 0;
  async function* members() {
    for await (const { statement, recipient } of statements(ctx, clientIds)) {
      const language = work.language ?? recipient?.language ?? ctx.payload.own;
      const made = await filesOf(statement, { format: work.format, language, hotel });
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
async function mailAll(ctx: Work, { hotel, clientIds, work }: Batch<MailStatements>) {
  const { db, dataDir, propertyId, now } = ctx;
  const { own } = ctx.payload;
  const told: Told[] = [];
  for await (const { actor, statement, recipient } of statements(ctx, clientIds)) {
    const { clientId, reference, name } = statement;
    if (!recipient) {
      told.push({ reference, name, outcome: "no-address", recipient: null });
      continue;
    }
    const language = work.language ?? recipient.language;
    const made = await filesOf(statement, { format: "pdf", language, hotel });
    const note = await attachable({ dataDir, propertyId }, made);
    if (!note) {
      told.push({ reference, name, outcome: "too-large", recipient: recipient.mailMask });
      continue;
    }
    const outcome = await withActor(db, actor, async (trx) => {
      const files = await note(trx, now);
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
    body: [await buffer(writeCsv(table))],
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
    const batch = { hotel, clientIds };
    return work.how === "files" ? makeFiles(ctx, { ...batch, work }) : mailAll(ctx, { ...batch, work });
  }),
] as const;
