import type { Db } from "@foyer/db/kernel/connect";
import { type Trx, withActor } from "@foyer/db/kernel/fence";
import { keepSentLetters } from "@foyer/db/receivables/dunning/history/mutations";
import { logCall } from "@foyer/db/receivables/dunning/outcomes/mutations";
import { collectionQueue } from "@foyer/db/receivables/dunning/queue/queries";
import { runDunning } from "@foyer/db/receivables/dunning/runs/mutations";
import { signLetters } from "@foyer/db/receivables/dunning/signing/mutations";
import { stopDunning } from "@foyer/db/receivables/dunning/stops/mutations";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import { addDays } from "@foyer/domain/kernel/time";
import { DunningScope, LogCall, QueuePage } from "@foyer/domain/receivables/dunning/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import { clockOf } from "./clock.ts";
import type { Hotel, Span } from "./hotels.ts";

interface Collecting {
  readonly db: Db;
  readonly hotel: Hotel;
  readonly propertyId: PropertyId;
  readonly span: Span;
  readonly finance: StaffId;
  readonly director: StaffId;
}

/** Days ago on which finance ran by hand, for its latest clients. */
const runs = [28, 21, 14, 7] as const;
const clients = 6;

const isCollected = async (trx: Trx): Promise<boolean> =>
  (
    await trx
      .selectFrom("dunningRun")
      .select("businessDate")
      .where("propertyId", "=", trx.propertyId)
      .limit(1)
      .execute()
  ).length > 0;

/** What was told then has been read since. */
const readNotices = (trx: Trx) =>
  trx
    .updateTable("notification")
    .set((each) => ({ readAt: each.ref("at") }))
    .where("propertyId", "=", trx.propertyId)
    .where("event", "in", ["receivables.letter-released", "receivables.letters-to-sign", "receivables.call-due"])
    .execute();

/** Finance has been collecting from its latest clients: letters, a call with a promise, one with lawyers, one put off. */
export async function collect({ db, hotel, propertyId, span, finance, director }: Collecting): Promise<number> {
  const system = { kind: "system", propertyId } as const;
  const desk = { kind: "staff", staffId: finance, role: "finance", propertyId } as const;
  const office = { kind: "staff", staffId: director, role: "director", propertyId } as const;
  const clock = clockOf(hotel.timeZone, span.today);
  const late = await withActor(db, system, async (trx) =>
    (await isCollected(trx)) ? [] : (await collectionQueue(trx, QueuePage.parse({ limit: clients }), span.today)).rows,
  );
  if (late.length === 0) return 0;
  const clientIds = late.map(({ clientId }): ClientId => clientId);
  let letters = 0;
  for (const ago of runs) {
    const day = addDays(span.today, -ago);
    const { drafts } = await withActor(db, system, (trx) =>
      runDunning(trx, DunningScope.parse({ clientIds }), clock(day, 545)),
    );
    // some wait for the other's signature alone
    for (const actor of drafts.length > 0 ? [desk, office] : [])
      await withActor(db, actor, (trx) => signLetters(trx, { ids: [...drafts] }, clock(day, 600))).catch(
        () => undefined,
      );
    letters += (await withActor(db, system, (trx) => keepSentLetters(trx, clock(day, 900)))).length;
  }
  const [, promising, waiting, suing] = clientIds;
  await withActor(db, desk, async (trx) => {
    const now = (await collectionQueue(trx, QueuePage.parse({ limit: clients }), span.today)).rows;
    const callId = now.find(({ clientId }) => clientId === promising)?.ahead?.callId;
    if (promising !== undefined)
      await logCall(
        trx,
        LogCall.parse({
          key: "00000000-0000-4000-8000-0000000000d1",
          clientId: promising,
          ...(callId ? { callId } : {}),
          outcome: "promised",
          note: "财务经理答应下周付一半 Half of it next week, says their finance manager",
          promise: {
            amountMinor: Math.max(1, Math.floor((late[1]?.overdueMinor ?? 2) / 2)),
            promisedFor: addDays(span.today, 7),
          },
        }),
        span.now,
      );
    if (waiting !== undefined)
      await stopDunning(
        trx,
        {
          kind: "snooze",
          clientId: waiting,
          itemId: null,
          until: addDays(span.today, 5),
          reason: "等对方补开发票 Waiting for a corrected invoice",
        },
        span.now,
      );
    if (suing !== undefined)
      await stopDunning(
        trx,
        { kind: "legal", clientId: suing, itemId: null, reason: "已委托律师 With the lawyers" },
        span.now,
      );
  });
  await withActor(db, system, readNotices);
  return letters;
}
