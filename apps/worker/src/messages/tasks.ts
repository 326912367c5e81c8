import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { readFile } from "@foyer/db/files/mutations";
import type { SentFile } from "@foyer/db/messages/attachments/queries";
import { claimNext, endAttempt, type Outcome } from "@foyer/db/messages/sending/mutations";
import { lostAttempts } from "@foyer/db/messages/sending/queries";
import { senderAddress } from "@foyer/db/messages/queries";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import { addMilliseconds, type Instant } from "@foyer/domain/kernel/time";
import { redactContacts, verdict } from "@foyer/domain/messages/rules";
import type { Delivery, MailCarrier } from "../kernel/carrier.ts";
import { mailFolder } from "../kernel/mail-folder.ts";
import { smtpCarrier } from "../kernel/smtp.ts";
import { type PeriodicJob, task, type Workshop } from "../kernel/task.ts";

/** A demo property's mail never leaves the house. */
const carrierOf = ({ smtpUrl, dataDir }: Workshop, { code, demo }: { code: string; demo: boolean }): MailCarrier =>
  smtpUrl && !demo ? smtpCarrier(smtpUrl) : mailFolder(join(dataDir, "mail", code));

function outcomeOf(delivery: Delivery): Outcome {
  if (delivery.kind === "delivered") return { kind: "sent" };
  return { kind: verdict(delivery), problem: redactContacts(delivery.answer) };
}

/** The clock of a run: it begins at the task's moment and goes on from there, for a run may take long. */
function clockFrom(start: Instant): () => Instant {
  const started = performance.now();
  return () => addMilliseconds(start, Math.round(performance.now() - started));
}

/** After so many failures to reach the server in a row the run ends; the rest waits for the next sweep, untried. */
const unreachedInARow = 3;
const reached = (delivery: Delivery): boolean =>
  delivery.kind === "delivered" || delivery.contentBegun || delivery.responseCode !== undefined;

/** What became of an attempt whose sender died: the carrier is asked if it can be, else nobody knows. */
async function fateOf(carrier: MailCarrier, lost: { carrier: string | null; headerId: string }): Promise<Outcome> {
  if (lost.carrier !== carrier.name || !carrier.wasDelivered) return { kind: "uncertain", problem: "the sender died" };
  return (await carrier.wasDelivered(lost.headerId)) ? { kind: "sent" } : { kind: "retry", problem: "the sender died" };
}

const incomplete: Outcome = { kind: "dead", problem: "a file that goes with it is gone" };

/** The files of a mail as they were stored; nothing when one of them is gone. */
async function bytesOf(
  { dataDir, propertyId }: { readonly dataDir: string; readonly propertyId: PropertyId },
  files: readonly SentFile[],
): Promise<{ name: string; bytes: Uint8Array }[] | undefined> {
  const read: { name: string; bytes: Uint8Array }[] = [];
  for (const { name, hash } of files) {
    const bytes = await buffer(readFile({ dataDir, propertyId }, hash)).catch(() => undefined);
    if (bytes === undefined) return undefined;
    read.push({ name, bytes });
  }
  return read;
}

export const messagesTasks = [
  /**
   * Sends what is due. Safe to run twice or at once: each mail is claimed in a transaction of its own before it is sent and
   * noted in another after it; what was claimed and never noted is found by its lease and not sent again unasked.
   */
  task("messages.send", async (ctx) => {
    const at = clockFrom(ctx.now);
    const { property, address } = await ctx.withTrx(async (trx) => ({
      property: trx.property,
      address: await senderAddress(trx, { url: ctx.url, now: ctx.now }),
    }));
    const carrier = carrierOf(ctx, property);
    for (const lost of await ctx.withTrx((trx) => lostAttempts(trx, at()))) {
      const outcome = await fateOf(carrier, lost);
      await ctx.withTrx((trx) => endAttempt(trx, { id: lost.id, lease: lost.lease ?? "", outcome }, at()));
    }
    let sent = 0;
    let unreached = 0;
    while (unreached < unreachedInARow) {
      await ctx.unlessCancelled();
      const lease = randomUUID();
      const mail = await ctx.withTrx((trx) => claimNext(trx, { lease, carrier: carrier.name }, at()));
      if (!mail) break;
      const files = await bytesOf(ctx, mail.files);
      if (!files) {
        await ctx.withTrx((trx) => endAttempt(trx, { id: mail.id, lease, outcome: incomplete }, at()));
        continue;
      }
      const delivery = await carrier.deliver({
        ...mail,
        ...mail.content,
        files,
        from: { name: mail.hotel, address },
      });
      await ctx.withTrx((trx) => endAttempt(trx, { id: mail.id, lease, outcome: outcomeOf(delivery) }, at()));
      if (delivery.kind === "delivered") sent += 1;
      unreached = reached(delivery) ? 0 : unreached + 1;
    }
    return { sent };
  }),
] as const;

/** Finds what a lost job or a dead sender left behind. */
export const messagesPeriods: readonly PeriodicJob[] = [{ job: "messages.send", every: "minutes", minute: 5 }];
