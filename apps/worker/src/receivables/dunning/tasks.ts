import { copyToOwners } from "@foyer/db/receivables/dunning/copies/mutations";
import { runDunning } from "@foyer/db/receivables/dunning/runs/mutations";
import { type PreparedFiles, sendLetters } from "@foyer/db/receivables/dunning/sending/mutations";
import { lettersToPrepare } from "@foyer/db/receivables/dunning/sending/queries";
import { DunningScope } from "@foyer/domain/receivables/dunning/schema";
import type { DunningLetterId } from "@foyer/domain/receivables/dunning/schema";
import { type PeriodicJob, task, type TaskContext } from "../../kernel/task.ts";
import { attachable, type Attachments, filesOf } from "../statements/paper/letter.ts";
import { letter } from "./letter.ts";

/** How often statements are made anew because somebody posted meanwhile; then the letter goes with its table alone. */
const tries = 3;

/** The open-item statement of each client that is written to next, as a file, made before the ledger is locked. */
async function prepare({ withTrx, dataDir, propertyId, now }: TaskContext<object>): Promise<PreparedFiles> {
  const { hotel, sequence, due, statements } = await withTrx((trx) => lettersToPrepare(trx, now), { readOnly: true });
  const statementOf = new Map(statements.map((statement) => [statement.clientId, statement]));
  const files: [DunningLetterId, Attachments][] = [];
  for (const { id, clientId, language } of due) {
    const statement = statementOf.get(clientId);
    const made = statement ? await filesOf(statement, { format: "pdf", language, hotel }) : [];
    const note = await attachable({ dataDir, propertyId }, made);
    if (note) files.push([id, await withTrx((trx) => note(trx, now))]);
  }
  return { sequence, files: new Map(files) };
}

/** The next letters with their statements, as the ledger stands when they go. */
async function sendNext(ctx: TaskContext<object>) {
  for (let attempt = 1; ; attempt += 1) {
    const prepared = attempt <= tries ? await prepare(ctx) : undefined;
    const block = await ctx.withTrx((trx) => sendLetters(trx, { letter, prepared }, ctx.now));
    if (!block.stale) return block;
  }
}

export const dunningTasks = [
  /** Safe to run twice: the second run of a business date finds nothing left to do. (A7.6) */
  task("receivables.dunning", async ({ withTrx, now }) => {
    const { drafts, ...run } = await withTrx((trx) => runDunning(trx, DunningScope.parse({}), now));
    return { ...run, drafts: drafts.length };
  }),
  /**
   * Safe to run twice: a letter and the note that it was sent are one transaction with its mail, and a copy is known by its
   * letter. Copies first: the salesperson hears of it before the client.
   */
  task("receivables.dunning-send", async (ctx) => {
    const { withTrx, unlessCancelled, now } = ctx;
    let [copies, sent, dropped] = [0, 0, 0];
    for (let more = true; more; ) {
      await unlessCancelled();
      const block = await withTrx((trx) => copyToOwners(trx, { letter }, now));
      copies += block.copies;
      more = block.more && block.copies > 0;
    }
    for (let more = true; more; ) {
      await unlessCancelled();
      const block = await sendNext(ctx);
      sent += block.sent;
      dropped += block.dropped;
      more = block.more;
    }
    return { copies, sent, dropped };
  }),
] as const;

/** At nine in the morning of the property's day. Letters and copies are rows whose time comes: they go within five minutes of it. */
export const dunningPeriods: readonly PeriodicJob[] = [
  { job: "receivables.dunning", every: "day", minute: 540 },
  { job: "receivables.dunning-send", every: "minutes", minute: 5 },
];
