import { CellValue } from "@foyer/domain/changes/schema";
import { isProtected } from "@foyer/domain/clients/contacts/rules";
import type { PutBack } from "@foyer/domain/clients/file/schema";
import { tagsText } from "@foyer/domain/clients/tags/rules";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { propertyKeys } from "../../kernel/protect.ts";
import { readSealed } from "../../kernel/sealed.ts";
import { contactsGrid } from "../contacts/grid.ts";
import { clientsGrid } from "../grid.ts";
import { openPerson } from "../sealed/queries.ts";
import { isKept, type RecordedField, recordedLine } from "./queries.ts";

/** The value as somebody would type it; a protected one is opened here and nowhere shown. */
async function formerValue(trx: Trx, { row, field, before }: RecordedField): Promise<CellValue> {
  if (Array.isArray(before)) return tagsText(before.map(String));
  const sealed = isProtected(field) ? readSealed(before) : undefined;
  if (!sealed || !isProtected(field)) return CellValue.parse(before ?? null);
  const contact = await trx
    .selectFrom("contact")
    .select("salt")
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`id = ${row}`)
    .executeTakeFirst();
  if (!contact?.salt) throw new Refusal("conflict", "clients.value-not-kept");
  const place = { row, propertyId: trx.propertyId };
  return openPerson(await propertyKeys(trx), { salt: contact.salt, cipher: sealed.cipher, field, ...place });
}

/** Sets one field back to what it was before a change: judged like any edit, and a change of its own. (A2.7) */
export async function putBack(trx: Trx, asked: PutBack, now: Instant): Promise<void> {
  const entry = found(await recordedLine(trx, asked), "clients.change-not-found", asked);
  const grid = entry.subject === "client" ? clientsGrid : contactsGrid;
  const [name] = await grid.current(trx, [{ row: entry.row, field: "name", value: null }], now);
  // what became of somebody else's file is not told, not even that anything did
  found(name, "clients.change-not-found", asked);
  if (!isKept(entry)) throw new Refusal("conflict", "clients.value-not-kept");
  const cell = { row: String(entry.row), field: entry.field, new: await formerValue(trx, entry) };
  const [planned] = await grid.plan(trx, { cells: [cell], scope: {} }, now);
  if (!planned || "refused" in planned)
    throw new Refusal("conflict", planned?.refused ?? "clients.change-not-found", { field: entry.field });
  const fields = planned.fields.filter((field) => field.before !== field.after);
  if (fields.length === 0) throw new Refusal("conflict", "clients.value-stands");
  await grid.write(trx, fields, now);
  await recordChange(trx, {
    act: "clients.put-back",
    at: now,
    undoes: asked.number,
    fields: fields.map((field) => ({ subject: grid.subject, ...field })),
  });
}
