import { z } from "zod";
import { CarePurpose, Channel, ConsentSource } from "../../messages/schema.ts";
import { ContactId } from "../schema.ts";

export const ContactById = z.strictObject({ id: ContactId });
export type ContactById = z.infer<typeof ContactById>;

/** Nothing is deleted: who has left stands in the file as such. (A2.7) */
export const ArchiveContact = z.strictObject({ id: ContactId, reason: z.string().trim().min(1).max(200) });
export type ArchiveContact = z.infer<typeof ArchiveContact>;

/** What a person agreed to, for one way to be reached: which wording, and from whom the house has it. (A2.8) */
export const GiveConsent = z.strictObject({
  contactId: ContactId,
  channel: Channel,
  purpose: CarePurpose,
  version: z.string().trim().min(1).max(60),
  source: ConsentSource,
});
export type GiveConsent = z.infer<typeof GiveConsent>;

export const EndConsent = GiveConsent.pick({ contactId: true, channel: true, purpose: true });
export type EndConsent = z.infer<typeof EndConsent>;
