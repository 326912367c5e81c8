import type { z } from "zod";
import { CellValue } from "../changes/schema.ts";
import type { Actor, Role } from "../kernel/permissions.ts";
import {
  type AssessmentType,
  type ClientClass,
  type ClientField,
  type ClientId,
  clientShapes,
  type ClientSource,
  type ProtectedField,
} from "./schema.ts";
import { tagsCell } from "./tags/rules.ts";

const typeOfClass: Record<ClientClass, AssessmentType> = {
  business: "business",
  conference: "business",
  "long-stay": "business",
  government: "business",
  association: "business",
  "leisure-individual": "individual",
  casual: "individual",
  "leisure-group": "group",
  "travel-agency": "group",
};

/** How a client is assessed: what a manager said, else VIP, else by class. (B2.1–B2.4) */
export const assessmentType = (client: {
  vip: boolean;
  class: ClientClass;
  override?: AssessmentType | null;
}): AssessmentType => client.override ?? (client.vip ? "vip" : typeOfClass[client.class]);

const mainland = (number: string) => number.replace(/^\+86/, "");

/** `138****8000`, `w***@c.com`: enough to recognise, too little to use. Made on the server, stored beside the value. (A2.8) */
export function mask(field: ProtectedField, value: string): string {
  if (field === "birthYear") return "****";
  if (field === "mail") {
    const at = value.lastIndexOf("@");
    return `${value.slice(0, 1)}***${value.slice(at)}`;
  }
  if (field === "wechat" && value.length >= 8) {
    // they are of any length: never more than half of one is shown
    const quarter = Math.floor(value.length / 4);
    return `${value.slice(0, Math.min(3, quarter))}****${value.slice(-Math.min(4, quarter))}`;
  }
  const digits = field === "wechat" ? value : mainland(value.replace(/;ext=\d+$/, ""));
  return digits.length < 8 ? `${digits.slice(0, 1)}****` : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

/** What a list shows of a value it may not show: typed back, it is none. */
export const isMask = (text: string): boolean => text.includes("***");

/** E.164; a bare mainland mobile, and for a phone an area code with its zero, gets +86. An extension stays behind `;ext=`. */
function normalNumber(field: "mobile" | "phone", text: string): string | undefined {
  const [, typed = "", extension] = /^(.+?)(?:(?:;ext=|ext\.?|x|转|轉|分机|分機|#)\s*(\d{1,6}))?$/i.exec(text) ?? [];
  if (field === "mobile" && extension !== undefined) return undefined;
  const digits = typed.replaceAll(/[\s().-]/g, "");
  const behind = extension === undefined ? "" : `;ext=${extension}`;
  if (/^1[3-9]\d{9}$/.test(digits)) return `+86${digits}${behind}`;
  if (field === "phone" && /^0[1-9]\d{8,10}$/.test(digits)) return `+86${digits.slice(1)}${behind}`;
  if (field === "phone" && /^400\d{7}$/.test(digits)) return `+86${digits}${behind}`;
  const international = digits.replace(/^00/, "+").replace(/^\+860/, "+86");
  return /^\+[1-9]\d{6,14}$/.test(international) ? `${international}${behind}` : undefined;
}

/** The normal form that is encrypted and found by: E.164 for phones, lower case for mail. */
export function normalProtected(field: ProtectedField, typed: string): string | undefined {
  const text = typed.normalize("NFKC").trim();
  if (field === "birthYear") return /^(?:19|20)\d\d$/.test(text.replace(/年$/, "")) ? text.slice(0, 4) : undefined;
  if (field === "wechat") return /^[\w-]{5,64}$/.test(text) ? text.toLowerCase() : undefined;
  if (field === "mail") {
    const mail = text.toLowerCase();
    return /^[^\s@"*(),:;<>[\\\]]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(mail) && mail.length <= 254 ? mail : undefined;
  }
  return normalNumber(field, text);
}

/** What may be closed to who may otherwise open a file. */
export type ClosedField =
  | "industry"
  | "address"
  | "city"
  | "preferences"
  | "specialNeeds"
  | "notes"
  | "verifiedOn"
  | "groupAccount"
  | "parentId"
  | "parentName"
  | "referrerId"
  | "referrerName"
  | "tags"
  | "archivedReason"
  | "ownerId"
  | "ownerName";

/** The desk meets guests: it reads names, tier and what they like. Who looks at money or at order does not read that. (A2.9) */
const closed: Partial<Record<Role, readonly ClosedField[]>> = {
  finance: ["preferences", "specialNeeds"],
  auditor: ["preferences", "specialNeeds"],
  desk: [
    "industry",
    "address",
    "city",
    "notes",
    "verifiedOn",
    "groupAccount",
    "parentId",
    "parentName",
    "referrerId",
    "referrerName",
    "tags",
    "archivedReason",
    "ownerId",
    "ownerName",
  ],
};

const closedTo = (actor: Actor): readonly ClosedField[] => (actor.kind === "system" ? [] : (closed[actor.role] ?? []));

export const isClosedTo = (actor: Actor, field: string): boolean => closedTo(actor).some((each) => each === field);

/** A file as this actor reads it: what is closed is empty. */
export function asReadBy<File extends { readonly [Field in ClosedField]?: string | number | null | readonly string[] }>(
  file: File,
  actor: Actor,
): File {
  const fields = closedTo(actor).filter((field) => field in file);
  return fields.length === 0
    ? file
    : { ...file, ...Object.fromEntries(fields.map((field) => [field, field === "tags" ? [] : null])) };
}

export type ReadCell = { readonly value: CellValue } | { readonly refused: string };

const isTooLong = (error: z.ZodError): boolean => error.issues.some((issue) => issue.code === "too_big");

/** Why a value does not fit. */
export function whyNot(value: CellValue, error: z.ZodError): { refused: string } {
  if (value === null) return { refused: "clients.field-required" };
  return { refused: isTooLong(error) ? "clients.value-too-long" : "clients.value-not-valid" };
}

const isClientField = (field: string): field is ClientField => Object.hasOwn(clientShapes, field);

/** The value a cell would store, or the code of why not. An emptied optional cell stores nothing. Form, paste, fill, import and API ask the same. */
export function clientCell(field: string, value: CellValue): ReadCell {
  // a date of verification is never pasted or filled (B1.2)
  if (field === "verifiedOn") return { refused: "clients.verified-one-by-one" };
  if (!isClientField(field)) return { refused: "clients.field-locked" };
  const shape: z.ZodType = clientShapes[field];
  const given = typeof value === "string" && value.trim() === "" ? null : value;
  const read = shape.safeParse(given);
  if (!read.success) return whyNot(given, read.error);
  if (field === "tags" && typeof read.data === "string") return tagsCell(read.data);
  return { value: CellValue.parse(read.data) };
}

/** Whoever recommended the hotel is named where that is how the client came. */
export const referrerFits = ({ source, referrerId }: { source: ClientSource; referrerId: ClientId | null }): boolean =>
  referrerId === null || source === "referral";
