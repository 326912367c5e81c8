import { z } from "zod";
import { CellValue } from "../changes/schema.ts";
import type { Actor, Role } from "../kernel/permissions.ts";
import {
  type AssessmentType,
  type ClientClass,
  type ClientField,
  NewClient,
  type ProtectedField,
  Tier,
} from "./schema.ts";

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

/** `138****8000`, `w***@c.com`: enough to recognise, too little to use. Made on the server, stored beside the value. (A2.8) */
export function mask(field: ProtectedField, value: string): string {
  if (field === "mail") {
    const at = value.lastIndexOf("@");
    return `${value.slice(0, 1)}***${value.slice(at)}`;
  }
  const digits = field === "mobile" ? value.replace(/^\+86/, "") : value;
  return digits.length < 8 ? `${digits.slice(0, 1)}****` : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

/** The normal form that is encrypted and found by: E.164 for phones (a bare mainland mobile gets +86), lower case for mail. */
export function normalProtected(field: ProtectedField, typed: string): string | undefined {
  const text = typed.normalize("NFKC").trim();
  if (field === "wechat") return /^[\w-]{5,64}$/.test(text) ? text.toLowerCase() : undefined;
  if (field === "mail") {
    const mail = text.toLowerCase();
    return /^[^\s@"*(),:;<>[\\\]]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(mail) && mail.length <= 254 ? mail : undefined;
  }
  const digits = text.replaceAll(/[\s().-]/g, "");
  if (/^1[3-9]\d{9}$/.test(digits)) return `+86${digits}`;
  const international = digits.replace(/^00/, "+");
  return /^\+[1-9]\d{6,14}$/.test(international) ? international : undefined;
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
  | "ownerId"
  | "ownerName";

/** The desk meets guests: it reads names, tier and what they like. Who looks at money or at order does not read that. (A2.9) */
const closed: Partial<Record<Role, readonly ClosedField[]>> = {
  finance: ["preferences", "specialNeeds"],
  auditor: ["preferences", "specialNeeds"],
  desk: ["industry", "address", "city", "notes", "verifiedOn", "ownerId", "ownerName"],
};

const closedTo = (actor: Actor): readonly ClosedField[] => (actor.kind === "system" ? [] : (closed[actor.role] ?? []));

export const isClosedTo = (actor: Actor, field: ClosedField): boolean => closedTo(actor).includes(field);

/** A file as this actor reads it: what is closed is empty. */
export function asReadBy<File extends { readonly [Field in ClosedField]?: string | number | null }>(
  file: File,
  actor: Actor,
): File {
  const fields = closedTo(actor).filter((field) => field in file);
  return fields.length === 0 ? file : { ...file, ...Object.fromEntries(fields.map((field) => [field, null])) };
}

/** What a grid's cell may hold: the same limits as a form's field. */
const cellShapes = {
  name: NewClient.shape.name,
  englishName: NewClient.shape.englishName.unwrap(),
  shortName: NewClient.shape.shortName.unwrap(),
  kind: NewClient.shape.kind,
  class: NewClient.shape.class,
  tier: Tier,
  ownerId: NewClient.shape.ownerId.unwrap(),
  industry: NewClient.shape.industry.unwrap(),
  city: NewClient.shape.city.unwrap(),
  address: NewClient.shape.address.unwrap(),
  source: NewClient.shape.source.unwrap(),
  vip: z.boolean(),
  preferences: NewClient.shape.preferences.unwrap(),
  specialNeeds: NewClient.shape.specialNeeds.unwrap(),
  notes: NewClient.shape.notes.unwrap(),
} satisfies Record<ClientField, z.ZodType>;

/** The value a cell would store, or the code of why not. An emptied optional cell stores nothing. */
export function clientCell(field: string, value: CellValue): { value: CellValue } | { refused: string } {
  if (!Object.hasOwn(cellShapes, field)) return { refused: "clients.field-locked" };
  const shape: z.ZodType = cellShapes[field as ClientField];
  const read = shape.safeParse(value === "" ? null : value);
  if (read.success) return { value: CellValue.parse(read.data) };
  return { refused: value === "" || value === null ? "clients.field-required" : "clients.value-not-valid" };
}
