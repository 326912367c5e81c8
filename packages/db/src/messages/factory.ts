import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { type Mail, MailAddress } from "@foyer/domain/messages/schema";
import type { Trx } from "../kernel/fence.ts";
import { recordConsent } from "./addresses/mutations.ts";

let count = 0;

/** A survey mail of 3 May 2026, 09:00 in Shanghai, about a stay that ended on the 1st. */
export function aMail(values: Partial<Mail> = {}): Mail {
  count += 1;
  return {
    dedupeKey: `mail-${count}`,
    purpose: "survey",
    to: `guest-${count}@example.com`,
    language: "en",
    subject: "How was your stay?",
    text: "Tell us: https://hotel.example/s/",
    html: "<p>Tell us</p>",
    about: CalendarDate.parse("2026-05-01"),
    dueAt: Instant.parse("2026-05-03T01:00:00.000Z"),
    ...values,
  };
}

/** The address agreed to surveys at the start of 2026. */
export const aConsent = (trx: Trx, mail: string): Promise<void> =>
  recordConsent(
    trx,
    { mail: MailAddress.parse(mail), purpose: "survey", version: "2026-01", source: "guest" },
    Instant.parse("2026-01-01T00:00:00.000Z"),
  );
