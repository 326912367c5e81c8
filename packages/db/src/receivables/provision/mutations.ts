import { answerable } from "@foyer/domain/kernel/permissions";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { standardSet } from "@foyer/domain/receivables/aging/buckets/schema";
import { refuseMatrix } from "@foyer/domain/receivables/provision/rules";
import type { ProvisionMatrixId, SetProvision } from "@foyer/domain/receivables/provision/schema";
import { madeRow, recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";
import { edgesOn } from "../aging/buckets/queries.ts";
import { matrices } from "./queries.ts";

/** A version of the matrix from a date on; what was provided on the days before it stays. (A7.6) */
export async function setProvision(trx: Trx, input: SetProvision, now: Instant): Promise<ProvisionMatrixId> {
  const isFirst = (await matrices(trx)).length === 0;
  if (!isFirst && input.fromDate < today(trx, now))
    throw new Refusal("invalid", "receivables.matrix-of-the-past", { date: input.fromDate });
  refuseMatrix(input, await edgesOn(trx, { buckets: standardSet, asOf: input.fromDate }));
  const { id } = await trx
    .insertInto("provisionMatrix")
    .values({
      propertyId: trx.propertyId,
      fromDate: input.fromDate,
      edges: [...input.edges],
      rates: input.rates,
      reason: input.reason,
      staffId: answerable(trx.actor),
      recordedAt: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordChange(trx, {
    act: "receivables.set-provision",
    at: now,
    reason: input.reason,
    fields: [madeRow("provision_matrix", id)],
  });
  return id;
}
