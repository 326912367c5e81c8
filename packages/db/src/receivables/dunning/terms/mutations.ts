import { answerable } from "@foyer/domain/kernel/permissions";
import type { Instant } from "@foyer/domain/kernel/time";
import { refuseChargeOfThePast } from "@foyer/domain/receivables/dunning/charges/rules";
import type { AgreeCharge } from "@foyer/domain/receivables/dunning/schema";
import { sql } from "kysely";
import { recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";
import { refuseForeignClient } from "../../mutations.ts";
import { chargeTerms } from "../charges/queries.ts";

/** What a client agreed to pay when it is late, from a day on; what was agreed before ends with the day before. (A7.7) */
export async function agreeCharge(trx: Trx, input: AgreeCharge, now: Instant): Promise<void> {
  const { clientId, fromDate, feeMinor, yearlyBasisPoints, basis } = input;
  refuseChargeOfThePast(fromDate, today(trx, now));
  await refuseForeignClient(trx, clientId);
  const before = (await chargeTerms(trx, [clientId], fromDate)).get(clientId) ?? null;
  await sql`
    update dunning_charge set to_date = greatest(from_date, ${fromDate}::date)
    where property_id = ${trx.propertyId} and client_id = ${clientId} and to_date > ${fromDate}::date`.execute(trx);
  await trx
    .insertInto("dunningCharge")
    .values({
      propertyId: trx.propertyId,
      clientId,
      fromDate,
      feeMinor,
      yearlyBasisPoints,
      basis,
      staffId: answerable(trx.actor),
      setAt: now,
    })
    .execute();
  const field = {
    subject: "client",
    row: clientId,
    field: "dunningCharge",
    before,
    after: { feeMinor, yearlyBasisPoints },
  };
  await recordChange(trx, { act: "receivables.agree-charge", at: now, reason: basis, fields: [field] });
}
