import { found } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { RevealPhone } from "@foyer/domain/receivables/dunning/schema";
import { revealContact } from "../../../clients/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";
import { phonesOf, refuseOutOfReach } from "./queries.ts";

/** Shows the phone of the one person at a client whom one calls about what it owes, and of nobody else. (A2.8) */
export async function revealPhone(
  trx: Trx,
  { clientId, contactId, field, reason }: RevealPhone,
  now: Instant,
): Promise<string> {
  await refuseOutOfReach(trx, { clientId, act: "dunning:call", on: today(trx, now) });
  const person = (await phonesOf(trx, [clientId])).get(clientId);
  found(person?.contactId === contactId ? person : undefined, "clients.contact-not-found");
  return revealContact(trx, { contactId, field, reason }, now);
}
