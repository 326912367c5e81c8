import type { Currency } from "@foyer/domain/kernel/money";
import { answerable, can } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { DunningCallId, LogCall } from "@foyer/domain/receivables/dunning/schema";
import { refusePromise } from "@foyer/domain/receivables/dunning/stops/rules";
import { NotePromise } from "@foyer/domain/receivables/promises/schema";
import type { LedgerPromiseId } from "@foyer/domain/receivables/schema";
import { recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";
import { lockLedger } from "../../posting/mutations.ts";
import { notePromise } from "../../promises/mutations.ts";
import { refuseOutOfReach } from "../phones/queries.ts";

async function lockTask(trx: Trx, { callId, clientId }: LogCall): Promise<DunningCallId | undefined> {
  if (callId === undefined) return undefined;
  const task = found(
    await trx
      .selectFrom("dunningCall")
      .select(["id", "status"])
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", callId)
      .where("clientId", "=", clientId)
      .forUpdate()
      .executeTakeFirst(),
    "receivables.call-not-found",
    { id: callId },
  );
  if (task.status !== "open") throw new Refusal("conflict", "receivables.call-done", { id: callId });
  return task.id;
}

/** The promise that a client gave on the phone: it keeps letters back until its day. (A7.7) */
async function promiseOf(
  trx: Trx,
  call: LogCall & { readonly currency: Currency },
  now: Instant,
): Promise<LedgerPromiseId | null> {
  if (call.promise === null) return null;
  const { key, clientId, currency, note } = call;
  const madeOn = today(trx, now);
  refusePromise({ madeOn, promisedFor: call.promise.promisedFor }, { byFinance: can(trx.actor, "receivables:write") });
  await notePromise(
    trx,
    NotePromise.parse({ key, clientId, currency, madeOn, note: note?.slice(0, 400) ?? null, ...call.promise }),
    now,
  );
  const noted = await trx
    .selectFrom("ledgerPromise")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("clientId", "=", clientId)
    .where("recordedAt", "=", now)
    .orderBy("id", "desc")
    .executeTakeFirst();
  return noted?.id ?? null;
}

/** What came of a call: of a task, or of one that somebody made of themselves. The same call twice is written once. */
export async function logCall(trx: Trx, call: LogCall, now: Instant): Promise<DunningCallId> {
  const on = today(trx, now);
  await refuseOutOfReach(trx, { clientId: call.clientId, act: "dunning:call", on });
  const currency = call.currency ?? trx.property.currency;
  const key = `log ${call.key}`;
  // who sends the same call beside this one waits, and finds it written
  await lockLedger(trx);
  const earlier = await trx
    .selectFrom("dunningCall")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("key", "=", key)
    .executeTakeFirst();
  if (earlier) return earlier.id;
  const task = await lockTask(trx, call);
  const promiseId = await promiseOf(trx, { ...call, currency }, now);
  const done = {
    status: "done" as const,
    outcome: call.outcome,
    note: call.note,
    promiseId,
    staffId: answerable(trx.actor),
    doneAt: now,
  };
  const { id } = await (task === undefined
    ? trx
        .insertInto("dunningCall")
        .values({
          ...done,
          propertyId: trx.propertyId,
          key,
          clientId: call.clientId,
          currency,
          runDate: on,
          step: 0,
          byWhom: [],
        })
        .returning("id")
        .executeTakeFirstOrThrow()
    : trx
        .updateTable("dunningCall")
        .set({ ...done, key })
        .where("propertyId", "=", trx.propertyId)
        .where("id", "=", task)
        .returning("id")
        .executeTakeFirstOrThrow());
  await recordChange(trx, {
    act: "receivables.log-call",
    at: now,
    fields: [{ subject: "dunning_call", row: id, field: "outcome", before: null, after: call.outcome }],
  });
  return id;
}
