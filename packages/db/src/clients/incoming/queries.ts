import type { ClientRow } from "@foyer/domain/clients/import";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { ImportedRow, RefusedRow } from "../../imports/import.ts";
import type { Trx } from "../../kernel/fence.ts";
import { staffEverHere } from "../../staff/queries.ts";
import { clientsOn } from "../queries.ts";

export const plainFields = [
  "name",
  "kind",
  "englishName",
  "shortName",
  "industry",
  "address",
  "city",
  "source",
  "vip",
  "preferences",
  "specialNeeds",
  "notes",
] as const;
export const datedFields = ["class", "tier", "ownerId"] as const;

/** A row with its owner found. */
export interface IncomingClient extends Omit<ClientRow, "owner"> {
  readonly line: number;
  readonly ownerId: StaffId | null;
}

export type KnownClient = Awaited<ReturnType<typeof knownClients>> extends Map<string, infer Known> ? Known : never;

/** The files that the rows mean, as they are today, locked until the import is done. */
export async function knownClients(trx: Trx, references: readonly string[], today: CalendarDate) {
  const meant = sql<boolean>`client.reference = any(${references}::text[])`;
  const locked = trx
    .selectFrom("client")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where(meant)
    .orderBy("id");
  await locked.forUpdate().execute();
  const rows = await clientsOn(trx, today)
    .select(["client.id", "client.reference", "client.house", "tier.tier", "class.class", "owner.staffId as ownerId"])
    .select([
      "client.name",
      "client.kind",
      "client.englishName",
      "client.shortName",
      "client.industry",
      "client.address",
    ])
    .select(["client.city", "client.source", "client.vip", "client.preferences", "client.specialNeeds", "client.notes"])
    .where(meant)
    .execute();
  return new Map(rows.map((row) => [row.reference, row]));
}

const needed = ["name", "kind", "class"] as const;

/** What keeps a row from being applied: an owner nobody knows, the house account, a new file that lacks what it needs. */
function refusal(
  row: IncomingClient & { owner: string | null },
  known: KnownClient | undefined,
): Omit<RefusedRow, "line"> | undefined {
  if (row.owner !== null && row.ownerId === null) return { field: "owner", code: "clients.owner-not-here" };
  if (known) return known.house ? { field: "reference", code: "clients.house-account" } : undefined;
  const lacking = needed.find((field) => row[field] === null);
  return lacking && { field: lacking, code: "kernel.empty" };
}

/** Finds each row's file and owner. */
export async function resolveClients(trx: Trx, rows: readonly ImportedRow<ClientRow>[], today: CalendarDate) {
  const owners = await staffEverHere(
    trx,
    rows.flatMap((row) => row.values.owner ?? []),
  );
  const known = await knownClients(
    trx,
    rows.map((row) => row.values.reference),
    today,
  );
  const clients: IncomingClient[] = [];
  const refused: RefusedRow[] = [];
  for (const { line, values } of rows) {
    const row = { ...values, line, ownerId: owners.get(values.owner?.toLowerCase() ?? "") ?? null };
    const problem = refusal(row, known.get(row.reference));
    if (problem) refused.push({ line, ...problem });
    else clients.push(row);
  }
  return { clients, known, refused };
}

/** Ids of files just made, with the row that each was made of. */
export type MadeClient = IncomingClient & { readonly id: ClientId };
