import type { ClientId } from "@foyer/domain/clients/schema";
import type { RatedFactor } from "@foyer/domain/credit/assessment/schema";
import type { CreditReferenceId } from "@foyer/domain/credit/information/schema";
import type { CreditAssessmentId } from "@foyer/domain/credit/schema";
import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { setCredit } from "../clients/credit/mutations.ts";
import type { Trx } from "../kernel/fence.ts";
import { assessClients } from "./assessment/mutations.ts";
import { populationOn } from "./assessment/findings/queries.ts";

const recordedAt = Instant.parse("2026-01-01T00:00:00.000Z");
const told = (trx: Trx, clientId: ClientId) => ({ propertyId: trx.propertyId, clientId, staffId: null, recordedAt });

interface ARating {
  readonly factor: RatedFactor;
  readonly rating: number;
  readonly on: string;
  readonly evidence?: string;
}

export async function aRating(
  trx: Trx,
  client: ClientId,
  { on, evidence = "已看年报", ...rated }: ARating,
): Promise<number> {
  const { id } = await trx
    .insertInto("creditRating")
    .values({ ...told(trx, client), ...rated, evidence, ratedOn: CalendarDate.parse(on) })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function aReference(trx: Trx, client: ClientId, name = "工商银行"): Promise<CreditReferenceId> {
  const { id } = await trx
    .insertInto("creditReference")
    .values({
      ...told(trx, client),
      kind: "bank",
      name,
      verdict: "good",
      givenOn: CalendarDate.parse("2025-12-01"),
      note: name,
      archivedAt: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** A limit of so many units from a day on, in the property's currency. */
export const aLimit = (trx: Trx, client: ClientId, { units, from }: { units: number | null; from: string }) =>
  setCredit(trx, {
    from: CalendarDate.parse(from),
    decisions: [
      {
        clientId: client,
        limit: units === null ? null : { limitMinor: minor(units * 100), currency: trx.property.currency },
      },
    ],
  });

/** The client as it is assessed at the end of a day. */
export async function anAssessment(trx: Trx, client: ClientId, on: string): Promise<CreditAssessmentId> {
  const asOf = CalendarDate.parse(on);
  const asked = { clientIds: [client], asOf, population: await populationOn(trx, asOf) };
  const { kept } = await assessClients(trx, asked, Instant.parse(`${on}T04:00:00.000Z`));
  const [id] = kept;
  if (id === undefined) throw new Error("the assessment was not kept");
  return id;
}
