import type { AttachmentId } from "@foyer/domain/files/attachments/schema";
import { ContentHash } from "@foyer/domain/files/schema";
import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import { afterAll, expect, test } from "vitest";
import { aClient } from "../../../clients/factory.ts";
import { attach } from "../../../files/attachments/mutations.ts";
import { attachmentsOf } from "../../../files/attachments/queries.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { openTestDatabase } from "../../../kernel/testing.ts";
import { aStaff, asActor } from "../../../staff/factory.ts";
import { aStay } from "../../../stays/factory.ts";
import { newItem } from "../../factory.ts";
import { postLedger } from "../../posting/mutations.ts";
import { sourceOfItem } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const today = CalendarDate.parse("2026-05-10");
const now = Instant.parse("2026-05-10T02:00:00.000Z");

/** An invoice of two instalments that bills one stay, and somebody else's. */
async function invoiced(trx: Trx) {
  const owner = await aStaff(trx);
  const client = await aClient(trx, { ownerId: owner });
  const arrival = CalendarDate.parse("2026-04-01");
  const stayId = await aStay(trx, { clientId: client, arrival, departure: CalendarDate.parse("2026-04-03") });
  const first = newItem(client, { amount: 600, posted: "2026-04-03" });
  const other = newItem(await aClient(trx), { amount: 5, posted: "2026-04-03" });
  const { items } = await postLedger(
    trx,
    {
      items: [
        { ...first, stays: [{ stayId, amountMinor: minor(600) }] },
        { ...first, line: 2, amount: minor(400) },
        other,
      ],
      allocations: [],
    },
    now,
  );
  const [one, two, theirs] = items;
  if (one === undefined || two === undefined || theirs === undefined) throw new Error("three items were posted");
  return { owner, client, stayId, reference: first.reference, one, two, theirs };
}

const added = (trx: Trx, row: LedgerItemId): Promise<AttachmentId> =>
  attach(
    trx,
    {
      subject: "ledgerItem",
      row,
      name: "账单.pdf",
      kind: "pdf",
      file: { hash: ContentHash.parse("a".repeat(64)), size: 9 },
    },
    now,
  );

test("an item's document, who recorded it, and the stays it bills with how much of each", () =>
  house.rolledBack(async (trx) => {
    const { client, stayId, reference, one, two } = await invoiced(trx);
    expect(await sourceOfItem(trx, { itemId: one }, today)).toMatchObject({
      system: "test",
      reference,
      line: 1,
      by: null,
      recordedAt: now,
      stays: [{ stayId, clientId: client, arrival: "2026-04-01", amountMinor: 600 }],
    });
    expect((await sourceOfItem(trx, { itemId: two }, today)).stays).toEqual([]);
  }));

test("a document added to one line stands at every line of the invoice, and at no other's", () =>
  house.rolledBack(async (trx) => {
    const { one, two, theirs } = await invoiced(trx);
    const id = await added(trx, one);
    const at = async (row: LedgerItemId) =>
      (await attachmentsOf(trx, { subject: "ledgerItem", row }, today)).map((each) => each.id);
    expect([await at(one), await at(two), await at(theirs)]).toEqual([[id], [id], []]);
  }));

test("a rep reads what belongs to the own clients' items alone, and adds nothing", () =>
  house.rolledBack(async (trx) => {
    const { owner, one, theirs } = await invoiced(trx);
    const rep = Object.assign(trx, { actor: asActor(trx, owner, "rep") });
    expect((await sourceOfItem(rep, { itemId: one }, today)).stays).toHaveLength(1);
    await expect(sourceOfItem(rep, { itemId: theirs }, today)).rejects.toMatchObject({ kind: "not-found" });
    await expect(attachmentsOf(rep, { subject: "ledgerItem", row: theirs }, today)).rejects.toMatchObject({
      kind: "not-found",
    });
    await expect(added(rep, one)).rejects.toMatchObject({ kind: "forbidden" });
  }));
