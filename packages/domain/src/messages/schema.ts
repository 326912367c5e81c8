import { z } from "zod";
import { CalendarDate, Instant } from "../kernel/time.ts";
import { Language, phrase } from "../kernel/words.ts";
import { FileId } from "../files/schema.ts";
import { setting, technicalSetting } from "../properties/schema.ts";

export const MessageId = z.int().positive().brand<"MessageId">();
export type MessageId = z.infer<typeof MessageId>;

/** Service mail is owed and needs no consent; care mail is offered and does. */
export const messageKinds = ["service", "care"] as const;
export type MessageKind = (typeof messageKinds)[number];

/**
 * What a mail is for: its kind, whether it waits for the hours in which a hotel may write, and whether it says what a client
 * owes. The last are read by those who read the whole ledger.
 */
export const purposes = {
  statement: { kind: "service", waitsForWindow: true, ofLedger: true },
  "sign-in": { kind: "service", waitsForWindow: false, ofLedger: false },
  /** A letter about what is due or late, and the salesperson's copy of it. */
  reminder: { kind: "service", waitsForWindow: true, ofLedger: true },
  /** What is told to a person of the house: whom to call about which debt, too. */
  notice: { kind: "service", waitsForWindow: true, ofLedger: true },
  survey: { kind: "care", waitsForWindow: true, ofLedger: false },
} as const satisfies Record<string, { kind: MessageKind; waitsForWindow: boolean; ofLedger: boolean }>;
export const Purpose = z.enum(["sign-in", "reminder", "notice", "survey", "statement"]);
export type Purpose = z.infer<typeof Purpose>;

/** What a person consents to, each apart: mail or any other way to be reached. */
export const carePurposes = ["survey", "greeting", "material", "offer"] as const;
export const CarePurpose = z.enum(carePurposes);
export type CarePurpose = z.infer<typeof CarePurpose>;

/** The ways to reach a person. Consent and suppression belong to one of them and its address. */
export const channels = ["mobile", "phone", "mail", "wechat"] as const;
export const Channel = z.enum(channels);
export type Channel = z.infer<typeof Channel>;

export const messageStatuses = ["queued", "sending", "sent", "uncertain", "dead", "dropped"] as const;
export const MessageStatus = z.enum(messageStatuses);
export type MessageStatus = z.infer<typeof MessageStatus>;

/** Why a mail was never sent: the first four by rule, the last because its cause is gone (the survey was answered). */
const dropReasons = ["too-late", "suppressed", "no-consent", "fatigue", "withdrawn"] as const;
export const DropReason = z.enum(dropReasons);
export type DropReason = z.infer<typeof DropReason>;

export const carriers = ["smtp", "folder"] as const;
export type Carrier = (typeof carriers)[number];

const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/** One plain address. Comments, groups, quoted names, address literals and line breaks are all refused. */
function isMailAddress(text: string): boolean {
  const at = text.lastIndexOf("@");
  const labels = text.slice(at + 1).split(".");
  return (
    at >= 1 &&
    at <= 64 &&
    local.test(text.slice(0, at)) &&
    labels.length >= 2 &&
    labels.every((part) => label.test(part)) &&
    /[a-z]/i.test(labels.at(-1) ?? "")
  );
}

export const MailAddress = z.string().max(254).refine(isMailAddress).brand<"MailAddress">();
export type MailAddress = z.infer<typeof MailAddress>;

/** As many files as go with one mail, and as large together, in bytes: what mail servers of firms still take. */
export const mostAttached = 10;
export const mostAttachedBytes = 10 * 1_048_576;

/** A stored file that goes with a mail, under the name that its recipient finds; what it is, the name's ending says. */
const Attached = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^/\\\p{Cc}]+\.[a-z0-9]+$/u),
  fileId: FileId,
});

/** What a capability asks the outbox to send. `about` is the day the mail speaks of, `dueAt` the moment it ought to go. */
export const Mail = z.strictObject({
  dedupeKey: z.string().min(1).max(200),
  purpose: Purpose,
  to: z.string(),
  language: Language,
  subject: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}]+$/u),
  text: z.string().max(100_000),
  html: z.string().max(200_000),
  about: CalendarDate,
  dueAt: Instant,
  attachments: z.array(Attached).min(1).max(mostAttached).optional(),
  /** The link by which the recipient of a care mail ends it; its hash stands in the outbox. */
  unsubscribe: z
    .strictObject({ url: z.url(), hash: z.custom<Uint8Array>((hash) => hash instanceof Uint8Array) })
    .optional(),
});
export type Mail = z.infer<typeof Mail>;

/** The encrypted part of an outbox row: names, links and tokens. */
export const MailContent = z.strictObject({
  text: z.string(),
  html: z.string(),
  unsubscribeUrl: z.string().optional(),
});
export type MailContent = z.infer<typeof MailContent>;

export const MessageFilter = z.strictObject({
  status: MessageStatus.optional(),
  purpose: Purpose.optional(),
  /** Older than this one: the next block of the list. */
  before: MessageId.optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type MessageFilter = z.infer<typeof MessageFilter>;

/** One file of a mail, asked for in a query string. */
export const AskedAttachment = z.strictObject({
  message: z.coerce.number().pipe(MessageId),
  place: z.coerce.number().int().min(1).max(mostAttached),
});
export type AskedAttachment = z.infer<typeof AskedAttachment>;

/** What a person decides about a mail of which nobody knows whether it arrived, or which was given up. */
export const SettleMessage = z.strictObject({
  id: MessageId,
  decision: z.enum(["arrived", "send-again"]),
  reason: z.string().trim().min(1).max(500),
});
export type SettleMessage = z.infer<typeof SettleMessage>;

const consentSources = ["guest", "contract", "staff", "import"] as const;
export const ConsentSource = z.enum(consentSources);
export type ConsentSource = z.infer<typeof ConsentSource>;

export const RecordConsent = z.strictObject({
  mail: MailAddress,
  purpose: CarePurpose,
  /** Which wording was agreed to. */
  version: z.string().trim().min(1).max(60),
  source: ConsentSource,
});
export type RecordConsent = z.infer<typeof RecordConsent>;

export const WithdrawConsent = z.strictObject({ mail: MailAddress, purpose: CarePurpose });
export type WithdrawConsent = z.infer<typeof WithdrawConsent>;

const suppressionReasons = ["unsubscribed", "asked", "bounced"] as const;
export const SuppressionReason = z.enum(suppressionReasons);
export type SuppressionReason = z.infer<typeof SuppressionReason>;

export const SuppressAddress = z.strictObject({ mail: MailAddress, reason: SuppressionReason });
export const LiftSuppression = z.strictObject({ id: z.int().positive(), reason: z.string().trim().min(1).max(500) });
export type LiftSuppression = z.infer<typeof LiftSuppression>;
export const AddressLookup = z.strictObject({ mail: MailAddress });

const minuteOfDay = z.int().min(0).max(1440);

export const messagesSettings = {
  /** Empty: `no-reply` at the installation's public address. */
  "messages.sender": technicalSetting(
    z.string().refine((text) => text === "" || isMailAddress(text)),
    "",
    phrase("发件人地址", "寄件人地址", "Sender's mail address"),
  ),
  "messages.window-from": setting(
    minuteOfDay,
    540,
    phrase("邮件最早发送时间（当日分钟）", "郵件最早發送時間（當日分鐘）", "Mail goes out from (minute of the day)"),
  ),
  "messages.window-to": setting(
    minuteOfDay,
    1200,
    phrase("邮件最晚发送时间（当日分钟）", "郵件最晚發送時間（當日分鐘）", "Mail goes out until (minute of the day)"),
  ),
  "messages.late-days": setting(
    z.int().min(0).max(30),
    3,
    phrase("逾期多少天后不再发送", "逾期多少天後不再發送", "Days after which a mail is too late"),
  ),
  "messages.inbox-days": setting(
    z.int().min(7).max(730),
    90,
    phrase("通知保留天数", "通知保留天數", "Days for which notifications are kept"),
  ),
  "messages.care-days": setting(
    z.int().min(1).max(365),
    30,
    phrase("关怀邮件计数周期（天）", "關懷郵件計數週期（天）", "Care mail: period counted, in days"),
  ),
  "messages.care-most": setting(
    z.int().min(1).max(50),
    3,
    phrase("每个地址周期内关怀邮件上限", "每個地址週期內關懷郵件上限", "Care mail: most per address in that period"),
  ),
};
