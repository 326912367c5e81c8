import { type ClientRow, plainFields } from "@foyer/domain/clients/import";
import { tagsCell } from "@foyer/domain/clients/tags/rules";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { ImportedRow, RefusedRow } from "../../imports/import.ts";
import type { Trx } from "../../kernel/fence.ts";
import { staffEverHere } from "../../staff/queries.ts";
import { clientsOn } from "../queries.ts";

export const datedFields = ["class", "tier", "ownerId"] as const;
const linkFields = ["parent", "referrer"] as const;

/** A row with its owner found and its tags as they are kept. */
export interface IncomingClient extends Omit<ClientRow, "owner"> {
  readonly line: number;
  readonly ownerId: StaffId | null;
}

/** A row of a file that is there, or that was just made of it. */
export type MadeClient = IncomingClient & { readonly id: ClientId };

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
  await locked.forNoKeyUpdate().execute();
  const rows = await clientsOn(trx, today)
    .select(["client.id", "client.reference", "client.house", "tier.tier", "class.class", "owner.staffId as ownerId"])
    .select(["client.name", "client.kind", "client.englishName", "client.shortName", "client.formerName"])
    .select(["client.industry", "client.address", "client.city", "client.source", "client.groupAccount", "client.vip"])
    .select(["client.preferences", "client.specialNeeds", "client.notes", "client.parentId", "client.referrerId"])
    .select("client.mergedInto")
    .select(sql<string | null>`nullif(array_to_string(client.tags, ', '), '')`.as("tags"))
    .where(meant)
    .execute();
  return new Map(rows.map((row) => [row.reference, row]));
}

const needed = ["name", "kind", "class"] as const;
const said = [...plainFields, ...datedFields, ...linkFields] as const;

/** Rows of one reference are one file: what the first says, with what later ones add. */
export interface FileRows {
  /** Stands at the line of its first row. */
  readonly file: IncomingClient;
  readonly rows: readonly IncomingClient[];
}

/** What a row says otherwise than an earlier row of the same file. */
const disagreement = (file: IncomingClient, row: IncomingClient) =>
  said.find((field) => row[field] !== null && file[field] !== null && row[field] !== file[field]);

const together = (file: IncomingClient, row: IncomingClient): IncomingClient => ({
  ...file,
  ...Object.fromEntries(said.map((field) => [field, file[field] ?? row[field]])),
});

/** Why a file cannot be made or changed as its rows say. */
function refusal(file: IncomingClient, known: KnownClient | undefined): Omit<RefusedRow, "line"> | undefined {
  if (known?.house) return { field: "reference", code: "clients.house-account" };
  const lacking = known ? undefined : needed.find((field) => file[field] === null);
  if (lacking) return { field: lacking, code: "kernel.empty" };
  const source = file.source ?? known?.source ?? "referral";
  if (file.referrer !== null && source !== "referral")
    return { field: "referrer", code: "clients.referrer-without-referral" };
  return known && known.referrerId !== null && source !== "referral"
    ? { field: "source", code: "clients.referrer-without-referral" }
    : undefined;
}

/** Finds each row's file and owner. `earlier` is what rows of former blocks said, and learns what these say. */
export async function resolveClients(
  trx: Trx,
  rows: readonly ImportedRow<ClientRow>[],
  { today, earlier }: { today: CalendarDate; earlier: Map<string, IncomingClient> },
) {
  const owners = await staffEverHere(
    trx,
    rows.flatMap((row) => row.values.owner ?? []),
  );
  const known = await knownClients(
    trx,
    rows.map((row) => row.values.reference),
    today,
  );
  const files = new Map<string, { file: IncomingClient; rows: IncomingClient[] }>();
  const refused: RefusedRow[] = [];
  for (const { line, values } of rows) {
    const ownerId = owners.get(values.owner?.toLowerCase() ?? "") ?? null;
    const tags = values.tags === null ? { value: null } : tagsCell(values.tags);
    const row = { ...values, line, ownerId, tags: "value" in tags ? tags.value : null };
    if (values.owner !== null && ownerId === null) {
      refused.push({ line, field: "owner", code: "clients.owner-not-here" });
      continue;
    }
    const before = earlier.get(row.reference);
    const field = before && disagreement(before, row);
    if (field !== undefined) {
      refused.push({ line, field: field === "ownerId" ? "owner" : field, code: "clients.rows-disagree" });
      continue;
    }
    const group = files.get(row.reference);
    earlier.set(row.reference, before ? together(before, row) : row);
    if (group) files.set(row.reference, { file: together(group.file, row), rows: [...group.rows, row] });
    else files.set(row.reference, { file: row, rows: [row] });
  }
  const accepted: FileRows[] = [];
  for (const group of files.values()) {
    const problem = refusal(group.file, known.get(group.file.reference));
    if (problem) refused.push(...group.rows.map(({ line }) => ({ line, ...problem })));
    else accepted.push(group);
  }
  return { files: accepted, known, refused };
}

/** Files by their references: whom rows name as parents and referrers; the winner of a merge by the loser's too. */
export async function idsByReference(trx: Trx, references: readonly string[]): Promise<ReadonlyMap<string, ClientId>> {
  if (references.length === 0) return new Map();
  const rows = await trx
    .selectFrom("client")
    .select([sql<ClientId>`coalesce(merged_into, id)`.as("id"), "reference"])
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`reference = any(${references}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.reference, row.id]));
}
