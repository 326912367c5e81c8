import { recordChange } from "../../../changes/mutations.ts";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { FileId } from "@foyer/domain/files/schema";
import type { JobId } from "@foyer/domain/jobs/schema";
import { answerable } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import type { Mail } from "@foyer/domain/messages/schema";
import type {
  MailOutcome,
  MailStatements,
  MakeStatements,
  StatementsJob,
} from "@foyer/domain/receivables/statements/batch/schema";
import { statementKey } from "@foyer/domain/receivables/statements/rules";
import type { StatementQuestion } from "@foyer/domain/receivables/statements/schema";
import { startJob } from "../../../jobs/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { queueMail } from "../../../messages/mutations.ts";
import { today } from "../../../properties/queries.ts";
import { accountRecipients } from "../../recipients/queries.ts";
import { mailedStatements, owingClients } from "./queries.ts";

/** A job works with the rights of who asked for it, and keeps its file for them. */
function asker(trx: Trx) {
  const staffId = answerable(trx.actor);
  if (staffId === null) throw new Refusal("forbidden", "staff.no-role");
  return staffId;
}

const start = (trx: Trx, payload: StatementsJob, now: Instant): Promise<JobId> =>
  startJob(trx, { name: "receivables.statements", payload }, now);

/** All statements of a batch as files in a zip. */
export async function makeStatements(
  trx: Trx,
  { own, ...work }: MakeStatements & { readonly own: Language },
  now: Instant,
): Promise<JobId> {
  const owing = await owingClients(trx, work, today(trx, now));
  if (owing.length === 0) throw new Refusal("conflict", "receivables.statement-nobody");
  return start(trx, { staffId: asker(trx), own, work: { how: "files", ...work } }, now);
}

/** One client that is named is refused with the reason; of many, each gets what became of it in the result. */
async function refuseTheOnly(trx: Trx, { clientIds = [], ...question }: MailStatements): Promise<void> {
  const [clientId, ...more] = clientIds;
  if (clientId === undefined || more.length > 0) return;
  const client = found(
    await trx
      .selectFrom("client")
      .select("name")
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", clientId)
      .executeTakeFirst(),
    "clients.not-found",
    { id: clientId },
  );
  const recipients = await accountRecipients(trx, [clientId]);
  if (!recipients.has(clientId))
    throw new Refusal("conflict", "receivables.statement-no-address", { client: client.name });
  const mailed = await mailedStatements(trx, { ...question, clientIds: [clientId] });
  if (mailed.has(clientId)) throw new Refusal("conflict", "receivables.statement-mailed");
}

/** Statements by mail: of the clients named, or of all of the batch. */
export async function mailStatements(
  trx: Trx,
  { own, ...work }: MailStatements & { readonly own: Language },
  now: Instant,
): Promise<JobId> {
  if (work.clientIds) await refuseTheOnly(trx, work);
  else if ((await owingClients(trx, work, today(trx, now))).length === 0)
    throw new Refusal("conflict", "receivables.statement-nobody");
  return start(trx, { staffId: asker(trx), own, work: { how: "mail", ...work } }, now);
}

export interface StatementMail extends Pick<Mail, "subject" | "text" | "html" | "language"> {
  readonly clientId: ClientId;
  readonly to: string;
  readonly files: readonly { readonly name: string; readonly fileId: FileId }[];
}

/** Puts a statement into the outbox, once per client, day and kind; what is before the house's first day is not sent. */
export async function queueStatement(
  trx: Trx,
  { clientId, to, files, question, ...letter }: StatementMail & { readonly question: StatementQuestion },
  now: Instant,
): Promise<MailOutcome> {
  const dedupeKey = statementKey(clientId, question);
  const { fresh, status } = await queueMail(
    trx,
    { ...letter, dedupeKey, purpose: "statement", to, about: question.asOf, dueAt: now, attachments: [...files] },
    now,
  );
  if (!fresh) return "already";
  await recordChange(trx, {
    act: "receivables.mail-statement",
    at: now,
    fields: [
      { subject: "statement", row: clientId, field: "mail", before: null, after: `${question.asOf} ${question.kind}` },
    ],
  });
  return status === "dropped" ? "too-late" : "queued";
}

/** That statements left the house as files, and whose. */
export async function recordStatements(trx: Trx, clientIds: readonly ClientId[], now: Instant): Promise<void> {
  await recordChange(trx, {
    act: "receivables.export-statement",
    at: now,
    fields: clientIds.map((id) => ({ subject: "statement", row: id, field: "file", before: null, after: null })),
  });
}
