import type { Actor } from "../../kernel/permissions.ts";
import { scopeOf } from "../../kernel/permissions.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { StaffId } from "../../kernel/ids.ts";
import { redactContacts } from "../../messages/rules.ts";
import { clientCell, normalProtected } from "../rules.ts";
import type { ClientSource } from "../schema.ts";
import { longestTip, type TipField, type TipSource, type TipStatus } from "./schema.ts";

const addedTo: readonly TipField[] = ["notes", "preferences", "specialNeeds"];

/**
 * What a field of the file holds after a tip: notes, preferences and special needs get one more line, the others are
 * replaced. Judged by the validator of grid, form and import. (A2.2)
 */
export function fieldAfterTip(field: TipField, before: string | null, text: string): string {
  const after = addedTo.includes(field) && before ? `${before}\n${text}` : text;
  const read = clientCell(field, after);
  if ("refused" in read) throw new Refusal("invalid", "clients.tip-does-not-fit", { field });
  return String(read.value);
}

/** A tip is decided once; who came first has said it. */
export function mayBeDecided({ status }: { readonly status: TipStatus }): void {
  if (status !== "open") throw new Refusal("conflict", "clients.tip-decided");
}

interface Deciding {
  readonly client: { readonly ownerId: StaffId | null } | null;
  /** Whose clients the actor decides for; nothing when all of the property's. */
  readonly staffIds: readonly StaffId[] | undefined;
}

/** The owner decides; what has no owner, or no file yet, is the manager's. (A2.2) */
export function decides(actor: Actor, { client, staffIds }: Deciding): boolean {
  if (staffIds === undefined) return true;
  const ownerId = client?.ownerId ?? null;
  return ownerId === null ? scopeOf(actor, "tips:decide") !== "own" : staffIds.includes(ownerId);
}

/** Where a client made of a tip comes from. */
export const sourceOfTip = (source: TipSource, role: string | undefined): ClientSource =>
  source === "own-site" ? "own-site" : role === "desk" ? "front-desk" : "sales";

/** Phones and mails have their own place, encrypted; in running text they are struck out. (A2.8) */
export const readTip = (text: string): string => redactContacts(text.slice(0, longestTip));

const helloFields = ["name", "company", "mobile", "mail", "wish", "consent"] as const;
export type HelloField = (typeof helloFields)[number];

/** The field that people do not see; what fills it in fills in everything. */
export const trapField = "website";

/** What a visitor of the site left. */
export interface Hello {
  readonly name: string;
  readonly company: string | null;
  /** In their normal form. */
  readonly mobile: string | null;
  readonly mail: string | null;
  readonly wish: string;
  readonly suspect: boolean;
}

export type ReadHello =
  | { readonly hello: Hello; readonly problems?: undefined }
  | { readonly hello?: undefined; readonly problems: ReadonlySet<HelloField> };

/** A posted line as text: control characters are blanks, half characters are replaced. */
const lineOf = (text: string | undefined): string =>
  (text ?? "")
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069\uE000]+/gu, " ")
    .trim();

const textOf = (text: string | undefined): string =>
  (text ?? "")
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replaceAll(/(?:[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069\uE000])+/gu, " ")
    .trim();

const longest = { name: 120, company: 200 } as const;

/** Reads the contact form: a name, a way to answer, a wish, and the tick. What does not fit is named, nothing is cut. (A2.4) */
export function readHello(form: Readonly<Record<string, string>>): ReadHello {
  const problems = new Set<HelloField>();
  const name = lineOf(form["name"]);
  const company = lineOf(form["company"]);
  const wish = textOf(form["wish"]);
  if (name === "" || name.length > longest.name) problems.add("name");
  if (company.length > longest.company) problems.add("company");
  if (wish === "" || wish.length > longestTip) problems.add("wish");
  const way = (field: "mobile" | "mail") => {
    // a line break inside is no blank: it is somebody writing a header
    const typed = (form[field] ?? "").trim();
    if (typed === "") return null;
    const normal = normalProtected(field, typed);
    if (normal === undefined) problems.add(field);
    return normal ?? null;
  };
  const mobile = way("mobile");
  const mail = way("mail");
  if (mobile === null && mail === null && !problems.has("mobile") && !problems.has("mail")) problems.add("mobile");
  if (form["consent"] !== "yes") problems.add("consent");
  if (problems.size > 0) return { problems };
  const suspect = lineOf(form[trapField]) !== "";
  const written = { name: readTip(name), company: company === "" ? null : readTip(company), wish: readTip(wish) };
  return { hello: { ...written, mobile, mail, suspect } };
}
