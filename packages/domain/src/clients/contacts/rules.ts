import { CellValue } from "../../changes/schema.ts";
import type { Actor } from "../../kernel/permissions.ts";
import { birthdayText, readBirthday } from "../birthdays/schema.ts";
import { isMask, normalProtected, type ReadCell, whyNot } from "../rules.ts";
import { type ContactField, contactShapes, type ProtectedField, protectedFields } from "../schema.ts";

export const isProtected = (field: string): field is ProtectedField => protectedFields.some((each) => each === field);

const isContactField = (field: string): field is ContactField => Object.hasOwn(contactShapes, field);

/** What a contact's cell would store: of a protected one its normal form. A birthday typed with its year gives that, too. */
export type ReadContactCell = ReadCell | { readonly value: CellValue; readonly birthYear: string };

function birthdayCell(typed: string): ReadContactCell {
  const read = readBirthday(typed);
  if (!read) return { refused: "clients.birthday-not-valid" };
  const value = birthdayText(read.birthday);
  if (read.year === null) return { value };
  const birthYear = normalProtected("birthYear", String(read.year));
  return birthYear === undefined ? { refused: "clients.birthYear-not-valid" } : { value, birthYear };
}

function protectedCell(field: ProtectedField, typed: string): ReadCell {
  if (isMask(typed)) return { refused: "clients.value-masked" };
  const value = normalProtected(field, typed);
  return value === undefined ? { refused: `clients.${field}-not-valid` } : { value };
}

/** The value a contact's field would store, or the code of why not. The mask that a list shows is no value. */
export function contactCell(field: string, value: CellValue): ReadContactCell {
  if (!isContactField(field)) return { refused: "clients.field-locked" };
  const text = typeof value === "number" ? String(value) : value;
  const given = typeof text === "string" && text.trim() === "" ? null : text;
  const read = contactShapes[field].safeParse(given);
  if (!read.success) return whyNot(given, read.error);
  if (typeof read.data === "string" && isProtected(field)) return protectedCell(field, read.data);
  if (typeof read.data === "string" && field === "birthday") return birthdayCell(read.data);
  return { value: CellValue.parse(read.data) };
}

/** A birthday is for whoever looks after the person; the desk congratulates on the day and needs no year. (A2.9) */
export const seesBirthday = (actor: Actor): boolean =>
  actor.kind === "system" || (actor.role !== "finance" && actor.role !== "auditor");

export const seesBirthYear = (actor: Actor): boolean =>
  seesBirthday(actor) && !(actor.kind === "staff" && actor.role === "desk");
