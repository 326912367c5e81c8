import type { EndConsent, GiveConsent } from "@foyer/domain/clients/contacts/schema";
import type { Instant } from "@foyer/domain/kernel/time";
import type { Trx } from "../../kernel/fence.ts";
import { endConsent, giveConsent } from "../../messages/addresses/mutations.ts";
import { today } from "../../properties/queries.ts";
import { contactAddress } from "./queries.ts";

/** Records that a person agreed to a purpose, on one way to be reached; the address's own consent, whichever file it stands in. (A2.8) */
export async function giveContactConsent(
  trx: Trx,
  { contactId, channel, ...consent }: GiveConsent,
  now: Instant,
): Promise<void> {
  const address = await contactAddress(trx, { contactId, channel, on: today(trx, now) });
  await giveConsent(trx, { ...consent, address }, now);
}

/** A person took a consent back. */
export async function endContactConsent(
  trx: Trx,
  { contactId, channel, purpose }: EndConsent,
  now: Instant,
): Promise<void> {
  const address = await contactAddress(trx, { contactId, channel, on: today(trx, now) });
  await endConsent(trx, { address, purpose }, now);
}
