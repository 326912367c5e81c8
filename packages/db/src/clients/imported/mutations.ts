import { sql } from "kysely";
import type { ChangedField } from "../../changes/mutations.ts";
import {
  columnOf,
  type ImportedTable,
  keptBecause,
  ownColumns,
  putColumnsBack,
  putPartsBack,
  rowImages,
  takeRowsAway,
} from "../../imports/kept/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { keepNames } from "../names/mutations.ts";
import { keepSearched } from "../search/mutations.ts";

/** What is true of a client from a date, by the field that says so. */
const aspects = {
  ownerId: "client_owner",
  tier: "client_tier",
  class: "client_class",
  assessmentType: "client_assessment_type",
} as const;
const isAspect = (field: string): field is keyof typeof aspects => Object.hasOwn(aspects, field);
const collaborators = "client_collaborator";

/** Evidence of scores and points: reckoned anew from what is there. */
const computed = ["score_evidence", "point_entry"];

const heldBy = (trx: Trx, table: string) => sql`
  coalesce((select jsonb_agg(to_jsonb(held)) from ${sql.table(table)} as held
    where held.property_id = ${trx.propertyId} and held.client_id = whole.id), '[]')`;

async function namesOf(trx: Trx, table: "client" | "contact", ids: readonly number[]) {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from ${sql.table(table)} where property_id = ${trx.propertyId} and id = any(${[...ids]}::bigint[])`.execute(
    trx,
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** A file that only scores speak of goes into the archive, since what was reckoned with it is kept. */
async function archive(trx: Trx, table: "client" | "contact", ids: readonly number[]): Promise<ChangedField[]> {
  const { rows } = await sql<{ id: number }>`
    update ${sql.table(table)} set status = 'archived', archived_reason = 'import-taken-back'
    where property_id = ${trx.propertyId} and id = any(${[...ids]}::bigint[]) and status = 'active' returning id`.execute(
    trx,
  );
  return rows.flatMap(({ id }) => [
    { subject: table, row: id, field: "status", before: "active", after: "archived" },
    { subject: table, row: id, field: "archivedReason", before: null, after: "import-taken-back" },
  ]);
}

const forgetSearched = (trx: Trx, person: boolean, ids: readonly number[]) =>
  keepSearched(trx, { person, searched: ids.map((id) => ({ id, names: [] })) });

/** Client files as imports make and change them. */
export const importedClients: ImportedTable = {
  subject: "client",
  together: false,
  names: (trx, ids) => namesOf(trx, "client", ids),
  images: (trx, ids) =>
    rowImages(trx, {
      table: "client",
      ids,
      parts: sql`jsonb_build_object(${sql.join(
        [...Object.values(aspects), collaborators].map((table) => sql`${sql.lit(table)}, ${heldBy(trx, table)}`),
      )})`,
    }),
  async putBack(trx, { number, whole, fields }) {
    await putColumnsBack(trx, { table: "client", number, ids: whole });
    const known = new Set(await ownColumns(trx, "client"));
    const parts = new Map<string, number[]>(
      [...Object.values(aspects), collaborators].map((table) => [table, [...whole]]),
    );
    for (const [field, ids] of fields) {
      const column = columnOf(field);
      if (isAspect(field)) parts.get(aspects[field])?.push(...ids);
      else if (field === "collaborators") parts.get(collaborators)?.push(...ids);
      else if (known.has(column)) await putColumnsBack(trx, { table: "client", number, ids, columns: [column] });
    }
    for (const [table, ids] of parts)
      await putPartsBack(trx, { table, owner: "client_id", key: table, number, ids, subject: "client" });
    await keepNames(trx, { clients: [...new Set([...whole, ...[...fields.values()].flat()])] });
  },
  async takeAway(trx, { ids }) {
    const parts = [
      ...[...Object.values(aspects), collaborators, "client_name_gram"].map((table) => ({ table, owner: "client_id" })),
      { table: "client_duplicate", owner: "one_id" },
      { table: "client_duplicate", owner: "other_id" },
    ];
    const { taken, named, counted } = await takeRowsAway(trx, { table: "client", ids, parts, computed });
    await forgetSearched(trx, false, taken);
    return {
      taken,
      kept: [...keptBecause("imports.in-use", named), ...keptBecause("imports.archived", counted)],
      changed: await archive(trx, "client", counted),
    };
  },
};

/** Persons at clients. The salt stays where it is: who destroys it erases the person here too. */
export const importedContacts: ImportedTable = {
  subject: "contact",
  together: false,
  names: (trx, ids) => namesOf(trx, "contact", ids),
  images: (trx, ids) => rowImages(trx, { table: "contact", ids, without: ["salt"] }),
  async putBack(trx, { number, whole, fields }) {
    await putColumnsBack(trx, { table: "contact", number, ids: whole });
    const known = await ownColumns(trx, "contact");
    for (const [field, ids] of fields) {
      // a protected value is three columns: ciphertext, index and mask; a birthday is several too
      const column = columnOf(field);
      const columns = known.filter((each) => each === column || each.startsWith(`${column}_`));
      if (columns.length > 0) await putColumnsBack(trx, { table: "contact", number, ids, columns });
    }
    await keepNames(trx, { contacts: [...new Set([...whole, ...[...fields.values()].flat()])] });
  },
  async takeAway(trx, { ids }) {
    const { taken, named, counted } = await takeRowsAway(trx, { table: "contact", ids, parts: [], computed });
    await forgetSearched(trx, true, taken);
    return {
      taken,
      kept: [...keptBecause("imports.in-use", named), ...keptBecause("imports.archived", counted)],
      changed: await archive(trx, "contact", counted),
    };
  },
};
