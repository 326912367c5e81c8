import { Refusal } from "../kernel/refusal.ts";
import {
  addDays,
  addMilliseconds,
  atLocal,
  businessDate,
  type CalendarDate,
  daysBetween,
  type Instant,
  minuteOfDay,
  minutes,
  type TimeZone,
} from "../kernel/time.ts";
import {
  type DropReason,
  MailAddress,
  type MessageStatus,
  mostAttached,
  mostAttachedBytes,
  type Purpose,
  purposes,
} from "./schema.ts";

/** The form an address is found by: the same for however it was typed. */
export const normalMail = (address: MailAddress): string => address.normalize("NFKC").toLowerCase();

/** Whether files of so many bytes each may go with one mail. */
export const fitsAMail = (sizes: readonly number[]): boolean =>
  sizes.length > 0 && sizes.length <= mostAttached && sizes.reduce((all, size) => all + size, 0) <= mostAttachedBytes;

/** `w***@c.com`: enough to recognise, too little to write to. (A2.8) */
export const maskMail = (address: MailAddress): string =>
  `${address.slice(0, 1)}***${address.slice(address.lastIndexOf("@"))}`;

/** The address, or a refusal before anything reaches the queue. */
export function mailAddress(text: string): MailAddress {
  const read = MailAddress.safeParse(text);
  if (!read.success) throw new Refusal("invalid", "messages.address-invalid");
  return read.data;
}

type Timeliness = {
  readonly today: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly about: CalendarDate;
  readonly startDate: CalendarDate;
  readonly lateDays: number;
};

/** Nothing is sent about the past: before the property's start, or what is known too many days late. Days of the property. */
export const isTooLate = ({ today, dueOn, about, startDate, lateDays }: Timeliness): boolean =>
  about < startDate || daysBetween(dueOn, today) > lateDays;

/** Minutes of the property's day; the end is the first minute at which nothing is sent any more. */
export type Window = { readonly from: number; readonly to: number };

/** The first moment at or after `from` at which a mail for this purpose may go. */
export function sendableAt(
  purpose: Purpose,
  from: Instant,
  { window, zone }: { window: Window; zone: TimeZone },
): Instant {
  if (!purposes[purpose].waitsForWindow) return from;
  const minute = minuteOfDay(from, zone);
  if (minute >= window.from && minute < window.to) return from;
  const today = businessDate(from, zone);
  return atLocal(minute < window.from ? today : addDays(today, 1), window.from, zone);
}

export type AddressFacts = {
  readonly suppressed: boolean;
  readonly consented: boolean;
  /** Care mails that this address got within the fatigue period. */
  readonly careMails: number;
};

/** Looked at just before sending, for the address may have been withdrawn since the mail was queued. */
export function careRefusal(facts: AddressFacts, most: number): DropReason | undefined {
  if (facts.suppressed) return "suppressed";
  if (!facts.consented) return "no-consent";
  return facts.careMails >= most ? "fatigue" : undefined;
}

/** Waits between attempts, in minutes: half a day of trying, so that no retry is ever too late. */
const waits = [1, 5, 15, 30, 60, 120, 240, 360] as const;

/** When to try again after this many attempts; nothing when the mail is given up. */
export function retryAt(attempts: number, now: Instant): Instant | undefined {
  const wait = waits[attempts - 1];
  return wait === undefined ? undefined : addMilliseconds(now, minutes(wait));
}

export type DeliveryFailure = {
  /** The server's answer, if it gave one. */
  readonly responseCode?: number | undefined;
  /** Whether the mail itself was already on its way when the connection failed. */
  readonly contentBegun: boolean;
};

/**
 * A refusal by the server is certain: 5xx for good, 4xx for now. Without an answer, a mail whose content was on its way
 * may have arrived, so nobody sends it again but a person.
 */
export function verdict({ responseCode, contentBegun }: DeliveryFailure): "retry" | "dead" | "uncertain" {
  if (responseCode !== undefined && responseCode >= 500) return "dead";
  if (responseCode !== undefined && responseCode >= 400) return "retry";
  return contentBegun ? "uncertain" : "retry";
}

/** The lease of an attempt, longer than any attempt may take. */
export const leaseMinutes = 5;

/** Only what nobody knows the end of, or what was given up, is for a person to decide. */
export function settle(
  message: { readonly id: number; readonly status: MessageStatus },
  decision: "arrived" | "send-again",
): "sent" | "queued" {
  if (message.status !== "uncertain" && message.status !== "dead")
    throw new Refusal("conflict", "messages.not-open", { id: message.id });
  if (message.status === "dead" && decision === "arrived")
    throw new Refusal("conflict", "messages.not-arrived", { id: message.id });
  return decision === "arrived" ? "sent" : "queued";
}

/** Full-width and Chinese signs, each followed by the plain one it stands for. */
const lookalikes = "０0１1２2３3４4５5６6７7８8９9〇0零0一1幺1二2三3四4五5六6七7八8九9＋+－-—-–-（(）)．.＠@\u3000 ";

/** The same text, sign by sign, in plain signs where it has them. */
const plain = (text: string) =>
  text.replace(/[^\u0020-\u007e]/gu, (sign) => {
    const at = lookalikes.indexOf(sign);
    return at < 0 ? sign : (lookalikes[at + 1] ?? sign);
  });

const secrets = [
  /[a-z0-9._%+-]+ ?@ ?[a-z0-9-]+(?: ?\. ?[a-z0-9-]+)*/giu,
  /(?:微信|wechat|weixin|vx|wx|line|qq)(?: ?(?:号|號|id))? ?[:：] ?[a-z0-9_-]{5,20}/giu,
  /微信(?:号|號|id)? ?[a-z][a-z0-9_-]{5,19}/giu,
  /\+?\(?\d[\d\s().\-/]{4,28}\d/gu,
];
const isDate = (text: string) => /^(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4})$/u.test(text);
const digitsOf = (text: string) => text.replace(/\D/g, "").length;

const redaction = "•••";

/** A guest's words without phones, mails and messenger names, however they are written. Dates and amounts stay. */
export function redactContacts(text: string): string {
  let result = text;
  for (const [index, secret] of secrets.entries()) {
    const isNumber = index === secrets.length - 1;
    const readable = plain(result);
    let from = 0;
    let kept = "";
    for (const match of readable.matchAll(secret)) {
      if (isNumber && (digitsOf(match[0]) < 7 || isDate(match[0]))) continue;
      kept += result.slice(from, match.index) + redaction;
      from = match.index + match[0].length;
    }
    result = kept + result.slice(from);
  }
  return result;
}

const contentTypes: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** What a mail's file is, by the ending of its name. */
export const contentTypeOf = (name: string): string =>
  contentTypes[name.slice(name.lastIndexOf(".") + 1).toLowerCase()] ?? "application/octet-stream";

/** A mail as others than its recipient may read it: the keys in its links are not theirs to use. */
export const hideKeys = (text: string): string => text.replace(/\b([A-Z][A-Z0-9]{1,11})\.[\w-]{43}/g, "$1.…");
