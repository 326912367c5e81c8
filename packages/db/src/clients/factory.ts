import type { AssessmentType, ClientClass, ClientId, ClientKind, Tier } from "@foyer/domain/clients/schema";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { StaffId } from "@foyer/domain/staff/schema";
import type { Trx } from "../kernel/fence.ts";
import { keepNames } from "./names/mutations.ts";

let count = 0;

export interface AClient {
  readonly reference?: string;
  readonly name?: string;
  readonly kind?: ClientKind;
  readonly class?: ClientClass;
  readonly tier?: Tier;
  readonly ownerId?: StaffId;
  readonly assessmentType?: AssessmentType;
  readonly vip?: boolean;
  readonly house?: boolean;
  /** From when owner, tier and class hold. */
  readonly fromDate?: CalendarDate;
}

/** A business client of tier C without an owner, as it was from 2020-01-01 on, unless said otherwise. */
export async function aClient(trx: Trx, values: AClient = {}): Promise<ClientId> {
  count += 1;
  const { id } = await trx
    .insertInto("client")
    .values({
      propertyId: trx.propertyId,
      reference: values.reference ?? `AC-${count}`,
      name: values.name ?? `星河贸易 ${count}`,
      kind: values.kind ?? "organisation",
      vip: values.vip ?? false,
      house: values.house ?? false,
      createdAt: "2020-01-01T00:00:00.000Z" as Instant,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const dated = {
    propertyId: trx.propertyId,
    clientId: id,
    fromDate: values.fromDate ?? ("2020-01-01" as CalendarDate),
  };
  await trx
    .insertInto("clientClass")
    .values({ ...dated, class: values.class ?? "business" })
    .execute();
  await trx
    .insertInto("clientTier")
    .values({ ...dated, tier: values.tier ?? "C" })
    .execute();
  if (values.ownerId)
    await trx
      .insertInto("clientOwner")
      .values({ ...dated, staffId: values.ownerId })
      .execute();
  if (values.assessmentType)
    await trx
      .insertInto("clientAssessmentType")
      .values({ ...dated, assessmentType: values.assessmentType })
      .execute();
  await keepNames(trx, { clients: [id] });
  return id;
}
