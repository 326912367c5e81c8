import type { HistoryPage } from "@foyer/domain/clients/file/schema";
import { isProtected, seesBirthday, seesBirthYear } from "@foyer/domain/clients/contacts/rules";
import { isClosedTo } from "@foyer/domain/clients/rules";
import { clientFields, contactFields } from "@foyer/domain/clients/schema";
import { type Actor, can } from "@foyer/domain/kernel/permissions";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { readSealed, shown } from "../../kernel/sealed.ts";
import { reachedClient } from "../queries.ts";

export interface RecordedField {
  readonly number: number;
  readonly line: number;
  readonly act: string;
  readonly at: Instant;
  readonly by: string | null;
  readonly reason: string | null;
  readonly subject: "client" | "contact";
  readonly row: number;
  readonly contactName: string | null;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Whether a field can be set back to what it was: one that people edit, of which the former value was kept. */
export function isKept({ subject, field, before, after }: RecordedField): boolean {
  if (subject === "client") return clientFields.some((each) => each === field);
  if (isProtected(field)) return readSealed(before) !== undefined || readSealed(after) !== undefined;
  return contactFields.some((each) => each === field);
}

/** Who works and worked on a file is closed to whom its owner is; a merge records all spells of both files. */
const closedAs: Readonly<Record<string, string>> = {
  collaborators: "ownerId",
  collaborations: "ownerId",
  "spells.ownerId": "ownerId",
};

/** What finance decides about a client stands in its file's past too; the desk learns of it a hold and no more. (A7.5) */
function isOfFinance(actor: Actor, field: string): boolean {
  if (/^(spells\.)?credit[A-Z]/.test(field)) return !can(actor, "credit:standing");
  return /^(dunning|ledger)[A-Z]/.test(field) && !can(actor, "receivables:read");
}

export const isPastOfFileClosed = (actor: Actor, field: string): boolean =>
  isOfFinance(actor, field) || isClosedTo(actor, closedAs[field] ?? field);

/** What one may not read of a file one may not read of its past either. */
function isHidden(trx: Trx, { subject, field }: RecordedField): boolean {
  if (subject === "client") return isPastOfFileClosed(trx.actor, field);
  return (field === "birthday" && !seesBirthday(trx.actor)) || (field === "birthYear" && !seesBirthYear(trx.actor));
}

const naming = { staff: ["ownerId", "collaborators"], client: ["parentId", "referrerId"] } as const;

type Told = Pick<RecordedField, "subject" | "field" | "before" | "after">;

/** The people and clients that values mean by their number: those who have left, too. */
async function namesIn(trx: Trx, rows: readonly Told[]) {
  const idsOf = (fields: readonly string[]) =>
    rows
      .filter(({ subject, field }) => subject === "client" && fields.includes(field))
      .flatMap(({ before, after }) => [before, after].flat())
      .filter((id) => Number.isSafeInteger(id));
  const staff = await trx
    .selectFrom("staff")
    .select(["id", "name"])
    .where(sql<boolean>`id = any(${idsOf(naming.staff)}::bigint[])`)
    .execute();
  const clients = await trx
    .selectFrom("client")
    .select(["id", "name"])
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`id = any(${idsOf(naming.client)}::bigint[])`)
    .execute();
  return { staff, clients };
}

/** What became of a file and of its persons, the latest first; protected values as their masks. */
export async function historyOf(trx: Trx, { id, before, limit }: HistoryPage, on: CalendarDate) {
  await reachedClient(trx, { id, act: "clients:read", on });
  const { rows } = await sql<RecordedField>`
    select entry.number, entry.line, change.act, change.at, staff.name as by, change.reason, entry.subject, entry.row_id as row,
      contact.name as contact_name, entry.field, entry.before, entry.after
    from (
      select * from change_field where property_id = ${trx.propertyId} and subject = 'client' and row_id = ${id}
      union all
      select line.* from contact mine
      join change_field line on line.property_id = ${trx.propertyId} and line.subject = 'contact' and line.row_id = mine.id
      where mine.property_id = ${trx.propertyId} and mine.client_id = ${id}
    ) entry
    join change on change.property_id = ${trx.propertyId} and change.number = entry.number
    left join staff on staff.id = change.staff_id
    left join contact on entry.subject = 'contact' and contact.property_id = ${trx.propertyId} and contact.id = entry.row_id
    where ${before ? sql`(entry.number, entry.line) < (${before.number}, ${before.line})` : sql`true`}
    order by entry.number desc, entry.line desc limit ${limit}`.execute(trx);
  const mayWrite = can(trx.actor, "clients:write");
  const hidesWhy = isClosedTo(trx.actor, "archivedReason");
  const last = rows.at(-1);
  const told = rows.map((row) => {
    const hidden = isHidden(trx, row);
    return {
      ...row,
      reason: hidesWhy || (row.subject === "client" && isOfFinance(trx.actor, row.field)) ? null : row.reason,
      before: hidden ? null : shown(row.before),
      after: hidden ? null : shown(row.after),
      restorable: !hidden && mayWrite && isKept(row),
    };
  });
  return {
    rows: told,
    names: await namesIn(trx, told),
    next: rows.length === limit && last ? { number: last.number, line: last.line } : null,
  };
}

/** One line of the record of change that is about a file or a person in one. */
export const recordedLine = async (trx: Trx, { number, line }: { number: number; line: number }) => {
  const { rows } = await sql<RecordedField>`
    select entry.number, entry.line, entry.subject, entry.row_id as row, entry.field, entry.before, entry.after
    from change_field entry
    where entry.property_id = ${trx.propertyId} and entry.number = ${number} and entry.line = ${line}
      and entry.subject in ('client', 'contact')`.execute(trx);
  return rows[0];
};
