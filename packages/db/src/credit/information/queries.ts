import type { ClientId } from "@foyer/domain/clients/schema";
import type { InformationOfClient } from "@foyer/domain/credit/information/schema";
import { monthsBefore } from "@foyer/domain/credit/assessment/rules";
import { yearRatios } from "@foyer/domain/credit/information/rules";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { reachedClient } from "../../clients/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { settingOn } from "../../properties/queries.ts";

/** The entry of the block list that holds for a client on a day. */
export const blockOn = (trx: Trx, clientId: ClientId, on: CalendarDate) =>
  trx
    .selectFrom("creditBlock")
    .leftJoin("staff", "staff.id", "creditBlock.staffId")
    .select(["creditBlock.id", "creditBlock.reason", "creditBlock.fromDate", "staff.name as by"])
    .where("creditBlock.propertyId", "=", trx.propertyId)
    .where("creditBlock.clientId", "=", clientId)
    .where(heldOn("creditBlock", on))
    .orderBy("creditBlock.id")
    .executeTakeFirst();

/** The latest entry of each year, the latest year first. */
const yearsOf = (trx: Trx, clientId: ClientId) =>
  trx
    .selectFrom("creditYear as told")
    .leftJoin("staff", "staff.id", "told.staffId")
    .distinctOn("told.year")
    .select([
      "told.id",
      "told.year",
      "told.currency",
      "told.revenueMinor",
      "told.profitMinor",
      "told.cashFlowMinor",
      "told.assetsMinor",
      "told.currentAssetsMinor",
      "told.liabilitiesMinor",
      "told.currentLiabilitiesMinor",
      "told.audited",
      "told.source",
      "told.note",
      "told.recordedAt",
      "staff.name as by",
    ])
    .where("told.propertyId", "=", trx.propertyId)
    .where("told.clientId", "=", clientId)
    .orderBy("told.year", "desc")
    .orderBy("told.recordedAt", "desc")
    .orderBy("told.id", "desc")
    .limit(30)
    .execute();

const profileOf = (trx: Trx, clientId: ClientId) =>
  trx
    .selectFrom("creditProfile as told")
    .leftJoin("staff", "staff.id", "told.staffId")
    .select([
      "told.foundedOn",
      "told.capitalMinor",
      "told.employees",
      "told.owners",
      "told.management",
      "told.operations",
      "told.security",
      "told.conditions",
      "told.contractedYearMinor",
      "told.contractedBy",
      "told.recordedAt",
      "staff.name as by",
    ])
    .where("told.propertyId", "=", trx.propertyId)
    .where("told.clientId", "=", clientId)
    .orderBy("told.recordedAt", "desc")
    .orderBy("told.id", "desc")
    .limit(1)
    .executeTakeFirst();

const referencesOf = (trx: Trx, clientId: ClientId) =>
  trx
    .selectFrom("creditReference as told")
    .leftJoin("staff", "staff.id", "told.staffId")
    .select(["told.id", "told.kind", "told.name", "told.verdict", "told.givenOn", "told.note", "staff.name as by"])
    .where("told.propertyId", "=", trx.propertyId)
    .where("told.clientId", "=", clientId)
    .where("told.archivedAt", "is", null)
    .orderBy("told.givenOn", "desc")
    .orderBy("told.id", "desc")
    .limit(100)
    .execute();

/** The ratings of these clients that count on a day: the latest of each factor, not older than an assessment is valid. */
export async function ratingsOn(
  trx: Trx,
  { clientIds, after, on }: { clientIds: readonly ClientId[]; after: CalendarDate; on: CalendarDate },
) {
  return trx
    .selectFrom("creditRating as told")
    .leftJoin("staff", "staff.id", "told.staffId")
    .distinctOn(["told.clientId", "told.factor"])
    .select([
      "told.id",
      "told.clientId",
      "told.factor",
      "told.rating",
      "told.evidence",
      "told.ratedOn",
      "staff.name as by",
    ])
    .where("told.propertyId", "=", trx.propertyId)
    .where(sql<boolean>`told.client_id = any(${[...clientIds]}::bigint[])`)
    .where("told.ratedOn", ">", after)
    .where("told.ratedOn", "<=", on)
    .orderBy("told.clientId")
    .orderBy("told.factor")
    .orderBy("told.ratedOn", "desc")
    .orderBy("told.recordedAt", "desc")
    .orderBy("told.id", "desc")
    .execute();
}

/** What analysts say of one client, as it counts today. */
export async function ratingsOfClient(trx: Trx, { clientId }: InformationOfClient, on: CalendarDate) {
  const client = await reachedClient(trx, { id: clientId, act: "credit:read", on });
  const months = await settingOn(trx, "credit.valid-months", on);
  return ratingsOn(trx, { clientIds: [client.id], after: monthsBefore(on, months), on });
}

/** All that is known of a client beside the ledger, as it stands. (A7.1) */
export async function informationOfClient(trx: Trx, { clientId }: InformationOfClient, on: CalendarDate) {
  const client = await reachedClient(trx, { id: clientId, act: "credit:read", on });
  const years = await yearsOf(trx, client.id);
  return {
    client: { id: client.id, name: client.name, closed: client.house || client.status === "archived" },
    years: years.map((year) => ({ ...year, ...yearRatios(year) })),
    profile: (await profileOf(trx, client.id)) ?? null,
    references: await referencesOf(trx, client.id),
    block: (await blockOn(trx, client.id, on)) ?? null,
  };
}
