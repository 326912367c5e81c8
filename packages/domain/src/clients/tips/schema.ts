import { z } from "zod";
import { StaffId } from "../../staff/schema.ts";
import { ClientClass, ClientId, ClientKind } from "../schema.ts";

export const TipId = z.int().positive().brand<"TipId">();
export type TipId = z.infer<typeof TipId>;

/** Who it came from: somebody who works here, or a visitor of the hotel's own site. (A2.2, A2.4) */
const tipSources = ["staff", "own-site"] as const;
export type TipSource = (typeof tipSources)[number];

export const TipStatus = z.enum(["open", "accepted", "rejected"]);
export type TipStatus = z.infer<typeof TipStatus>;

const line = (most: number) => z.string().trim().min(1).max(most);
export const longestTip = 2_000;

/** One field: what was noticed. `key` is made by the sender, so that a retried sending is one tip. (A2.2) */
export const SendTip = z
  .strictObject({
    key: z.uuid(),
    clientId: ClientId.nullable().default(null),
    /** The name of somebody who is no client yet, or whom the sender did not find. */
    about: line(200).nullable().default(null),
    text: line(longestTip),
  })
  .refine(({ clientId, about }) => (clientId === null) !== (about === null), { path: ["about"] });
export type SendTip = z.output<typeof SendTip>;

/** Where in the file a tip may go. The first three are added to, the others replaced. */
export const tipFields = ["notes", "preferences", "specialNeeds", "industry", "city", "address"] as const;
export const TipField = z.enum(tipFields);
export type TipField = z.infer<typeof TipField>;

/** Whose file a tip goes into when it names none. */
const TipFile = z.union([
  z.strictObject({ clientId: ClientId }),
  z.strictObject({
    kind: ClientKind,
    name: line(200),
    class: ClientClass,
    ownerId: StaffId.nullable().default(null),
  }),
]);
export type TipFile = z.output<typeof TipFile>;

export const AcceptTip = z.strictObject({
  id: TipId,
  into: TipField,
  /** As it goes into the file, when it was put into other words. */
  text: line(longestTip).optional(),
  file: TipFile.optional(),
  answer: line(400).optional(),
});
export type AcceptTip = z.output<typeof AcceptTip>;

export const RejectTip = z.strictObject({ id: TipId, answer: line(400) });
export type RejectTip = z.infer<typeof RejectTip>;

/** A block of tips, the latest first; `before` is the last row of the block before. */
export const TipsPage = z.strictObject({
  /** Those that wait, or those that have been decided. */
  decided: z.boolean().optional(),
  clientId: ClientId.optional(),
  before: TipId.optional(),
  limit: z.int().min(1).max(100).default(50),
});
export type TipsPage = z.output<typeof TipsPage>;

/** Clients to send a tip about, by a piece of a name. */
export const TipClients = z.strictObject({ search: z.string().trim().min(1).max(100) });

/** The version of what a visitor agrees to, kept with each tip; a change of wording is a new one. */
export const helloConsentVersion = "hello-1";
