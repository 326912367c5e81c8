import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { type Channel, channels } from "@foyer/domain/messages/schema";
import type { Trx } from "../../kernel/fence.ts";
import { type Address, standingOf } from "../../messages/addresses/queries.ts";
import { reachedClient } from "../queries.ts";
import { inReach } from "../reach/queries.ts";
import { indexColumns, maskColumns } from "../sealed/queries.ts";

const addressed = (trx: Trx) =>
  trx
    .selectFrom("contact")
    .select(["id", "clientId", "status", ...indexColumns, ...maskColumns])
    .where("propertyId", "=", trx.propertyId);

type Addressed = Awaited<ReturnType<ReturnType<typeof addressed>["execute"]>>[number];

const addressOf = (contact: Addressed, channel: Channel): Address | undefined => {
  const index = contact[`${channel}Index`];
  const mask = contact[`${channel}Mask`];
  return index === null || mask === null ? undefined : { channel, index, mask };
};

interface Asked {
  readonly contactId: ContactId;
  readonly channel: Channel;
  readonly on: CalendarDate;
}

/** A person's address on a channel, what consent belongs to, in a file that the actor may write. */
export async function contactAddress(trx: Trx, { contactId, channel, on }: Asked): Promise<Address> {
  const row = addressed(trx)
    .where("id", "=", contactId)
    .where(await inReach(trx, "clients:write", { on, id: "contact.client_id" }));
  const contact = found(await row.executeTakeFirst(), "clients.contact-not-found");
  const address = addressOf(contact, channel);
  if (!address) throw new Refusal("not-found", "clients.contact-value-missing", { channel });
  return address;
}

/** What each person of a client last agreed to on each way to be reached, and on which of them to leave alone. (A2.8) */
export async function consentsOf(trx: Trx, clientId: ClientId, on: CalendarDate) {
  await reachedClient(trx, { id: clientId, act: "clients:read", on });
  const contacts = await addressed(trx).where("clientId", "=", clientId).orderBy("id").limit(300).execute();
  const addresses = contacts.flatMap((contact) =>
    channels.flatMap((channel) => {
      const address = addressOf(contact, channel);
      return address ? [{ contactId: contact.id, ...address }] : [];
    }),
  );
  const { consents, suppressions } = await standingOf(trx, addresses);
  const at = (channel: Channel, index: Buffer) => `${channel} ${index.toString("base64")}`;
  const stopped = new Set(suppressions.map((each) => at(each.channel, each.addressIndex)));
  const agreed = Map.groupBy(consents, (each) => at(each.channel, each.addressIndex));
  return addresses.map(({ contactId, channel, index }) => ({
    contactId,
    channel,
    /** Whoever is reached there asked to be left alone, or nothing arrives. */
    suppressed: stopped.has(at(channel, index)),
    consents: (agreed.get(at(channel, index)) ?? []).map(({ channel: _, addressIndex: __, ...consent }) => consent),
  }));
}
