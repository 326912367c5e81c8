import { type CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import { openTestDatabase } from "../../kernel/testing.ts";
import { suppressAddress } from "../../messages/addresses/mutations.ts";
import { addressFacts, addressRecord } from "../../messages/addresses/queries.ts";
import { MailAddress } from "@foyer/domain/messages/schema";
import { actingAs, aStaff } from "../../staff/factory.ts";
import { aClient } from "../factory.ts";
import { addContact } from "../mutations.ts";
import { endContactConsent, giveContactConsent } from "./mutations.ts";
import { consentsOf, contactAddress } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-03-10T02:00:00.000Z");
const later = Instant.parse("2026-03-12T02:00:00.000Z");
const on = "2026-03-10" as CalendarDate;

test("consent belongs to a person's address on one channel, for one purpose; it is the one that mails ask for", () =>
  house.rolledBack(async (trx) => {
    const owner = await aStaff(trx, { role: "rep", name: "林" });
    const rep = actingAs(trx, owner, "rep");
    const client = await aClient(trx, { ownerId: owner });
    const person = { name: "王芳", mobile: "13800138000", mail: "wang@example.com" };
    const contactId = await addContact(rep, { clientId: client, ...person }, now);
    const given = { contactId, purpose: "survey", version: "2026-1", source: "contract" } as const;
    await giveContactConsent(rep, { ...given, channel: "mail" }, now);
    await giveContactConsent(rep, { ...given, channel: "mobile", purpose: "greeting" }, now);
    // once is enough
    await giveContactConsent(rep, { ...given, channel: "mail" }, later);
    expect(await consentsOf(rep, client, on)).toEqual([
      {
        contactId,
        channel: "mobile",
        suppressed: false,
        consents: [expect.objectContaining({ purpose: "greeting", givenBy: "林", withdrawnAt: null })],
      },
      {
        contactId,
        channel: "mail",
        suppressed: false,
        consents: [
          {
            purpose: "survey",
            version: "2026-1",
            source: "contract",
            givenAt: now,
            givenBy: "林",
            withdrawnAt: null,
            withdrawnBy: null,
          },
        ],
      },
    ]);
    const address = await contactAddress(rep, { contactId, channel: "mail", on });
    const asked = { index: address.index, purpose: "survey", since: now } as const;
    expect(await addressFacts(trx, asked)).toMatchObject({ consented: true, suppressed: false });
    expect((await addressRecord(trx, "Wang@Example.com")).consents).toHaveLength(1);

    await endContactConsent(rep, { contactId, channel: "mail", purpose: "survey" }, later);
    await suppressAddress(trx, { mail: MailAddress.parse("wang@example.com"), reason: "asked" }, later);
    expect(await addressFacts(trx, asked)).toMatchObject({ consented: false, suppressed: true });
    expect(await consentsOf(rep, client, on)).toMatchObject([
      { channel: "mobile", suppressed: false, consents: [{ withdrawnAt: null }] },
      { channel: "mail", suppressed: true, consents: [{ withdrawnAt: later, withdrawnBy: "林" }] },
    ]);
  }));

test("no consent without an address, and none by who has no business with the file", () =>
  house.rolledBack(async (trx) => {
    const [owner, other] = [await aStaff(trx, { role: "rep" }), await aStaff(trx, { role: "rep" })];
    const client = await aClient(trx, { ownerId: owner });
    const contactId = await addContact(trx, { clientId: client, name: "王芳", mobile: "13800138000" }, now);
    const given = { contactId, purpose: "offer", version: "1", source: "guest" } as const;
    await expect(
      giveContactConsent(actingAs(trx, owner, "rep"), { ...given, channel: "mail" }, now),
    ).rejects.toMatchObject({ code: "clients.contact-value-missing" });
    await expect(
      giveContactConsent(actingAs(trx, other, "rep"), { ...given, channel: "mobile" }, now),
    ).rejects.toMatchObject({ code: "clients.contact-not-found" });
    await expect(consentsOf(actingAs(trx, other, "rep"), client, on)).rejects.toMatchObject({
      code: "clients.not-found",
    });
  }));
