import type { ClientId } from "@foyer/domain/clients/schema";
import { fieldAfterTip, mayBeDecided, readTip, sourceOfTip } from "@foyer/domain/clients/tips/rules";
import type { AcceptTip, RejectTip, TipFile } from "@foyer/domain/clients/tips/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { type ChangedField, recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { propertyKeys, reveal } from "../../../kernel/protect.ts";
import { notify } from "../../../messages/inbox/mutations.ts";
import { today } from "../../../properties/queries.ts";
import { roleOn } from "../../../staff/queries.ts";
import { addContact, createClient } from "../../mutations.ts";
import { reachedClient } from "../../queries.ts";
import { lockTip } from "../queries.ts";

type Tip = Awaited<ReturnType<typeof lockTip>>;

async function revealOf(trx: Trx, tip: Tip) {
  const keys = await propertyKeys(trx);
  const open = (field: "mobile" | "mail") => {
    const cipher = tip[`${field}Cipher`];
    if (!cipher || !tip.salt) return null;
    return reveal(keys, tip.salt, {
      cipher,
      at: { table: "tip", column: field, row: tip.id, propertyId: trx.propertyId },
    });
  };
  return { mobile: open("mobile"), mail: open("mail") };
}

/** Whether the visitor is one of the client's contacts already, by the phone or mail given. */
async function isKnownAt(trx: Trx, clientId: ClientId, { mobileIndex, mailIndex }: Tip): Promise<boolean> {
  const contact = await trx
    .selectFrom("contact")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("clientId", "=", clientId)
    .where("status", "=", "active")
    .where((or) =>
      or.or([
        ...(mobileIndex ? [or("mobileIndex", "=", mobileIndex)] : []),
        ...(mailIndex ? [or("mailIndex", "=", mailIndex)] : []),
      ]),
    )
    .executeTakeFirst();
  return contact !== undefined;
}

/** The file that a tip goes into: its own client's, one chosen, or a new potential client's. */
async function fileOf(
  trx: Trx,
  tip: Tip,
  { file, now }: { file: TipFile | undefined; now: Instant },
): Promise<ClientId> {
  if (tip.clientId !== null) return tip.clientId;
  if (!file) throw new Refusal("invalid", "clients.tip-needs-a-file");
  if ("clientId" in file) return file.clientId;
  const sender =
    tip.staffId === null
      ? undefined
      : await roleOn(trx, { propertyId: trx.propertyId, staffId: tip.staffId, on: today(trx, now) });
  return createClient(trx, { ...file, tier: "potential", source: sourceOfTip(tip.source, sender?.role) }, now);
}

async function intoField(
  trx: Trx,
  { clientId, into, text }: { clientId: ClientId; into: AcceptTip["into"]; text: string },
  on: CalendarDate,
): Promise<ChangedField> {
  await reachedClient(trx, { id: clientId, act: "clients:write", on });
  const client = await trx
    .selectFrom("client")
    .select(["notes", "preferences", "specialNeeds", "industry", "city", "address", "house", "status"])
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", clientId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (client.house || client.status !== "active") throw new Refusal("not-found", "clients.not-found", { id: clientId });
  const before = client[into];
  const after = fieldAfterTip(into, before, text);
  await trx
    .updateTable("client")
    .set({ [into]: after })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", clientId)
    .execute();
  return { subject: "client", row: clientId, field: into, before, after };
}

/** The sealed values have gone into the file or are of no use any more: nothing of them stays behind. */
const emptied = { salt: null, mobileCipher: null, mobileIndex: null, mailCipher: null, mailIndex: null } as const;

async function decide(
  trx: Trx,
  tip: Tip,
  {
    fields,
    now,
    ...decision
  }: {
    status: "accepted" | "rejected";
    field?: AcceptTip["into"];
    answer: string | null;
    clientId?: ClientId;
    fields: readonly ChangedField[];
    now: Instant;
  },
): Promise<void> {
  await trx
    .updateTable("tip")
    .set({ ...emptied, ...decision, decidedBy: trx.actor.kind === "staff" ? trx.actor.staffId : null, decidedAt: now })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", tip.id)
    .execute();
  const { status } = decision;
  if (tip.staffId !== null) {
    const about = tip.about ?? tip.clientName ?? "";
    await notify(
      trx,
      { to: [tip.staffId], event: "clients.tip-decided", row: tip.id, details: { about, status } },
      now,
    );
  }
  await recordChange(trx, {
    act: status === "accepted" ? "clients.accept-tip" : "clients.reject-tip",
    at: now,
    fields: [...fields, { subject: "tip", row: tip.id, field: "status", before: tip.status, after: status }],
  });
}

/** Takes a tip into the file, in the field chosen; what a visitor of the site left makes a contact there. (A2.2, A2.4) */
export async function acceptTip(trx: Trx, input: AcceptTip, now: Instant): Promise<{ clientId: ClientId }> {
  const on = today(trx, now);
  const tip = await lockTip(trx, input.id, on);
  mayBeDecided(tip);
  const person = tip.source === "own-site" ? await revealOf(trx, tip) : undefined;
  const clientId = await fileOf(trx, tip, { file: input.file, now });
  if (person && tip.name !== null && !(await isKnownAt(trx, clientId, tip)))
    await addContact(trx, { clientId, name: tip.name, language: tip.language, ...person }, now);
  const text = readTip(input.text ?? tip.text);
  const changed = await intoField(trx, { clientId, into: input.into, text }, on);
  await decide(trx, tip, {
    status: "accepted",
    field: input.into,
    answer: input.answer ?? null,
    clientId,
    fields: [changed],
    now,
  });
  return { clientId };
}

/** Leaves a tip out of the file, with a word to its sender. (A2.2) */
export async function rejectTip(trx: Trx, { id, answer }: RejectTip, now: Instant): Promise<void> {
  const tip = await lockTip(trx, id, today(trx, now));
  mayBeDecided(tip);
  await decide(trx, tip, { status: "rejected", answer, fields: [], now });
}
